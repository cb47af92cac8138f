// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IcmpError;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/** One life of a connection, from both of its ends. */
final class KnownConnection {

    private static final long NO_ACK = -1;

    private final int number;
    private final Side openerSide;
    private final KnownEnd opener;
    private final KnownEnd listener;
    private Optional<State> toldOpener = Optional.empty();
    private Optional<State> toldListener = Optional.empty();

    private KnownConnection(int number, Side openerSide, KnownEnd opener, KnownEnd listener) {
        this.number = number;
        this.openerSide = openerSide;
        this.opener = opener;
        this.listener = listener;
    }

    /**
     * Begins with the first segment that the path sees of it.
     *
     * @param before the life before, whose other end may not know that it is over
     */
    static KnownConnection beginning(int number, Side from, Segment first, Optional<KnownConnection> before) {
        boolean syn = first.has(Flags.SYN) && !first.has(Flags.RST);
        if (syn && !first.has(Flags.ACK)) {
            Optional<KnownEnd> left = before.map(old -> old.at(from.other())).filter(KnownEnd::hasRecord);
            return new KnownConnection(
                    number, from, new KnownEnd(State.CLOSED), left.orElseGet(() -> new KnownEnd(State.LISTEN)));
        }
        if (syn) {
            var opener = new KnownEnd(State.SYN_SENT);
            opener.send().joinBehindSyn(first.ack());
            return new KnownConnection(number, from.other(), opener, new KnownEnd(State.LISTEN));
        }
        boolean fromOpener = first.sourcePort() > first.destinationPort()
                || first.sourcePort() == first.destinationPort() && from == Side.LEFT;
        return new KnownConnection(
                number,
                fromOpener ? from : from.other(),
                new KnownEnd(State.ESTABLISHED),
                new KnownEnd(State.ESTABLISHED));
    }

    /** Whether a segment cannot be of this life: a SYN with another number, where it answers none. */
    boolean isOverBy(Side from, Segment segment) {
        boolean opens = segment.has(Flags.SYN) && !segment.flags().hasAny(Flags.ACK.with(Flags.RST));
        if (!opens) {
            return false;
        }
        KnownEnd sender = at(from);
        return sender.send().isKnown()
                ? !sender.send().iss().equals(segment.seq()) || sender.state() == State.CLOSED
                : at(from.other()).state() != State.SYN_SENT;
    }

    private End end(Side side) {
        return side == openerSide ? End.OPENER : End.LISTENER;
    }

    private KnownEnd at(Side side) {
        return side == openerSide ? opener : listener;
    }

    /**
     * What {@link #came} would say of several segments in one; none if it would not say the same of each, or if a state
     * could change from one of them to the next.
     */
    Optional<Sighting> preview(Side from, Segment joined) {
        KnownEnd sender = at(from);
        KnownEnd receiver = at(from.other());
        return sender.isSteady() && receiver.isSteady() && sender.sendsOn(joined, receiver)
                ? Optional.of(new Sighting(
                        number,
                        end(from),
                        sender.send().position(joined.seq()),
                        ackPosition(sender, receiver, joined.ack()),
                        sender.send().nextText(joined),
                        false,
                        false,
                        sender.send().isWindowProbe(joined),
                        0,
                        opener.state(),
                        listener.state()))
                : Optional.empty();
    }

    /**
     * An end sent a segment.
     *
     * @param pieces or so many that are joined in it
     */
    Sighting came(Side from, Segment segment, int pieces) {
        KnownEnd sender = at(from);
        KnownEnd receiver = at(from.other());
        boolean again = sender.send().isKnown() && sender.send().iss().equals(segment.seq());
        SendSide send = segment.has(Flags.SYN) && !again ? new SendSide() : sender.send(); // of another life
        boolean repeated = send.isRepeated(segment);
        boolean keepAlive = send.isKeepAlive(segment);
        boolean windowProbe = send.isWindowProbe(segment);
        int text = send.nextText(segment);
        int handshake = handshake(sender, segment);
        sender.sent(segment, receiver);
        if (pieces > 1 && text > 0) {
            sender.send().sentTexts(pieces - 1);
        }
        if (segment.has(Flags.ACK) && !segment.has(Flags.RST)) {
            receiver.send().claimed(segment.ack());
        }
        return new Sighting(
                number,
                end(from),
                sender.send().isKnown() ? sender.send().position(segment.seq()) : 0,
                segment.has(Flags.ACK) ? ackPosition(sender, receiver, segment.ack()) : NO_ACK,
                text,
                repeated,
                keepAlive,
                windowProbe,
                handshake,
                opener.state(),
                listener.state());
    }

    private static int handshake(KnownEnd sender, Segment segment) {
        if (segment.has(Flags.SYN)) {
            return segment.has(Flags.RST) ? 0 : segment.has(Flags.ACK) ? 2 : 1;
        }
        return sender.isThird(segment) ? 3 : 0;
    }

    /** Numbers may have been changed on the way, so it counts from what its sender takes for the other's ISN. */
    private static long ackPosition(KnownEnd sender, KnownEnd receiver, SeqNum ack) {
        Optional<SeqNum> irs = sender.irs();
        SendSide acknowledged = receiver.send();
        boolean same = acknowledged.isKnown()
                && irs.filter(zero -> !zero.equals(acknowledged.iss())).isEmpty();
        return same ? acknowledged.position(ack) : ack.offsetFrom(irs.orElse(ack));
    }

    /** A segment left the path towards an end. */
    void went(Side to, Segment segment) {
        at(to).delivered(segment);
    }

    /** An error left the path towards an end, whose segment it quotes. */
    void complained(Side to, IcmpError error, SeqNum quoted) {
        at(to).complained(error, quoted);
    }

    /** What has changed since this was asked last. */
    List<Happening.Changed> changes(long nowNs) {
        if (toldOpener.filter(opener.state()::equals).isPresent()
                && toldListener.filter(listener.state()::equals).isPresent()) {
            return List.of();
        }
        var changes = new ArrayList<Happening.Changed>();
        add(changes, End.OPENER, toldOpener, opener.state(), nowNs);
        add(changes, End.LISTENER, toldListener, listener.state(), nowNs);
        toldOpener = Optional.of(opener.state());
        toldListener = Optional.of(listener.state());
        return changes;
    }

    private void add(List<Happening.Changed> changes, End end, Optional<State> before, State now, long nowNs) {
        if (before.filter(now::equals).isEmpty()) {
            changes.add(new Happening.Changed(nowNs, number, end, before, now));
        }
    }
}
