// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.util.Optional;
import java.util.SplittableRandom;
import org.tcpassay.expect.Composer;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.expect.Symbol;
import org.tcpassay.expect.Symbols;
import org.tcpassay.model.ObservedTcb;
import org.tcpassay.trace.Conversation;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.SignatureKey;

/** The numbers of one connection: the target's variables as the wire shows them, and the tester's last segment. */
final class Numbers implements Symbols {

    private static final long FIELD = 0xffff_ffffL; // TSval has 32 bits

    private final ObservedTcb tcb;
    private final Optional<SignatureKey> key;
    private Optional<Segment> lastSent = Optional.empty();
    private Optional<SeqNum> firstIrs = Optional.empty();
    private Optional<SeqNum> firstIss = Optional.empty();
    private long freshStamp;

    /** @param key under which both ends sign, if they do (RFC 2385) */
    Numbers(SplittableRandom dice, Optional<SignatureKey> key) {
        this.key = key;
        this.freshStamp = dice.nextInt() & FIELD;
        this.tcb = new ObservedTcb(SeqNum.of(dice.nextInt()), SeqNum.of(dice.nextInt()), freshStamp);
    }

    /** What the next segment between these ends has unless its spec says otherwise; the tester's clock goes on. */
    Composer.Ordinary ordinary(FourTuple ends) {
        freshStamp = freshStamp + 1 & FIELD;
        return new Composer.Ordinary(
                ends, key, !tcb.irsTaken(), tcb.timestamps(), tcb.newestStamp(), freshStamp, tcb.echo());
    }

    /** The tester sends this; what the target takes of it moves RCV.NXT. */
    void sent(Segment segment, SegmentSpec spec, FourTuple ends) {
        lastSent = Optional.of(segment);
        long newest = tcb.newestStamp();
        tcb.sent(segment, spec.taken(), Composer.isDamaged(spec) || Composer.isForged(segment, ends, key));
        if (tcb.newestStamp() != newest) {
            // the clock goes on from a TSval that a probe chose, or its next segments would be old ones
            freshStamp = tcb.newestStamp();
        }
        if (firstIrs.isEmpty() && tcb.irsTaken()) {
            firstIrs = Optional.of(tcb.irs());
        }
    }

    /** The target sent this, and it was read. */
    void seen(Segment segment) {
        tcb.seen(segment);
        if (firstIss.isEmpty() && tcb.issKnown()) {
            firstIss = Optional.of(tcb.iss());
        }
    }

    /** As the trace names it; its numbers are relative to those of the first incarnation. */
    Conversation conversation(int line, FourTuple ends) {
        return new Conversation(
                line, ends, Optional.of(firstIrs.orElse(tcb.irs())), Optional.of(firstIss.orElse(tcb.iss())), key);
    }

    /** The spec with the signature that is ordinary here. */
    SegmentSpec signed(SegmentSpec spec) {
        return spec.under(key);
    }

    ObservedTcb tcb() {
        return tcb;
    }

    @Override
    public long value(Symbol symbol) {
        return switch (symbol) {
            case SND_UNA -> tcb.sndUna().toLong();
            case SND_NXT -> tcb.sndNxt().toLong();
            case RCV_NXT -> tcb.rcvNxt().toLong();
            case RCV_WND -> tcb.rcvWnd();
            case ISS -> tcb.iss().toLong();
            case IRS -> tcb.irs().toLong();
            case SEG_SEQ -> last().seq().toLong();
            case SEG_ACK -> last().ack().toLong();
            case SEG_LEN -> last().len();
        };
    }

    @Override
    public boolean issKnown() {
        return tcb.issKnown();
    }

    private Segment last() {
        return lastSent.orElseThrow(
                () -> new IllegalStateException("SEG.* means the tester's last segment; none was sent"));
    }
}
