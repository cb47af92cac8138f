// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.Range;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Flags;

/** The ways into states which a black box is brought to by the service behind its port, that closes by itself. */
final class ServedRoads {

    private static final int MOST_SEGMENTS = 100; // of one answer
    private static final Range ANY = new Range(0, 65_535);

    private final Lab lab;
    private final SegmentSpec syn;

    ServedRoads(Lab lab, SegmentSpec syn) {
        this.lab = lab;
        this.syn = syn;
    }

    /** Whether the service brings it there. */
    static boolean lead(State state, Lab lab) {
        return lab.service()
                .filter(service -> switch (state) {
                    case FIN_WAIT_1, FIN_WAIT_2, CLOSING, TIME_WAIT -> service.closesFirst();
                    case LAST_ACK -> !service.closesFirst() && !service.speaksFirst();
                    default -> false;
                })
                .isPresent();
    }

    Connection to(State state) {
        return switch (state) {
            case FIN_WAIT_1 -> finWait1();
            case FIN_WAIT_2 -> finWait2();
            case CLOSING -> closing();
            case TIME_WAIT -> timeWait();
            case LAST_ACK -> lastAck();
            default -> throw new IllegalArgumentException(state.text());
        };
    }

    /** All that it says is acknowledged, and its FIN is not. */
    private Connection finWait1() {
        Connection c = lab.dial(lab.listen());
        c.send(syn);
        c.expect(synAck(), "a listener answers a SYN");
        Served served = c.served().orElseThrow();
        served.provoke(() -> {
            c.send(ack());
            served.service().question().ifPresent(question -> c.send(data(question)));
        });
        for (int segments = 0; segments < MOST_SEGMENTS; segments++) {
            Seen seen = c.expect(
                            anyOf(fin().anyPayload(ANY), ack().anyPayload(ANY)),
                            "a service of " + served.service().text() + " speaks and closes")
                    .orElseThrow();
            if (seen.segment().flags().has(Flags.FIN)) {
                served.hasClosed();
                c.send(ack().ack(SND_NXT.minus(1)));
                return c;
            }
            served.provoke(() -> c.send(ack()));
        }
        throw new ProbeFailure(Mismatch.of(
                "a service of " + served.service().text() + " speaks and closes",
                "a FIN",
                MOST_SEGMENTS + " segments without one"));
    }

    private Connection finWait2() {
        Connection c = finWait1();
        c.send(ack());
        return c;
    }

    private Connection closing() {
        Connection c = finWait1();
        c.send(fin().ack(SND_NXT.minus(1)));
        c.expect(ack(), "a FIN that crosses the target's own is acknowledged");
        c.served().orElseThrow().peerHasClosed();
        return c;
    }

    private Connection timeWait() {
        Connection c = finWait2();
        c.send(fin());
        c.expect(ack(), "a FIN is acknowledged");
        c.served().orElseThrow().peerHasClosed();
        return c;
    }

    private Connection lastAck() {
        Connection c = Roads.passive(lab, lab.listen(), syn);
        Served served = c.served().orElseThrow();
        served.provoke(() -> c.send(fin()));
        Seen seen = c.expect(anyOf(fin(), ack()), "a FIN is acknowledged").orElseThrow();
        if (!seen.segment().flags().has(Flags.FIN)) {
            c.expect(fin(), "a service of " + served.service().text() + " closes after its peer");
        }
        served.hasClosed();
        served.peerHasClosed();
        return c;
    }
}
