// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.timestamps;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The tester's clock wraps: timestamps are compared modulo 2^32. */
final class AcrossWrap {

    @Probe(
            id = "timestamps.across-wrap.taken",
            rules = "RFC7323-5.3-WRAP",
            state = ESTABLISHED,
            claim = "A clock that wraps to small numbers goes on")
    void takenAcrossWrap(Lab lab) {
        Connection c = WithTimestamps.established(lab, 0xffff_fff0L);

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
        Connection c = WithTimestamps.established(lab, 0xffff_fff0L);
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
        Connection c = WithTimestamps.established(lab, 0xffff_fff0L);
        c.send(data("zero").timestamp(0));
        c.expect(ack().echoing(0), "0 comes after 2^32-16");

        c.send(data("stale").timestamp(0xffff_ff00L));
        c.expect(ack().echoing(0), "2^32-256 comes before 0: acknowledged and dropped");
        c.expectReceived("zero", "what came before is delivered");
        c.expectNothingReceived("what PAWS dropped is not");
    }
}
