// SPDX-License-Identifier: Apache-2.0

/** A connection on which nobody says anything, and how a dead peer is found. */
@NullMarked
package org.tcpassay.probes.lifecycle.keepalive;

import org.jspecify.annotations.NullMarked;
