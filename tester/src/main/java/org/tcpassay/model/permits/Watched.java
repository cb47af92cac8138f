// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model.permits;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tcpassay.model.Choice;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Settings;
import org.tcpassay.model.Tcb;
import org.tcpassay.rules.Given;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;

/**
 * The model without what is a target's own affair: when text leaves and in which packages, which window is advertised,
 * when an acknowledgment may wait. What is left is what every stack owes.
 */
final class Watched extends Rfc9293 {

    /** Stands for an ISS until the target shows its own. */
    static final SeqNum UNKNOWN = SeqNum.of(0);

    /** Those that show only in the form of a segment, which nobody judges here. */
    private static final Set<Choice> OF_FORM = EnumSet.of(
            Choice.PUSH_ON_LAST_TEXT,
            Choice.OPTIONS_ALIGNED,
            Choice.FAST_TIMESTAMP_CLOCK,
            Choice.RESET_WITHOUT_ACK,
            Choice.SMALL_SEGMENTS_COUNTED,
            Choice.KEEP_ALIVE_EMPTY,
            Choice.WINDOW_PROBED_WITH_TEXT);

    private final Map<Choice, Boolean> made;
    private final Map<Choice, Boolean> fresh = new LinkedHashMap<>();

    Watched(Settings settings, Map<Choice, Boolean> made) {
        super(settings);
        this.made = made;
    }

    /** The choices that this step asked for and that nobody had made before, in order, each as assumed. */
    Map<Choice, Boolean> fresh() {
        return fresh;
    }

    @Override
    protected boolean chooses(Choice choice) {
        if (OF_FORM.contains(choice)) {
            return super.chooses(choice);
        }
        Boolean known = made.get(choice);
        if (known == null) {
            known = fresh.computeIfAbsent(choice, super::chooses);
        }
        return known;
    }

    /** What is not claimed may be done all the same: options show in the SYN, and RFC 5961 is left to every stack. */
    @Override
    protected boolean claims(Given standard) {
        boolean claimed = super.claims(standard);
        return switch (standard) {
            case RFC2018, RFC7323 -> true;
            case RFC5961 -> claimed || chooses(Choice.BLIND_ATTACKS_MITIGATED);
            default -> claimed;
        };
    }

    @Override
    protected SeqNum initialSequenceNumber(FourTuple ends) {
        return UNKNOWN;
    }

    @Override
    protected SeqNum initialSequenceNumberAfter(Tcb before, FourTuple ends) {
        return UNKNOWN;
    }

    // ---- the target's own affair

    @Override
    protected void transmit(Tcb tcb) {
        // what it sends is seen, and judged then
    }

    @Override
    protected void startRecovery(Tcb tcb) {
        // so is what it sends again
    }

    @Override
    protected void heedEcho(Tcb tcb, Segment segment) {
        // so is when it sends less
    }

    @Override
    protected void goOnRecovering(Tcb tcb, long acknowledged) {
        // as above
    }

    @Override
    protected int windowField(Tcb tcb) {
        return 0; // the edge moves when the target's own field is seen
    }

    @Override
    protected void advanceEdge(Tcb tcb) {
        // as above
    }

    @Override
    protected void oweAcknowledgment(Tcb tcb, Segment segment, boolean atOnce) {
        boolean last = tcb.state == State.FIN_WAIT_2 || tcb.state == State.FIN_WAIT_1 && tcb.finAcknowledged();
        if (atOnce || last && segment.has(Flags.FIN)) { // TIME-WAIT has no timer for it
            acknowledge(tcb);
        } else {
            tcb.acknowledgeAtNs = nowNs; // may come now or later, of a FIN too (RFC 5681 §4.2: of a packet)
        }
    }

    @Override
    protected boolean tellsAtOnce(Optional<TcpOption.Sack.Block> again) {
        return false; // RFC 5681 §4.2 asks it of what is out of order and of what fills a gap
    }

    /** With an acknowledgment, as a sign that it may have one: the RFC shows it without, most stacks add it. */
    @Override
    protected void resetConnection(Tcb tcb) {
        Flags flags = Flags.RST.with(Flags.ACK);
        emit(tcb, segment(tcb.ends, tcb.sndNxt, tcb.rcvNxt, flags, 0, List.of()));
    }

    @Override
    protected boolean offersTimestamps() {
        return true; // until its SYN says otherwise
    }

    @Override
    protected boolean offersWindowScale() {
        return true;
    }

    @Override
    protected boolean offersSack() {
        return true;
    }

    @Override
    protected Optional<Integer> urgentPointer(Tcb tcb, org.tcpassay.model.Flight flight) {
        return Optional.empty();
    }
}
