// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.CLOSING;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.FIN_WAIT_1;
import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.rules.State.LAST_ACK;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.rules.State.TIME_WAIT;

import java.util.Optional;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IcmpError;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;

/**
 * An end of a connection as the path knows it.
 *
 * <p>What is delivered to it is judged in the order of RFC 9293 §3.10.7; what it sends tells its user's calls, and
 * corrects what was concluded from deliveries: its FIN says by its acknowledgment whether the other's was there first.
 * Nothing is concluded from timers. It is not the model's own transition function because that needs the user's calls
 * when they are made, and the ISS before it is chosen; and a record of text is of no use here.
 */
final class KnownEnd {

    private SendSide send = new SendSide();
    private final ReceiveSide receive = new ReceiveSide();
    private State state;
    private boolean passive;
    private boolean owesThird; // has taken a SYN,ACK that it has not acknowledged
    private Optional<Segment> offer = Optional.empty(); // the last SYN delivered where a SYN,ACK may answer it

    private static final Flags NOT_PLAIN = Flags.of("SFRUA");

    KnownEnd(State presumed) {
        state = presumed;
        passive = presumed == LISTEN;
    }

    State state() {
        return state;
    }

    /** Whether it has a record of the connection, which is only known of one that has sent something. */
    boolean hasRecord() {
        return send.isKnown() && state != CLOSED && state != LISTEN;
    }

    SendSide send() {
        return send;
    }

    /** Where what it acknowledges counts from. */
    Optional<SeqNum> irs() {
        return receive.isKnown() ? Optional.of(receive.irs()) : offer.map(Segment::seq);
    }

    /** Whether the acknowledgment in a segment that it is about to send is the third segment of its handshake. */
    boolean isThird(Segment segment) {
        return (owesThird || state == SYN_SENT)
                && segment.has(Flags.ACK)
                && !segment.flags().hasAny(Flags.SYN.with(Flags.RST));
    }

    // ---- several segments in one

    /** Whether text and acknowledgments of text change nothing in its state. */
    boolean isSteady() {
        return state == ESTABLISHED || state == CLOSE_WAIT || state == FIN_WAIT_2;
    }

    /** Whether these are nothing but new text behind all that it sent. */
    boolean sendsOn(Segment joined, KnownEnd other) {
        boolean finIsKnown = state == CLOSE_WAIT || other.send.fin().isEmpty();
        return (state == ESTABLISHED || state == CLOSE_WAIT)
                && !owesThird
                && finIsKnown
                && send.isKnown()
                && receive.isKnown()
                && joined.has(Flags.ACK)
                && !joined.flags().hasAny(NOT_PLAIN)
                && joined.seq().isAtOrAfter(send.nxt());
    }

    // ---- what it sent

    /** @param other the end that this goes to */
    void sent(Segment segment, KnownEnd other) {
        if (segment.has(Flags.RST)) {
            sentReset(segment);
            return;
        }
        if (segment.has(Flags.SYN)) {
            sentSyn(segment);
        } else {
            sentOther(segment);
        }
        send.sent(segment);
        if (segment.has(Flags.ACK)) {
            owesThird &= segment.has(Flags.SYN);
            receive.showed(segment, other.send.fin());
            takeFin();
        }
        if (segment.has(Flags.FIN) && send.fin().isEmpty()) {
            send.sentFin(segment.end().minus(1));
            sentFin(segment);
        }
    }

    /** A reset ends the connection, unless it only refuses an acknowledgment (§3.10.7.3, §3.10.7.4). */
    private void sentReset(Segment reset) {
        boolean refuses =
                !reset.has(Flags.ACK) && !(send.isKnown() && reset.seq().equals(send.nxt()));
        switch (state) {
            case LISTEN -> state = reset.has(Flags.ACK) ? CLOSED : LISTEN;
            case SYN_SENT -> state = refuses ? SYN_SENT : CLOSED;
            case SYN_RECEIVED -> {
                if (!refuses) {
                    dropHalfOpen();
                }
            }
            default -> state = CLOSED;
        }
    }

    private void sentSyn(Segment syn) {
        boolean again = send.isKnown() && send.iss().equals(syn.seq());
        if (!syn.has(Flags.ACK)) {
            if (!again) {
                send = SendSide.opened(syn);
                state = SYN_SENT;
                passive = false;
                offer = Optional.empty();
            }
            return;
        }
        boolean answers = offer.filter(
                        one -> one.end().isAtOrAfter(syn.ack()) && syn.ack().isAfter(one.seq()))
                .isPresent();
        if (state == SYN_SENT && again) {
            takeSyn(syn.ack().minus(1), Optional.empty());
            state = SYN_RECEIVED;
        } else if (answers || !send.isKnown() && state == LISTEN) {
            send = SendSide.opened(syn);
            takeSyn(answers ? offer.get().seq() : syn.ack().minus(1), answers ? offer : Optional.empty());
            state = SYN_RECEIVED;
            passive = true;
        }
        offer = Optional.empty();
    }

    /** Its receive side begins; what was in the other's SYN is known unless the path missed it. */
    private void takeSyn(SeqNum number, Optional<Segment> syn) {
        receive.open(number);
        Optional<Integer> theirs =
                syn.flatMap(one -> one.option(TcpOption.WindowScale.class)).map(TcpOption.WindowScale::shift);
        boolean scaled = theirs.isPresent() && send.offeredShift().isPresent();
        boolean theyStamp = syn.filter(
                        one -> one.option(TcpOption.Timestamps.class).isPresent())
                .isPresent();
        receive.settle(scaled ? send.offeredShift().get() : 0, theyStamp && send.offeredStamps());
        send.settle(scaled ? Math.min(theirs.get(), SendSide.LARGEST_SHIFT) : 0);
        syn.ifPresent(receive::stampOf);
        receive.widen(send.windowOfSyn());
    }

    /** It has a record, whatever was thought before; a record that was deleted does not come back. */
    private void sentOther(Segment segment) {
        if (!send.isKnown() && state != CLOSED) {
            send.join(segment.seq());
            state = ESTABLISHED;
            return;
        }
        boolean more = !segment.payload().isEmpty();
        if (segment.has(Flags.ACK) && (state == SYN_SENT || state == SYN_RECEIVED && more)) {
            state = ESTABLISHED;
        }
    }

    private void sentFin(Segment segment) {
        switch (state) {
            case SYN_RECEIVED, ESTABLISHED -> state = FIN_WAIT_1;
            // the FIN that came meanwhile was not there yet when this one left
            case CLOSE_WAIT -> state = receive.countsFinIn(segment) ? LAST_ACK : CLOSING;
            default -> {}
        }
    }

    // ---- what was delivered to it

    void delivered(Segment segment) {
        if (!isSound(segment)) {
            return;
        }
        switch (state) {
            case CLOSED, LISTEN -> noteOffer(segment);
            case SYN_SENT -> inSynSent(segment);
            default -> inOtherStates(segment);
        }
    }

    private static boolean isSound(Segment segment) {
        return segment.checksum().equals(Checksum.RIGHT) || segment.checksum() instanceof Checksum.NotComputed;
    }

    /** Whether it answers is seen when it does: nobody may listen, or not for this one. */
    private void noteOffer(Segment segment) {
        if (segment.has(Flags.SYN) && !segment.flags().hasAny(Flags.ACK.with(Flags.RST))) {
            offer = Optional.of(segment);
        }
    }

    /** §3.10.7.3. */
    private void inSynSent(Segment segment) {
        boolean acknowledges = segment.has(Flags.ACK);
        if (acknowledges && !send.isNew(segment.ack())) {
            return;
        }
        if (segment.has(Flags.RST)) {
            state = acknowledges ? CLOSED : SYN_SENT;
        } else if (segment.has(Flags.SYN)) {
            takeSyn(segment.seq(), Optional.of(segment));
            state = acknowledges ? ESTABLISHED : SYN_RECEIVED;
            owesThird = acknowledges;
            if (acknowledges) {
                send.acknowledged(segment);
                receive.take(segment);
                takeFin();
            }
        }
    }

    /** §3.10.7.4, in its order. */
    private void inOtherStates(Segment segment) {
        boolean crossing = completesSimultaneousOpen(segment);
        if (!segment.has(Flags.RST) && !receive.isYoung(segment)) {
            noteOffer(segment);
        } else if (segment.has(Flags.RST)) {
            takeReset(segment);
        } else if (segment.has(Flags.SYN) && !crossing) {
            takeStraySyn(segment);
        } else if (crossing || receive.isAcceptable(segment)) {
            receive.noteStamp(segment);
            if (takeAck(segment)) {
                takeText(segment);
            }
        }
    }

    private void takeReset(Segment reset) {
        if (!receive.isExact(reset)) {
            return;
        }
        if (state == SYN_RECEIVED) {
            dropHalfOpen();
        } else {
            state = CLOSED;
        }
    }

    /** "If the connection was initiated with a passive OPEN, then return this connection to the LISTEN state." */
    private void dropHalfOpen() {
        state = passive ? LISTEN : CLOSED;
        offer = Optional.empty();
    }

    private void takeStraySyn(Segment syn) {
        boolean again = receive.isAtIrs(syn);
        if (state == SYN_RECEIVED && passive && !again && receive.isAcceptable(syn)) {
            dropHalfOpen();
        } else if (!again) {
            noteOffer(syn); // in TIME-WAIT another life may begin; a challenge or nothing answers it elsewhere
        }
    }

    /** §3.5, Figure 7. */
    private boolean completesSimultaneousOpen(Segment segment) {
        return state == SYN_RECEIVED
                && !passive
                && segment.has(Flags.SYN.with(Flags.ACK))
                && receive.isAtIrs(segment)
                && send.isNew(segment.ack());
    }

    /** Fifth, check the ACK field; whether the segment is looked at further. */
    private boolean takeAck(Segment segment) {
        if (!segment.has(Flags.ACK)) {
            return false;
        }
        if (!send.isKnown()) {
            send.join(segment.ack());
        }
        if (state == SYN_RECEIVED) {
            if (!send.isNew(segment.ack())) {
                return false;
            }
            state = ESTABLISHED;
        } else if (send.isUnsent(segment.ack())) {
            return false;
        }
        send.acknowledged(segment);
        if (send.isFinAcknowledged()) {
            switch (state) {
                case FIN_WAIT_1 -> state = FIN_WAIT_2;
                case CLOSING -> state = TIME_WAIT;
                case LAST_ACK -> state = CLOSED;
                default -> {}
            }
        }
        return true;
    }

    /** Seventh and eighth. */
    private void takeText(Segment segment) {
        if (state == ESTABLISHED || state == FIN_WAIT_1 || state == FIN_WAIT_2) {
            receive.take(segment);
        }
        takeFin();
    }

    private void takeFin() {
        if (!receive.isFinTaken()) {
            return;
        }
        switch (state) {
            case ESTABLISHED -> state = CLOSE_WAIT;
            case FIN_WAIT_1 -> state = CLOSING;
            case FIN_WAIT_2 -> state = TIME_WAIT;
            default -> {}
        }
    }

    /** ICMP says that the other end does not take this; once synchronized that ends nothing (RFC 5927 §5.2). */
    void complained(IcmpError error, SeqNum quoted) {
        boolean hard = error == IcmpError.PORT_UNREACHABLE || error == IcmpError.PROTOCOL_UNREACHABLE;
        if (!hard || !send.isUnderWay(quoted)) {
            return;
        }
        if (state == SYN_RECEIVED) {
            dropHalfOpen();
        } else if (state == SYN_SENT) {
            state = CLOSED;
        }
    }
}
