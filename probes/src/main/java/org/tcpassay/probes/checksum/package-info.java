// SPDX-License-Identifier: Apache-2.0

/** Checksums: damaged, absent, over odd lengths; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.checksum;

import org.jspecify.annotations.NullMarked;
