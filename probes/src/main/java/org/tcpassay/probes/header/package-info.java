// SPDX-License-Identifier: Apache-2.0

/** Header fields that are damaged or reserved; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.header;

import org.jspecify.annotations.NullMarked;
