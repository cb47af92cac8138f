// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.reference;

import java.time.Duration;
import java.util.Optional;
import org.tcpassay.model.SocketOptions;
import org.tcpassay.target.NotAvailable;
import org.tcpassay.target.UserOption;
import org.tcpassay.wire.SignatureKey;

/** What a user of the reference may set. */
final class Settable {

    private Settable() {}

    /** @throws NotAvailable for an option that the model does not have */
    static SocketOptions set(SocketOptions now, UserOption option, long value) {
        return switch (option) {
            case REUSE_ADDRESS, SEND_BUFFER -> now;
            case RECEIVE_BUFFER -> now.withBuffer(Math.toIntExact(value));
            case MAX_SEGMENT -> now.withMss(Math.toIntExact(value));
            case NO_DELAY -> now.withNagle(value == 0);
            case CORK -> now.withCorked(value != 0);
            case SOFT_ERRORS -> now; // are always told
            case OOB_INLINE -> now; // urgent text is always in its place
            case QUICK_ACK -> now.withQuickAcknowledgments(value != 0);
            case KEEP_ALIVE -> now.withKeepAlive(value != 0);
            case KEEP_ALIVE_IDLE -> now.withKeepAliveIdle(Duration.ofSeconds(value));
            case KEEP_ALIVE_INTERVAL -> now.withKeepAliveInterval(Duration.ofSeconds(value));
            case KEEP_ALIVE_COUNT -> now.withKeepAliveCount(Math.toIntExact(value));
            case USER_TIMEOUT ->
                now.withUserTimeout(value == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(value)));
            case SYN_COUNT -> now.withSynRetries(Math.toIntExact(value));
            case SIGNATURE_KEY -> now.withSignatureKey(Optional.of(new SignatureKey(Math.toIntExact(value))));
            default -> throw new NotAvailable("the reference has no option " + option);
        };
    }
}
