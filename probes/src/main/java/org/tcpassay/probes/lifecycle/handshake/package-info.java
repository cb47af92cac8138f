// SPDX-License-Identifier: Apache-2.0

/** Three segments, and what becomes of a connection when one of them is lost. */
@NullMarked
package org.tcpassay.probes.lifecycle.handshake;

import org.jspecify.annotations.NullMarked;
