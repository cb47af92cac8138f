// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model.permits;

import java.util.Optional;
import org.tcpassay.model.Flight;
import org.tcpassay.model.Host;
import org.tcpassay.model.Tcb;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/**
 * What a target may send though nothing demands it now: text and FIN of its user, what is unacknowledged again, probes,
 * an acknowledgment that waited, a wider window.
 */
final class Unasked {

    private Unasked() {}

    /** The host after it; empty if nothing permits it. */
    static Optional<Host> permits(Host host, FourTuple ends, Segment seen) {
        Host.Draft draft = host.draft();
        Optional<Tcb> tcb = draft.connection(ends);
        if (tcb.isEmpty() || !isPermitted(tcb.get(), seen)) {
            return Optional.empty();
        }
        send(tcb.get(), seen);
        return Optional.of(draft.done());
    }

    private static boolean isPermitted(Tcb tcb, Segment seen) {
        if (seen.has(Flags.RST)) {
            return false;
        }
        if (seen.has(Flags.SYN)) {
            return repeatsSyn(tcb, seen);
        }
        if (!seen.has(Flags.ACK) || !seen.ack().equals(tcb.rcvNxt) || !isSynchronized(tcb)) {
            return false;
        }
        return seen.len() == 0 ? mayAcknowledge(tcb, seen) : maySend(tcb, seen);
    }

    private static boolean isSynchronized(Tcb tcb) {
        return tcb.state != State.SYN_SENT && tcb.state != State.SYN_RECEIVED;
    }

    private static boolean repeatsSyn(Tcb tcb, Segment seen) {
        // CLOSE in SYN-RECEIVED leads to FIN-WAIT-1 (§3.10.4), where the SYN may still be unacknowledged
        boolean answers =
                tcb.state == State.SYN_RECEIVED || tcb.state == State.FIN_WAIT_1 && tcb.sndUna.equals(tcb.iss);
        return (answers || tcb.state == State.SYN_SENT)
                && seen.seq().equals(tcb.iss)
                && seen.has(Flags.ACK) == answers
                && (!answers || seen.ack().equals(tcb.irs.plus(1)));
    }

    /** One that waited, one with a wider window, a keep-alive, or a probe of a closed window. */
    private static boolean mayAcknowledge(Tcb tcb, Segment seen) {
        boolean wider = seen.ack().plus((long) seen.window() << tcb.rcvShift).isAfter(tcb.rcvEdge);
        boolean asks = seen.seq().equals(tcb.sndUna.minus(1)) || seen.seq().equals(tcb.sndNxt.minus(1));
        boolean mayAsk = tcb.sndWnd == 0 || tcb.options.keepAlive();
        boolean tells = seen.seq().equals(tcb.sndNxt) && (tcb.acknowledgeAtNs != Tcb.NEVER || wider);
        return tells || asks && mayAsk;
    }

    /** Text of the user under its numbers, inside the window; the FIN behind all of it. */
    private static boolean maySend(Tcb tcb, Segment seen) {
        SeqNum first = seen.seq();
        SeqNum textEnd = first.plus(seen.payload().length());
        SeqNum bufferEnd = tcb.sendBufferSeq.plus(tcb.sendBuffer.length());
        boolean fin = seen.has(Flags.FIN);
        if (first.isBefore(tcb.sendBufferSeq) || textEnd.isAfter(bufferEnd) || fin && !mayFinish(tcb, textEnd)) {
            return false;
        }
        boolean fits = textEnd.isAtOrBefore(tcb.sndUna.plus(tcb.sndWnd));
        boolean probes = seen.payload().length() <= 1;
        boolean again = seen.end().isAtOrBefore(tcb.sndNxt);
        boolean gapless = first.isAtOrBefore(tcb.sndNxt);
        return gapless && (fits || probes || again) && sameText(tcb, seen);
    }

    private static boolean mayFinish(Tcb tcb, SeqNum textEnd) {
        return tcb.closeRequested && textEnd.equals(tcb.sendBufferSeq.plus(tcb.sendBuffer.length()));
    }

    private static boolean sameText(Tcb tcb, Segment seen) {
        int from = (int) tcb.sendBufferSeq.distanceTo(seen.seq());
        Bytes text = seen.payload();
        return text.isEmpty()
                || tcb.sendBuffer.slice(from, from + text.length()).equals(text);
    }

    private static void send(Tcb tcb, Segment seen) {
        if (seen.has(Flags.SYN) || seen.len() == 0) {
            return;
        }
        if (seen.end().isAfter(tcb.sndNxt)) {
            boolean fin = seen.has(Flags.FIN);
            int length = (int) tcb.sndNxt.distanceTo(seen.end()) - (fin ? 1 : 0);
            tcb.flights.add(Flight.first(tcb.sndNxt, length, false, fin, 0));
            tcb.sndNxt = seen.end();
            tcb.finSent |= fin;
        }
    }
}
