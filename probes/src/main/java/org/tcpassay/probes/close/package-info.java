// SPDX-License-Identifier: Apache-2.0

/** CLOSE by the user, in whatever company; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.close;

import org.jspecify.annotations.NullMarked;
