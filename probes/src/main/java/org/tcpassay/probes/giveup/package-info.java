// SPDX-License-Identifier: Apache-2.0

/** How long a target goes on with a peer that is silent; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.giveup;

import org.jspecify.annotations.NullMarked;
