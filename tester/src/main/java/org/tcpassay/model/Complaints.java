// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.tcpassay.rules.Given;
import org.tcpassay.rules.State;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.IcmpError;
import org.tcpassay.wire.SeqNum;

/** Errors that ICMP reports (RFC 9293 §3.9.2.2, RFC 5927) and the size of the path (RFC 1191, RFC 8201). */
abstract class Complaints extends Timeouts {

    private static final int LEAST_V4 = 576 / 2; // bytes; a path may carry as little as 68, but what for
    private static final int LEAST_V6 = 1280; // RFC 8200 §5

    protected Complaints(Settings settings) {
        super(settings);
    }

    /** MUST-54: the connection that is quoted learns of it. */
    protected void complaint(Input.Complaint message) {
        Optional<Tcb> connection = host.connection(message.ends());
        connection.filter(tcb -> quotes(tcb, message.seq())).ifPresent(tcb -> heed(tcb, message));
    }

    /** RFC 5927 §4.1: only what is under way can be quoted. */
    protected boolean quotes(Tcb tcb, SeqNum seq) {
        return seq.isAtOrAfter(tcb.sndUna) && seq.isBefore(tcb.sndNxt);
    }

    private void heed(Tcb tcb, Input.Complaint message) {
        if (message.error() == IcmpError.TOO_BIG) {
            narrowPath(tcb, message.ends(), message.mtu());
        } else if (message.error() == IcmpError.SOURCE_QUENCH) {
            quench(tcb);
        } else if (isHard(message.ends(), message.error()) && endsConnection(tcb)) {
            hardError(tcb);
        } else {
            softError(tcb, message.error());
        }
    }

    /** MUST-55: ignored. */
    protected void quench(Tcb tcb) {
        // RFC 6633 §3: silently
    }

    /** "Destination Unreachable -- codes 2-4"; what there is for an IPv6 next header is a Parameter Problem. */
    protected boolean isHard(FourTuple ends, IcmpError error) {
        return error == IcmpError.PORT_UNREACHABLE || error == IcmpError.PROTOCOL_UNREACHABLE && isIpv4(ends);
    }

    /** MUST-56: it ends nothing; SHLD-25: the user may know. */
    protected void softError(Tcb tcb, IcmpError error) {
        tell(tcb, Signal.UNREACHABLE);
    }

    /** SHLD-26; RFC 5927 §5.2: not on a synchronized connection. */
    protected boolean endsConnection(Tcb tcb) {
        return !isSynchronized(tcb) || !claims(Given.RFC5927);
    }

    protected void hardError(Tcb tcb) {
        if (tcb.state == State.SYN_RECEIVED && tcb.listener != 0) {
            returnToListen(tcb);
        } else {
            fail(tcb, Signal.CONNECTION_REFUSED, Refusal.CONNECTION_REFUSED);
        }
    }

    /** RFC 1191 §6.4: smaller segments from now on, and at once those again that were too large. */
    protected void narrowPath(Tcb tcb, FourTuple ends, int mtu) {
        int carried = Math.max(leastMtu(ends), mtu) - (isIpv4(ends) ? 40 : 60);
        if (carried < tcb.sndMss) {
            tcb.sndMss = carried;
            sendCutAgain(tcb);
        }
    }

    /** No path is taken for narrower than this. */
    protected int leastMtu(FourTuple ends) {
        return isIpv4(ends) ? LEAST_V4 : LEAST_V6;
    }

    /** RFC 8201 §5.4: no sign of congestion, so neither window nor timer changes. */
    protected void sendCutAgain(Tcb tcb) {
        Set<SeqNum> cut = repackage(tcb);
        for (int i = 0; i < tcb.flights.size(); i++) {
            if (cut.contains(tcb.flights.get(i).seq())) {
                sendAgain(tcb, i);
            }
        }
    }

    /** Cuts what is under way into segments that fit; tells the first numbers of those that did not. */
    private Set<SeqNum> repackage(Tcb tcb) {
        var flights = new ArrayList<Flight>();
        var cut = new HashSet<SeqNum>();
        int most = effectiveMss(tcb);
        for (Flight flight : tcb.flights) {
            Flight rest = flight;
            while (rest.length() > most) {
                cut.add(rest.seq());
                flights.add(Flight.first(rest.seq(), most, false, false, rest.sentNs()));
                rest = rest.from(rest.seq().plus(most));
                cut.add(rest.seq());
            }
            flights.add(rest);
        }
        tcb.flights = flights;
        return cut;
    }

    private static boolean isIpv4(FourTuple ends) {
        return ends.target().address().version() == 4;
    }
}
