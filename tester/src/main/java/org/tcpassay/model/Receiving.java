// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;

/** Text comes in (RFC 9293 §3.10.7.4, seventh check; §3.8.6.3; RFC 2018 and RFC 2883 of the receiver). */
abstract class Receiving extends Sending {

    private static final int EVERY_SECOND = 2; // full-sized segment at the latest (RFC 9293 SHLD-19)

    protected Receiving(Settings settings) {
        super(settings);
    }

    /** Takes what is new of a segment's text and FIN, and acknowledges. */
    protected void takeText(Tcb tcb, Segment segment) {
        if (segment.payload().isEmpty() && !segment.has(Flags.FIN)) {
            return;
        }
        noteCongestion(tcb, segment);
        Optional<TcpOption.Sack.Block> again = duplicateOf(tcb, segment);
        boolean hole = segment.seq().isAfter(tcb.rcvNxt);
        boolean waited = !tcb.pieces.isEmpty() || tcb.finBeyondHole.isPresent();
        SeqNum before = tcb.rcvNxt;
        store(tcb, trimmed(tcb, segment));
        noteFin(tcb, segment);
        deliver(tcb);
        tcb.duplicate = again;
        boolean moved = !tcb.rcvNxt.equals(before);
        // RFC 5681 §4.2: what is out of order, fills a hole or repeats is acknowledged at once
        oweAcknowledgment(tcb, segment, hole || waited || !moved || tellsAtOnce(again));
    }

    /** Whether text that came again, with some that is new, is told at once. */
    protected boolean tellsAtOnce(Optional<TcpOption.Sack.Block> again) {
        return again.isPresent();
    }

    /** The part inside the window, from RCV.NXT on (§3.10.7.4: "segments with higher beginning..."). */
    protected Piece trimmed(Tcb tcb, Segment segment) {
        SeqNum first = firstByte(segment);
        Bytes text = segment.payload();
        long old = Math.max(0, tcb.rcvNxt.offsetFrom(first));
        long skipped = Math.min(old, text.length());
        long beyond = Math.max(0, first.plus(text.length()).offsetFrom(rightEdge(tcb)));
        long inside = beyond > 0 && !chooses(Choice.TEXT_ACROSS_EDGE_TRIMMED) ? 0 : text.length() - beyond;
        int end = (int) Math.max(skipped, inside);
        return new Piece(first.plus(skipped), text.slice((int) skipped, end), ++tcb.pieceOrder);
    }

    /** Where text is cut off. */
    protected SeqNum rightEdge(Tcb tcb) {
        return tcb.rcvEdge;
    }

    /** Puts text among what waits, or in front where it belongs; no byte is kept twice. */
    protected void store(Tcb tcb, Piece piece) {
        if (piece.data().isEmpty()) {
            return;
        }
        Piece merged = piece;
        var others = new ArrayList<Piece>();
        for (Piece other : tcb.pieces) {
            boolean touches =
                    other.seq().isAtOrBefore(merged.end()) && other.end().isAtOrAfter(merged.seq());
            if (touches) {
                merged = merge(other, merged);
            } else {
                others.add(other);
            }
        }
        others.add(merged);
        others.sort(Comparator.comparingLong(one -> one.seq().offsetFrom(tcb.rcvNxt)));
        tcb.pieces = others;
    }

    /** One run of both; where they overlap the earlier text stays. */
    protected Piece merge(Piece earlier, Piece later) {
        Piece head = earlier;
        if (later.seq().isBefore(earlier.seq())) {
            int lead = (int) later.seq().distanceTo(earlier.seq());
            head = new Piece(later.seq(), later.data().slice(0, lead).concat(earlier.data()), later.order());
        }
        Bytes data = head.data();
        if (later.end().isAfter(head.end())) {
            int from = (int) later.seq().distanceTo(head.end());
            data = data.concat(later.data().slice(from, later.data().length()));
        }
        return new Piece(head.seq(), data, Math.max(earlier.order(), later.order()));
    }

    /** Gives the user what is whole; a FIN takes effect behind all text. */
    protected void deliver(Tcb tcb) {
        while (!tcb.pieces.isEmpty() && tcb.pieces.get(0).seq().isAtOrBefore(tcb.rcvNxt)) {
            Piece first = tcb.pieces.remove(0);
            int known = (int) first.seq().distanceTo(tcb.rcvNxt);
            if (known < first.data().length()) {
                give(tcb, first.data().slice(known, first.data().length()));
            }
        }
        if (tcb.finBeyondHole.filter(tcb.rcvNxt::equals).isPresent()) {
            tcb.finBeyondHole = Optional.empty();
            tcb.finReceived = true;
            tcb.rcvNxt = tcb.rcvNxt.plus(1);
        }
    }

    protected void give(Tcb tcb, Bytes text) {
        tcb.received = tcb.received.concat(text);
        tcb.rcvNxt = tcb.rcvNxt.plus(text.length());
    }

    /** A FIN inside the window is remembered until everything before it is there. */
    protected void noteFin(Tcb tcb, Segment segment) {
        SeqNum fin = segment.end().minus(1);
        if (segment.has(Flags.FIN) && fin.isAtOrAfter(tcb.rcvNxt) && fin.isBefore(rightEdge(tcb))) {
            tcb.finBeyondHole = Optional.of(fin);
        }
    }

    /** The first part of a segment that is there already (RFC 2883 §4). */
    protected Optional<TcpOption.Sack.Block> duplicateOf(Tcb tcb, Segment segment) {
        SeqNum first = firstByte(segment);
        SeqNum end = first.plus(segment.payload().length());
        if (!tcb.sack || segment.payload().isEmpty()) {
            return Optional.empty();
        }
        if (first.isBefore(tcb.rcvNxt)) {
            return Optional.of(new TcpOption.Sack.Block(first, earlier(end, tcb.rcvNxt)));
        }
        for (Piece piece : tcb.pieces) {
            SeqNum from = first.isAfter(piece.seq()) ? first : piece.seq();
            SeqNum to = earlier(end, piece.end());
            if (from.isBefore(to)) {
                return Optional.of(new TcpOption.Sack.Block(from, to));
            }
        }
        return Optional.empty();
    }

    /** The number of the first byte of text: a SYN takes the one before. */
    protected static SeqNum firstByte(Segment segment) {
        return segment.seq().plus(segment.has(Flags.SYN) ? 1 : 0);
    }

    private static SeqNum earlier(SeqNum one, SeqNum other) {
        return one.isBefore(other) ? one : other;
    }

    // ---- urgent

    /** "RCV.UP <- max(RCV.UP, SEG.UP), and signal the user" once for each continuous run of urgent text. */
    protected void takeUrgent(Tcb tcb, Segment segment) {
        SeqNum up = urgentEnd(segment);
        boolean further = tcb.rcvUp.isEmpty() || up.isAfter(tcb.rcvUp.get());
        if (further && up.isAfter(tcb.rcvNxt)) {
            boolean running = tcb.rcvUp.filter(end -> end.isAfter(userAt(tcb))).isPresent();
            tcb.rcvUp = Optional.of(up);
            if (!running) {
                tell(tcb, Signal.URGENT);
            }
        }
    }

    /** SEG.UP (RFC 6093 §2): the byte that follows the urgent text. */
    protected SeqNum urgentEnd(Segment segment) {
        return segment.seq().plus(segment.urgent());
    }

    /** How far the user has read. */
    protected static SeqNum userAt(Tcb tcb) {
        return tcb.receivedSeq;
    }

    // ---- acknowledgments

    /** RFC 9293 §3.8.6.3: text in order may wait for company, for less than 500 ms; a FIN is answered at once. */
    protected void oweAcknowledgment(Tcb tcb, Segment segment, boolean atOnce) {
        tcb.unacknowledgedSegments += counts(tcb, segment) ? 1 : 0;
        boolean second = tcb.unacknowledgedSegments >= EVERY_SECOND;
        if (atOnce || second || segment.has(Flags.FIN) || !mayDelay(tcb)) {
            acknowledge(tcb);
        } else if (tcb.acknowledgeAtNs == Tcb.NEVER) {
            tcb.acknowledgeAtNs = nowNs + settings.delayedAcknowledgment().toNanos();
        }
    }

    /** Whether a segment is one of every second that must be acknowledged (RFC 9293 SHLD-19; RFC 5681 §4.2). */
    protected boolean counts(Tcb tcb, Segment segment) {
        boolean full = segment.payload().length() >= tcb.rcvMss - (tcb.timestamps ? STAMPS_LENGTH : 0);
        return full || chooses(Choice.SMALL_SEGMENTS_COUNTED);
    }

    protected boolean mayDelay(Tcb tcb) {
        return chooses(Choice.DELAYED_ACKNOWLEDGMENTS) && !tcb.options.quickAcknowledgments();
    }
}
