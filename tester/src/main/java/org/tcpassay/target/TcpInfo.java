// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.time.Duration;
import org.tcpassay.rules.State;

/**
 * What the target says of a connection. A number that it does not tell is {@link #NOT_TOLD}, a time zero.
 *
 * @param backoff how often the retransmission timer has backed off
 * @param retransmits retransmissions without an answer so far
 * @param rto current retransmission time-out
 * @param sndMss the largest segment it sends, bytes
 * @param rcvMss the largest segment it saw, bytes
 * @param unacked segments sent and not acknowledged
 */
public record TcpInfo(
        State state,
        boolean timestamps,
        boolean sack,
        boolean windowScale,
        int sndScale,
        int rcvScale,
        int backoff,
        int retransmits,
        Duration rto,
        int sndMss,
        int rcvMss,
        long unacked,
        Duration rtt) {

    public static final int NOT_TOLD = -1;
}
