// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import static org.tcpassay.script.Segments.data;
import static org.testng.Assert.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.testng.annotations.Test;

public final class FarewellTest {

    private static final long ISS = 5_000;

    private final List<Segment> resets = new ArrayList<>();
    private Lab lab;
    private SeqNum expected;

    @Test
    public void shouldResetWithTheNumberThatTheTargetExpects() {
        Connection c = connected((station, segment) -> {
            if (!segment.payload().isEmpty()) {
                station.answer(segment, ".", ISS + 1, segment.end().toLong(), "", 0);
            }
        });
        c.send(data("hello"));
        c.expect(Segments.ack(), "data is acknowledged");
        assertEquals(leaving(), List.of(expected.plus(5)));
    }

    @Test
    public void shouldFollowAChallenge() {
        connected((station, segment) -> {
            if (segment.flags().equals(Flags.RST) && resets.size() == 1) {
                station.answer(segment, ".", ISS + 1, segment.seq().plus(7).toLong(), "", 0);
            }
        });
        assertEquals(leaving(), List.of(expected, expected.plus(7)));
    }

    @Test
    public void shouldNotTakeAResetForTheEnd() {
        Connection c = connected((station, segment) -> {
            if (!segment.payload().isEmpty()) {
                station.answer(segment, "R", ISS + 1, 0, "", 0);
            }
        });
        c.send(data("hello"));
        c.expect(Segments.rst(), "the answer to one segment");
        assertEquals(leaving(), List.of(expected));
    }

    private Connection connected(BiConsumer<FakeStation, Segment> then) {
        resets.clear();
        lab = FakeStation.listening(ISS, (station, segment) -> {
                    if (segment.has(Flags.RST)) {
                        resets.add(segment);
                    }
                    then.accept(station, segment);
                })
                .lab();
        Connection c = lab.connect();
        expected = lab.trace().packets().get(0).packet().segment().orElseThrow().end();
        return c;
    }

    /** The numbers of the resets. */
    private List<SeqNum> leaving() {
        lab.aftermath().leave();
        return resets.stream().map(Segment::seq).toList();
    }
}
