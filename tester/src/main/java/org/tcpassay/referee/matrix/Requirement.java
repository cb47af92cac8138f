// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee.matrix;

import java.util.Optional;
import org.tcpassay.model.Tcb;
import org.tcpassay.rules.State;
import org.tcpassay.script.Road;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;

/** Finds the requirement that decides on any segment, by the stimulus of the matrix that is most like it. */
public final class Requirement {

    private Requirement() {}

    /**
     * Its id in the catalogue of requirements.
     *
     * @param state of the target before
     * @param record of the connection before, if there is one
     */
    public static String of(State state, Optional<Tcb> record, Segment segment) {
        Road road = record.filter(tcb -> tcb.listener == 0).isPresent() ? Road.ACTIVE : Road.PASSIVE;
        return Clause.of(new Column(state, road), like(record, segment));
    }

    private static Stimulus like(Optional<Tcb> record, Segment segment) {
        Control control = control(segment.flags());
        boolean text = !segment.payload().isEmpty();
        Place place = record.map(tcb -> place(tcb, segment)).orElse(Place.RCV_NXT_ITSELF);
        Acknowledges acknowledges = segment.has(Flags.ACK)
                ? record.map(tcb -> acknowledges(tcb, segment.ack())).orElse(Acknowledges.ALL)
                : Acknowledges.NOTHING;
        Stamp stamp = record.map(tcb -> stamp(tcb, segment)).orElse(Stamp.NOT_NEGOTIATED);
        return new Stimulus(control, place, acknowledges, text, stamp);
    }

    private static Control control(Flags flags) {
        boolean ack = flags.has(Flags.ACK);
        boolean fin = flags.has(Flags.FIN);
        if (flags.has(Flags.RST)) {
            return ack ? Control.RST_ACK : Control.RST;
        }
        if (flags.has(Flags.SYN)) {
            return fin ? ack ? Control.SYN_FIN_ACK : Control.SYN_FIN : ack ? Control.SYN_ACK : Control.SYN;
        }
        if (fin) {
            return ack ? Control.FIN : Control.BARE_FIN;
        }
        return !ack ? Control.NULL : flags.has(Flags.URG) ? Control.URG_ACK : Control.ACK;
    }

    private static Place place(Tcb tcb, Segment segment) {
        SeqNum first = segment.seq();
        if (first.equals(tcb.rcvNxt)) {
            return Place.RCV_NXT_ITSELF;
        }
        if (first.isBefore(tcb.rcvNxt)) {
            if (segment.end().isAfter(tcb.rcvNxt)) {
                return Place.IN_WINDOW;
            }
            boolean edge =
                    first.equals(tcb.rcvNxt.minus(1)) && segment.payload().isEmpty() && segment.len() <= 1;
            return edge ? Place.LEFT_EDGE : Place.LEFT;
        }
        if (first.isBefore(tcb.rcvEdge)) {
            return Place.IN_WINDOW;
        }
        return first.equals(tcb.rcvEdge) ? Place.RIGHT_EDGE : Place.BEYOND;
    }

    private static Acknowledges acknowledges(Tcb tcb, SeqNum number) {
        if (number.isAfter(tcb.sndNxt)) {
            return Acknowledges.UNSENT;
        }
        if (number.equals(tcb.sndNxt)) {
            return Acknowledges.ALL;
        }
        return number.isBefore(tcb.sndUna) ? Acknowledges.OLD : Acknowledges.AGAIN;
    }

    private static Stamp stamp(Tcb tcb, Segment segment) {
        if (!tcb.timestamps) {
            return Stamp.NOT_NEGOTIATED;
        }
        Optional<TcpOption.Timestamps> stamps = segment.option(TcpOption.Timestamps.class);
        if (stamps.isEmpty()) {
            return Stamp.MISSING;
        }
        boolean older = (int) (stamps.get().value() - tcb.tsRecent) < 0;
        return older ? Stamp.OLDER : Stamp.NEWER;
    }
}
