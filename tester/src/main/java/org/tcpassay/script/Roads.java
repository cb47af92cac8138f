// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.expect.Symbol.RCV_WND;
import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.rules.State;
import org.tcpassay.target.UserOption;
import org.tcpassay.wire.Flags;

/** The shortest way into each of the eleven states. */
final class Roads {

    private static final int SMALL_BUFFER = 2_000; // bytes; a window of one or two segments on stacks that round up
    private static final int MOST_SEGMENTS =
            1_000; // 1.4 MB: more than an untouched buffer of any default takes at first

    private Roads() {}

    static Connection to(State state, Road road, Lab lab, SegmentSpec syn) {
        if (road == Road.PASSIVE && ServedRoads.lead(state, lab)) {
            return new ServedRoads(lab, syn).to(state);
        }
        Connection connection =
                switch (state) {
                    case CLOSED -> lab.stranger();
                    case LISTEN -> lab.dial(lab.listen());
                    case SYN_SENT -> synSent(lab);
                    case SYN_RECEIVED -> synReceived(road, lab, syn);
                    case ESTABLISHED -> established(road, lab, syn);
                    case FIN_WAIT_1 -> finWait1(road, lab, syn);
                    case FIN_WAIT_2 -> finWait2(road, lab, syn);
                    case CLOSE_WAIT -> closeWait(road, lab, syn);
                    case CLOSING -> closing(road, lab, syn);
                    case LAST_ACK -> lastAck(road, lab, syn);
                    case TIME_WAIT -> timeWait(road, lab, syn);
                };
        if (state != State.LISTEN) {
            connection.expectState(state, "the preamble ends in " + state.text());
        }
        return connection;
    }

    static Connection passive(Lab lab, Listener listener, SegmentSpec syn) {
        Connection c = lab.dial(listener);
        c.send(syn);
        c.expect(synAck(), "a listener answers a SYN");
        c.send(ack());
        c.accept();
        return c;
    }

    static Connection active(Lab lab, SegmentSpec synAck) {
        Connection c = synSent(lab);
        c.send(synAck);
        c.expect(ack(), "the handshake ends with an acknowledgment");
        return c;
    }

    private static Connection synSent(Lab lab) {
        Connection c = lab.open();
        c.expect(syn(), "an active open sends a SYN");
        return c;
    }

    private static Connection synReceived(Road road, Lab lab, SegmentSpec syn) {
        if (road == Road.PASSIVE) {
            Connection c = lab.dial(lab.listen());
            c.send(syn);
            c.expect(synAck(), "a listener answers a SYN");
            return c;
        }
        Connection c = synSent(lab);
        c.send(syn);
        c.expect(synAck().seq(ISS), "a SYN that crosses the target's own is acknowledged");
        return c;
    }

    private static Connection established(Road road, Lab lab, SegmentSpec syn) {
        return road == Road.PASSIVE ? passive(lab, lab.listen(), syn) : active(lab, syn.and(Flags.ACK));
    }

    private static Connection finWait1(Road road, Lab lab, SegmentSpec syn) {
        Connection c = established(road, lab, syn);
        c.user().shutdown();
        c.expect(fin(), "the user's close sends a FIN");
        return c;
    }

    private static Connection finWait2(Road road, Lab lab, SegmentSpec syn) {
        Connection c = finWait1(road, lab, syn);
        c.send(ack());
        c.expectState(State.FIN_WAIT_2, "the FIN is acknowledged");
        return c;
    }

    private static Connection closing(Road road, Lab lab, SegmentSpec syn) {
        Connection c = finWait1(road, lab, syn);
        c.send(fin().ack(SND_NXT.minus(1)));
        // the old BSDs repeat their FIN in it
        c.expectEither(ack(), fin().seq(SND_NXT.minus(1)), "a FIN that crosses the target's own is acknowledged");
        return c;
    }

    private static Connection closeWait(Road road, Lab lab, SegmentSpec syn) {
        Connection c = established(road, lab, syn);
        c.send(fin());
        c.expect(ack(), "a FIN is acknowledged");
        return c;
    }

    private static Connection lastAck(Road road, Lab lab, SegmentSpec syn) {
        Connection c = closeWait(road, lab, syn);
        c.user().shutdown();
        c.expect(fin(), "the user's close sends a FIN");
        return c;
    }

    private static Connection timeWait(Road road, Lab lab, SegmentSpec syn) {
        Connection c = finWait2(road, lab, syn);
        c.send(fin());
        c.expect(ack(), "a FIN is acknowledged");
        return c;
    }

    /** The target has hardly any buffer to receive into. */
    static Connection smallWindow(Lab lab, SegmentSpec syn) {
        return passive(lab, lab.listen().set(UserOption.RECEIVE_BUFFER, SMALL_BUFFER), syn);
    }

    /** Two in a row are acknowledged at once (RFC 9293 SHLD-19), one perhaps with a delay. */
    private static void fill(Connection c, Lab lab) {
        int room = (int) Math.min(c.value(RCV_WND), lab.roadMss());
        if (room > 0) {
            c.send(data(lab.payload(room)));
        }
    }

    /** Nobody at the target reads, and the tester sends until the right edge of the window is reached. */
    static Connection closedWindow(Lab lab, SegmentSpec syn) {
        Connection c = smallWindow(lab, syn);
        for (int sent = 0; sent < MOST_SEGMENTS && c.value(RCV_WND) > 0; sent += 2) {
            fill(c, lab);
            fill(c, lab);
            c.await(ack(), "data in the window is acknowledged");
        }
        c.judge(
                "a target whose user does not read runs out of buffer",
                "a window of 0",
                c.value(RCV_WND) == 0,
                "a window of " + c.value(RCV_WND) + " after " + MOST_SEGMENTS + " segments");
        return c;
    }
}
