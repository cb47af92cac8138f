// SPDX-License-Identifier: Apache-2.0

/** Timestamps and PAWS (RFC 7323); may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.timestamps;

import org.jspecify.annotations.NullMarked;
