// SPDX-License-Identifier: Apache-2.0

/** FIN-WAIT-1: the target has closed, its FIN is not acknowledged; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.finwait1;

import org.jspecify.annotations.NullMarked;
