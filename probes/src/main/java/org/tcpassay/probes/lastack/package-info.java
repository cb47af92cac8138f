// SPDX-License-Identifier: Apache-2.0

/** LAST-ACK: the target's FIN is all that is left to acknowledge; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.lastack;

import org.jspecify.annotations.NullMarked;
