// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.tcpassay.trace.Breach;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.SeqNum;

/**
 * A byte that is sent again is the same byte.
 *
 * <p>Domain: payload of the target, per life. A single byte below what the tester has acknowledged may be the garbage
 * of a keep-alive.
 */
final class RetransmissionSame implements PerLife {

    /** Farther from the first byte nothing is compared. */
    private static final int MOST_BYTES = 1 << 26;

    @Override
    public String id() {
        return "retransmission-same";
    }

    @Override
    public String ruleId() {
        return "RFC9293-3.8-RTXSAME";
    }

    @Override
    public List<Breach> check(Incarnation life) {
        var breaches = new ArrayList<Breach>();
        var stream = new Stream();
        Optional<SeqNum> base = life.iss().map(iss -> iss.plus(1));
        Optional<SeqNum> acknowledged = Optional.empty();
        for (Step step : life.steps()) {
            if (step.isFromTester()) {
                acknowledged = step.has(Flags.ACK) ? Optional.of(step.ack()) : acknowledged;
            } else if (step.payloadLength() > 0 && !step.has(Flags.RST)) {
                base = base.or(() -> Optional.of(step.payloadStart()));
                long offset = step.payloadStart().offsetFrom(base.get());
                boolean garbage = step.payloadLength() == 1
                        && acknowledged.filter(step.payloadEnd()::isAtOrBefore).isPresent();
                int other = garbage ? -1 : stream.put(offset, step.segment().payload());
                if (other >= 0) {
                    breaches.add(Breaches.of(
                            life,
                            step,
                            "the byte at " + life.seqText(step.payloadStart().plus(other))
                                    + " is another one than when it was first sent",
                            "the same bytes as before"));
                }
            }
        }
        return breaches;
    }

    /** What was sent first at each position. */
    private static final class Stream {

        private byte[] bytes = new byte[0];
        private final BitSet known = new BitSet();

        /** The index into {@code payload} of the first byte that differs from an earlier one, or -1. */
        int put(long offset, Bytes payload) {
            if (offset < 0 || offset + payload.length() > MOST_BYTES) {
                return -1;
            }
            int from = (int) offset;
            int end = from + payload.length();
            if (end > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length * 2));
            }
            int differs = -1;
            for (int i = 0; i < payload.length(); i++) {
                if (!known.get(from + i)) {
                    bytes[from + i] = (byte) payload.at(i);
                } else if ((bytes[from + i] & 0xff) != payload.at(i) && differs < 0) {
                    differs = i;
                }
            }
            known.set(from, end);
            return differs;
        }
    }
}
