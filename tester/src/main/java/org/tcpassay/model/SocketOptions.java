// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import java.time.Duration;
import java.util.Optional;

/**
 * What a user has set at its end of a connection.
 *
 * @param buffer of the receive side, bytes
 * @param mss the largest segment to offer and to send, bytes
 * @param nagle may be off (RFC 9293 MUST-17)
 * @param corked small segments wait until told otherwise
 * @param urgentInline urgent text is received with the rest
 * @param keepAlive off unless set (RFC 9293 MUST-25)
 */
public record SocketOptions(
        Optional<Integer> buffer,
        Optional<Integer> mss,
        boolean nagle,
        boolean corked,
        boolean urgentInline,
        boolean quickAcknowledgments,
        boolean keepAlive,
        Duration keepAliveIdle,
        Duration keepAliveInterval,
        int keepAliveCount,
        Optional<Duration> userTimeout) {

    public static final SocketOptions ORDINARY = new SocketOptions(
            Optional.empty(),
            Optional.empty(),
            true,
            false,
            false,
            false,
            false,
            Duration.ofHours(2),
            Duration.ofSeconds(75),
            9,
            Optional.empty());
}
