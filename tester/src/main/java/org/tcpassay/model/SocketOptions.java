// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import java.time.Duration;
import java.util.Optional;
import org.tcpassay.wire.SignatureKey;

/**
 * What a user has set at its end of a connection.
 *
 * @param buffer of the receive side, bytes
 * @param mss the largest segment to offer and to send, bytes
 * @param nagle may be off (RFC 9293 MUST-17)
 * @param corked small segments wait until told otherwise
 * @param keepAlive off unless set (RFC 9293 MUST-25)
 * @param userTimeout R2 of this connection (RFC 9293 MUST-21)
 * @param synRetries how often a SYN is sent again, where the user says so
 * @param signatureKey under which segments are signed (RFC 2385)
 */
public record SocketOptions(
        Optional<Integer> buffer,
        Optional<Integer> mss,
        boolean nagle,
        boolean corked,
        boolean quickAcknowledgments,
        boolean keepAlive,
        Duration keepAliveIdle,
        Duration keepAliveInterval,
        int keepAliveCount,
        Optional<Duration> userTimeout,
        Optional<Integer> synRetries,
        Optional<SignatureKey> signatureKey) {

    public static final SocketOptions ORDINARY = new SocketOptions(
            Optional.empty(),
            Optional.empty(),
            true,
            false,
            false,
            false,
            Duration.ofHours(2),
            Duration.ofSeconds(75),
            9,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public SocketOptions withBuffer(int other) {
        return new SocketOptions(
                Optional.of(other),
                mss,
                nagle,
                corked,
                quickAcknowledgments,
                keepAlive,
                keepAliveIdle,
                keepAliveInterval,
                keepAliveCount,
                userTimeout,
                synRetries,
                signatureKey);
    }

    public SocketOptions withMss(int other) {
        return new SocketOptions(
                buffer,
                Optional.of(other),
                nagle,
                corked,
                quickAcknowledgments,
                keepAlive,
                keepAliveIdle,
                keepAliveInterval,
                keepAliveCount,
                userTimeout,
                synRetries,
                signatureKey);
    }

    public SocketOptions withNagle(boolean other) {
        return new SocketOptions(
                buffer,
                mss,
                other,
                corked,
                quickAcknowledgments,
                keepAlive,
                keepAliveIdle,
                keepAliveInterval,
                keepAliveCount,
                userTimeout,
                synRetries,
                signatureKey);
    }

    public SocketOptions withCorked(boolean other) {
        return new SocketOptions(
                buffer,
                mss,
                nagle,
                other,
                quickAcknowledgments,
                keepAlive,
                keepAliveIdle,
                keepAliveInterval,
                keepAliveCount,
                userTimeout,
                synRetries,
                signatureKey);
    }

    public SocketOptions withQuickAcknowledgments(boolean other) {
        return new SocketOptions(
                buffer,
                mss,
                nagle,
                corked,
                other,
                keepAlive,
                keepAliveIdle,
                keepAliveInterval,
                keepAliveCount,
                userTimeout,
                synRetries,
                signatureKey);
    }

    public SocketOptions withKeepAlive(boolean other) {
        return new SocketOptions(
                buffer,
                mss,
                nagle,
                corked,
                quickAcknowledgments,
                other,
                keepAliveIdle,
                keepAliveInterval,
                keepAliveCount,
                userTimeout,
                synRetries,
                signatureKey);
    }

    public SocketOptions withKeepAliveIdle(Duration other) {
        return new SocketOptions(
                buffer,
                mss,
                nagle,
                corked,
                quickAcknowledgments,
                keepAlive,
                other,
                keepAliveInterval,
                keepAliveCount,
                userTimeout,
                synRetries,
                signatureKey);
    }

    public SocketOptions withKeepAliveInterval(Duration other) {
        return new SocketOptions(
                buffer,
                mss,
                nagle,
                corked,
                quickAcknowledgments,
                keepAlive,
                keepAliveIdle,
                other,
                keepAliveCount,
                userTimeout,
                synRetries,
                signatureKey);
    }

    public SocketOptions withKeepAliveCount(int other) {
        return new SocketOptions(
                buffer,
                mss,
                nagle,
                corked,
                quickAcknowledgments,
                keepAlive,
                keepAliveIdle,
                keepAliveInterval,
                other,
                userTimeout,
                synRetries,
                signatureKey);
    }

    public SocketOptions withUserTimeout(Optional<Duration> other) {
        return new SocketOptions(
                buffer,
                mss,
                nagle,
                corked,
                quickAcknowledgments,
                keepAlive,
                keepAliveIdle,
                keepAliveInterval,
                keepAliveCount,
                other,
                synRetries,
                signatureKey);
    }

    public SocketOptions withSynRetries(int other) {
        return new SocketOptions(
                buffer,
                mss,
                nagle,
                corked,
                quickAcknowledgments,
                keepAlive,
                keepAliveIdle,
                keepAliveInterval,
                keepAliveCount,
                userTimeout,
                Optional.of(other),
                signatureKey);
    }

    public SocketOptions withSignatureKey(Optional<SignatureKey> other) {
        return new SocketOptions(
                buffer,
                mss,
                nagle,
                corked,
                quickAcknowledgments,
                keepAlive,
                keepAliveIdle,
                keepAliveInterval,
                keepAliveCount,
                userTimeout,
                synRetries,
                other);
    }
}
