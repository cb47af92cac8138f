// SPDX-License-Identifier: Apache-2.0

/** The user timeout: a limit that a user sets, or that a peer asks for; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.usertimeout;

import org.jspecify.annotations.NullMarked;
