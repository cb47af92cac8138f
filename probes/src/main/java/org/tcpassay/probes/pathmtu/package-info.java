// SPDX-License-Identifier: Apache-2.0

/** What the target does when the path carries less than its link; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.pathmtu;

import org.jspecify.annotations.NullMarked;
