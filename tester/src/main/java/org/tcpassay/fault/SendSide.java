// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

import java.util.Optional;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;

/**
 * The send sequence variables of an end (RFC 9293 §3.3.1), as what it sent and what was delivered to it tell.
 *
 * <p>SND.NXT is behind the highest number that it sent. Positions count from the ISN and do not wrap.
 */
final class SendSide {

    private static final SeqNum ZERO = SeqNum.of(0);
    private static final Flags NOT_BARE = Flags.of("SFR");
    static final int LARGEST_SHIFT = 14; // RFC 7323 §2.3

    private boolean known;
    private boolean joined; // in the middle, so what it sent before is unknown
    private SeqNum iss = ZERO;
    private SeqNum una = ZERO;
    private SeqNum nxt = ZERO;
    private long nxtPosition;
    private int texts;
    private Optional<SeqNum> fin = Optional.empty();

    private long window;
    private boolean windowKnown;
    private SeqNum wl1 = ZERO;
    private SeqNum wl2 = ZERO;
    private int shift;

    private Optional<Integer> offeredShift = Optional.empty();
    private boolean offeredStamps;
    private int windowOfSyn;

    /** It sent a SYN of another life. */
    static SendSide opened(Segment syn) {
        var side = new SendSide();
        side.known = true;
        side.iss = syn.seq();
        side.una = side.iss;
        side.nxt = side.iss.plus(1);
        side.nxtPosition = 1;
        side.offeredShift =
                syn.option(TcpOption.WindowScale.class).map(option -> Math.min(option.shift(), LARGEST_SHIFT));
        side.offeredStamps = syn.option(TcpOption.Timestamps.class).isPresent();
        side.windowOfSyn = syn.window();
        return side;
    }

    /** The path sees it for the first time in the middle of its life: what it sends next has this number. */
    void join(SeqNum next) {
        known = true;
        joined = true;
        iss = next.minus(1);
        una = next;
        nxt = next;
        nxtPosition = 1;
    }

    /** An answer shows that it sent a SYN that the path missed; without text, as far as one knows. */
    void joinBehindSyn(SeqNum next) {
        join(next);
        una = iss;
        offeredShift = Optional.of(LARGEST_SHIFT); // unknown, so anything near enough is taken to be in the window
    }

    boolean isKnown() {
        return known;
    }

    SeqNum iss() {
        return iss;
    }

    SeqNum nxt() {
        return nxt;
    }

    Optional<SeqNum> fin() {
        return fin;
    }

    Optional<Integer> offeredShift() {
        return offeredShift;
    }

    boolean offeredStamps() {
        return offeredStamps;
    }

    /** Of its SYN, which acknowledged nothing, or may have. */
    int windowOfSyn() {
        return windowOfSyn;
    }

    long position(SeqNum number) {
        return nxtPosition + number.offsetFrom(nxt);
    }

    // ---- what is said of a segment before it counts

    boolean isRepeated(Segment segment) {
        return known && segment.len() > 0 && segment.end().isAtOrBefore(nxt);
    }

    /** RFC 9293 §3.8.4: an old byte, or nothing, at SND.NXT-1 when all is acknowledged and the window is open. */
    boolean isKeepAlive(Segment segment) {
        return isBare(segment)
                && segment.payload().length() <= 1
                && segment.seq().equals(nxt.minus(1))
                && una.equals(nxt)
                && !isWindowClosed();
    }

    /** RFC 9293 §3.8.6.1: text beyond the closed window; or, as Linux does it, nothing at SND.UNA-1. */
    boolean isWindowProbe(Segment segment) {
        if (!isBare(segment) || !isWindowClosed()) {
            return false;
        }
        return segment.payload().isEmpty()
                ? segment.seq().equals(una.minus(1))
                : segment.seq().isAtOrAfter(una);
    }

    private boolean isBare(Segment segment) {
        return known && !segment.flags().hasAny(NOT_BARE) && segment.has(Flags.ACK);
    }

    private boolean isWindowClosed() {
        return windowKnown && window == 0;
    }

    /** Which text this would be: 0 for none, and for one that is repeated. */
    int nextText(Segment segment) {
        boolean fresh = !segment.payload().isEmpty() && !segment.has(Flags.RST) && !isRepeated(segment);
        return fresh ? texts + 1 : 0;
    }

    // ---- what moves it

    /** It sent this, which is no reset. */
    void sent(Segment segment) {
        texts = Math.max(texts, nextText(segment));
        if (segment.end().isAfter(nxt)) {
            nxtPosition += segment.end().offsetFrom(nxt);
            nxt = segment.end();
        }
    }

    /** What it sent last was so many more segments with text. */
    void sentTexts(int more) {
        texts += more;
    }

    void sentFin(SeqNum number) {
        fin = Optional.of(number);
    }

    /** The other end acknowledges this, so it was sent, perhaps before the path came. */
    void claimed(SeqNum ack) {
        if (joined && ack.isAfter(nxt)) {
            nxtPosition += ack.offsetFrom(nxt);
            nxt = ack;
        }
    }

    /** Both SYNs are known: whether its peer's windows are scaled. */
    void settle(int peersShift) {
        shift = peersShift;
    }

    /** SND.UNA < SEG.ACK =< SND.NXT. */
    boolean isNew(SeqNum ack) {
        return ack.isAfter(una) && ack.isAtOrBefore(nxt);
    }

    /** SND.UNA =< SEG.SEQ < SND.NXT. */
    boolean isUnderWay(SeqNum seq) {
        return seq.isAtOrAfter(una) && seq.isBefore(nxt);
    }

    boolean isUnsent(SeqNum ack) {
        return ack.isAfter(nxt);
    }

    /** An acceptable acknowledgment was delivered. */
    void acknowledged(Segment segment) {
        if (isNew(segment.ack())) {
            una = segment.ack();
        }
        boolean newer = wl1.isBefore(segment.seq()) || wl1.equals(segment.seq()) && wl2.isAtOrBefore(segment.ack());
        if (segment.ack().isAtOrAfter(una) && (newer || !windowKnown)) {
            window = (long) segment.window() << (segment.has(Flags.SYN) ? 0 : shift);
            windowKnown = true;
            wl1 = segment.seq();
            wl2 = segment.ack();
        }
    }

    boolean isFinAcknowledged() {
        return fin.filter(una::isAfter).isPresent();
    }
}
