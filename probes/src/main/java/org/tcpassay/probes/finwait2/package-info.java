// SPDX-License-Identifier: Apache-2.0

/** FIN-WAIT-2: the target has closed, the tester may still send; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.finwait2;

import org.jspecify.annotations.NullMarked;
