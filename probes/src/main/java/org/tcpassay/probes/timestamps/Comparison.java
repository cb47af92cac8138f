// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.timestamps;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Timestamps are compared modulo 2^32. */
final class Comparison {

    @Probe(
            id = "timestamps.equal.taken",
            rules = "RFC7323-5.3-EQ",
            state = ESTABLISHED,
            claim = "A timestamp equal to TS.Recent is acceptable")
    void taken(Lab lab) {
        Connection c = established(lab, 1_000);

        c.send(data("one").timestamp(2_000));
        c.expect(ack().echoing(2_000), "in-order data is taken");
        c.send(data("two").timestamp(2_000));
        c.expect(ack().echoing(2_000), "segments of one tick share a TSval");
        c.expectReceived("onetwo", "all of it is delivered");
    }

    @Probe(
            id = "timestamps.across-wrap.taken",
            rules = "RFC7323-5.3-WRAP",
            state = ESTABLISHED,
            claim = "A clock that wraps to small numbers goes on")
    void takenAcrossWrap(Lab lab) {
        Connection c = established(lab, 0xffff_fff0L);

        c.send(data("last").timestamp(0xffff_ffffL));
        c.expect(ack().echoing(0xffff_ffffL), "the largest TSval is one like any other");
        c.send(data("first").timestamp(5));
        c.expect(ack().echoing(5), "5 comes after 2^32-1");
        c.expectReceived("lastfirst", "all of it is delivered");
    }

    @Probe(
            id = "timestamps.across-wrap.old-dropped",
            rules = {"RFC7323-5.3-WRAP", "RFC7323-5.3-R1"},
            state = ESTABLISHED,
            claim = "After the wrap a large TSval is an old one")
    void oldDropped(Lab lab) {
        Connection c = established(lab, 0xffff_fff0L);
        c.send(data("first").timestamp(5));
        c.expect(ack().echoing(5), "5 comes after 2^32-16");

        c.send(data("stale").timestamp(0xffff_ff00L));
        c.expect(ack().echoing(5), "2^32-256 comes before 5: acknowledged and dropped");
        c.expectReceived("first", "what came before is delivered");
        c.expectNothingReceived("what PAWS dropped is not");
    }

    @Probe(
            id = "timestamps.zero-taken.old-dropped",
            rules = {"RFC7323-5.3-R1", "RFC7323-5.3-WRAP"},
            state = ESTABLISHED,
            claim = "TS.Recent 0 is a value like any other: what is older is dropped")
    void oldDroppedAfterZero(Lab lab) {
        Connection c = established(lab, 0xffff_fff0L);
        c.send(data("zero").timestamp(0));
        c.expect(ack().echoing(0), "0 comes after 2^32-16");

        c.send(data("stale").timestamp(0xffff_ff00L));
        c.expect(ack().echoing(0), "2^32-256 comes before 0: acknowledged and dropped");
        c.expectReceived("zero", "what came before is delivered");
        c.expectNothingReceived("what PAWS dropped is not");
    }

    @Probe(
            id = "timestamps.half-the-circle-newer.taken",
            rules = "RFC7323-5.3-WRAP",
            state = ESTABLISHED,
            claim = "A TSval 2^31-1 above TS.Recent is newer")
    void halfTheCircleTaken(Lab lab) {
        Connection c = established(lab, 1_000);
        c.send(data("one").timestamp(2_000));
        c.expect(ack().echoing(2_000), "in-order data is taken");

        c.send(data("two").timestamp(2_000 + 0x7fff_ffffL));
        c.expect(ack().echoing(2_000 + 0x7fff_ffffL), "less than half the circle ahead is newer");
        c.expectReceived("onetwo", "all of it is delivered");
    }

    private static Connection established(Lab lab, long first) {
        lab.needs(Given.RFC7323);
        return lab.connect(syn().mss(1460).timestamp(first));
    }
}
