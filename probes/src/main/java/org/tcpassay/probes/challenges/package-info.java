// SPDX-License-Identifier: Apache-2.0

/** Challenge acknowledgments and their number; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.challenges;

import org.jspecify.annotations.NullMarked;
