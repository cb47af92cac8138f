// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.time.Duration;
import org.tcpassay.net.KernelTcpInfo;
import org.tcpassay.rules.State;

/** Linux's numbers for what RFC 9293 names. */
public final class LinuxStates {

    private static final int TIMESTAMPS = 1;
    private static final int SACK = 2;
    private static final int WINDOW_SCALE = 4;

    private LinuxStates() {}

    /**
     * The state that the kernel has a number for, in tcp_info as in sock_diag.
     *
     * @throws IllegalArgumentException if Linux has no such number
     */
    public static State state(int number) {
        return switch (number) {
            case 1 -> State.ESTABLISHED;
            case 2 -> State.SYN_SENT;
            case 3, 12 -> State.SYN_RECEIVED; // a request that became a socket, and one that did not yet
            case 4 -> State.FIN_WAIT_1;
            case 5 -> State.FIN_WAIT_2;
            case 6 -> State.TIME_WAIT;
            case 7 -> State.CLOSED;
            case 8 -> State.CLOSE_WAIT;
            case 9 -> State.LAST_ACK;
            case 10 -> State.LISTEN;
            case 11 -> State.CLOSING;
            default -> throw new IllegalArgumentException("Linux's TCP state " + number + "; 1 to 12 are known");
        };
    }

    static TcpInfo info(KernelTcpInfo info) {
        return new TcpInfo(
                state(info.state()),
                (info.options() & TIMESTAMPS) != 0,
                (info.options() & SACK) != 0,
                (info.options() & WINDOW_SCALE) != 0,
                info.sndScale(),
                info.rcvScale(),
                info.backoff(),
                info.retransmits(),
                Duration.ofNanos(info.rtoUs() * 1000),
                info.sndMss(),
                info.rcvMss(),
                info.unacked(),
                Duration.ofNanos(info.rttUs() * 1000));
    }
}
