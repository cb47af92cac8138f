// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace;

import java.util.Optional;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.SignatureKey;

/**
 * One connection of a trace: its ends, and the numbers that its segments print relative to.
 *
 * @param irs the tester's initial sequence number, once it sent a SYN
 * @param iss the target's, once it sent one
 * @param key under which its segments are signed (RFC 2385)
 */
public record Conversation(
        int index, FourTuple ends, Optional<SeqNum> irs, Optional<SeqNum> iss, Optional<SignatureKey> key) {

    /** One whose segments are not signed. */
    public Conversation(int index, FourTuple ends, Optional<SeqNum> irs, Optional<SeqNum> iss) {
        this(index, ends, irs, iss, Optional.empty());
    }
}
