// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
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
        return with(draft -> draft.buffer = Optional.of(other));
    }

    public SocketOptions withMss(int other) {
        return with(draft -> draft.mss = Optional.of(other));
    }

    public SocketOptions withNagle(boolean other) {
        return with(draft -> draft.nagle = other);
    }

    public SocketOptions withCorked(boolean other) {
        return with(draft -> draft.corked = other);
    }

    public SocketOptions withQuickAcknowledgments(boolean other) {
        return with(draft -> draft.quickAcknowledgments = other);
    }

    public SocketOptions withKeepAlive(boolean other) {
        return with(draft -> draft.keepAlive = other);
    }

    public SocketOptions withKeepAliveIdle(Duration other) {
        return with(draft -> draft.keepAliveIdle = other);
    }

    public SocketOptions withKeepAliveInterval(Duration other) {
        return with(draft -> draft.keepAliveInterval = other);
    }

    public SocketOptions withKeepAliveCount(int other) {
        return with(draft -> draft.keepAliveCount = other);
    }

    public SocketOptions withUserTimeout(Optional<Duration> other) {
        return with(draft -> draft.userTimeout = other);
    }

    public SocketOptions withSynRetries(int other) {
        return with(draft -> draft.synRetries = Optional.of(other));
    }

    public SocketOptions withSignatureKey(Optional<SignatureKey> other) {
        return with(draft -> draft.signatureKey = other);
    }

    /** The same, to be changed field by field. */
    private static final class Draft {

        private Optional<Integer> buffer;
        private Optional<Integer> mss;
        private boolean nagle;
        private boolean corked;
        private boolean quickAcknowledgments;
        private boolean keepAlive;
        private Duration keepAliveIdle;
        private Duration keepAliveInterval;
        private int keepAliveCount;
        private Optional<Duration> userTimeout;
        private Optional<Integer> synRetries;
        private Optional<SignatureKey> signatureKey;

        Draft(SocketOptions original) {
            buffer = original.buffer;
            mss = original.mss;
            nagle = original.nagle;
            corked = original.corked;
            quickAcknowledgments = original.quickAcknowledgments;
            keepAlive = original.keepAlive;
            keepAliveIdle = original.keepAliveIdle;
            keepAliveInterval = original.keepAliveInterval;
            keepAliveCount = original.keepAliveCount;
            userTimeout = original.userTimeout;
            synRetries = original.synRetries;
            signatureKey = original.signatureKey;
        }

        SocketOptions options() {
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
                    signatureKey);
        }
    }

    private SocketOptions with(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.options();
    }
}
