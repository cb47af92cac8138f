// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import org.tcpassay.fault.Side;
import org.tcpassay.rules.State;

/**
 * The state that a kernel has for its end of a connection, seen in its table of sockets, and another than before.
 *
 * @param timeNs on the relay's clock
 * @param connection as the path counts them, from 1
 * @param state LISTEN as long as the end is only a listener's port, CLOSED where there is no record
 */
public record Observed(long timeNs, int connection, Side side, State state) {}
