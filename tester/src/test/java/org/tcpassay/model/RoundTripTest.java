// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tcpassay.wire.TcpOption;
import org.testng.annotations.Test;

/** The numbers of RFC 6298, and which samples count. */
public class RoundTripTest {

    private static final long MS = 1_000_000;

    private final Rfc9293 model = new Rfc9293(Settings.ordinary());

    private Tcb measured(long... samplesMs) {
        var tcb = new Tcb();
        model.startTiming(tcb);
        for (long sample : samplesMs) {
            model.measure(tcb, sample * MS);
        }
        return tcb;
    }

    @Test
    public void shouldStartWithASecond() { // 2.1
        assertEquals(measured().rtoNs, 1_000 * MS);
    }

    @Test
    public void shouldTakeTheFirstSampleWhole() { // 2.2
        Tcb tcb = measured(800);

        assertEquals(tcb.srttNs, 800 * MS);
        assertEquals(tcb.rttvarNs, 400 * MS);
        assertEquals(tcb.rtoNs, (800 + 4 * 400) * MS);
    }

    @Test
    public void shouldSmoothWithAnEighthAndAQuarter() { // 2.3, the variation first
        Tcb tcb = measured(800, 1_600);

        assertEquals(tcb.rttvarNs, (3 * 400 + 800) * MS / 4);
        assertEquals(tcb.srttNs, (7 * 800 + 1_600) * MS / 8);
        assertEquals(tcb.rtoNs, (900 + 4 * 500) * MS);
    }

    @Test
    public void shouldNeverGoBelowASecondNorAboveAMinute() { // 2.4, 2.5
        assertEquals(measured(1).rtoNs, 1_000 * MS);
        assertEquals(measured(50_000).rtoNs, 60_000 * MS);
    }

    @Test
    public void shouldDoubleUntilAMinute() { // 5.5
        OneHost one = OneHost.established(Settings.ordinary());
        one.send("lost");
        assertEquals(gaps(one, Duration.ofMinutes(4)), List.of(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L));
    }

    /** Seconds between the repetitions of what was sent. */
    private static List<Long> gaps(OneHost one, Duration duration) {
        var gaps = new ArrayList<Long>();
        long last = one.nowNs;
        long end = one.nowNs + duration.toNanos();
        int before = one.sent.size();
        while (one.host.nextTimerNs().orElse(Tcb.NEVER) <= end) {
            one.pass(Duration.ofNanos(one.host.nextTimerNs().getAsLong() - one.nowNs));
            if (one.sent.size() > before) {
                gaps.add(Duration.ofNanos(one.nowNs - last).toSeconds());
                last = one.nowNs;
                before = one.sent.size();
            }
        }
        return gaps;
    }

    @Test
    public void shouldStayBackedOffUntilACleanSample() { // 3, Karn; RFC 9293 MUST-18
        OneHost one = OneHost.established(Settings.ordinary());
        one.send("lost");
        one.pass(Duration.ofSeconds(3)); // sent again after 1 s and 3 s
        one.arrives(".", 1, 5, ""); // of which one this is, nobody knows
        one.send("next");

        assertEquals(gaps(one, Duration.ofSeconds(5)), List.of(4L));
        one.arrives(".", 1, 9, "");
        one.send("clean");
        one.pass(Duration.ofMillis(10));
        one.arrives(".", 1, 14, "");
        one.send("timed");
        assertEquals(gaps(one, Duration.ofSeconds(2)), List.of(1L));
    }

    @Test
    public void shouldTakeASampleOfARepetitionWithTimestamps() { // 3, RFC 7323 4.1
        OneHost one = OneHost.established(Settings.ordinary(), new TcpOption.Timestamps(OneHost.FIRST_STAMP, 0));
        one.send("lost");
        one.pass(Duration.ofSeconds(1)); // sent again
        long stamp = last(one).option(TcpOption.Timestamps.class).orElseThrow().value();
        one.pass(Duration.ofMillis(20));
        one.arrives(".", 1, 5, "", new TcpOption.Timestamps(101, stamp));
        one.send("next");

        assertEquals(gaps(one, Duration.ofSeconds(2)), List.of(1L));
    }

    private static org.tcpassay.wire.Segment last(OneHost one) {
        return one.sent.get(one.sent.size() - 1);
    }

    @Test
    public void shouldStartWithThreeSecondsAfterALostSyn() { // 5.7
        var one = new OneHost();
        one.open();
        one.pass(Duration.ofSeconds(1));
        one.arrives("S.", 0, 1, "");
        one.send("text");

        assertEquals(gaps(one, Duration.ofSeconds(8)).get(0), Long.valueOf(3));
    }

    @Test
    public void shouldTurnTheTimerOffWhenAllIsAcknowledged() { // 5.2
        OneHost one = OneHost.established(Settings.ordinary());
        one.send("text");
        one.arrives(".", 1, 5, "");

        assertTrue(one.host.nextTimerNs().isEmpty());
    }

    @Test
    public void shouldStartTheTimerAnewWhenAPartIsAcknowledged() { // 5.3
        OneHost one = OneHost.established(Settings.ordinary());
        one.call(new Input.Configure(one.connection, SocketOptions.ORDINARY.withNagle(false)));
        one.send("first");
        one.send("second");
        one.pass(Duration.ofMillis(900));
        one.arrives(".", 1, 6, "");
        one.forget();
        one.pass(Duration.ofMillis(999));
        assertEquals(one.sent, List.of());
        one.pass(Duration.ofSeconds(2));
        assertEquals(one.sent.get(0).payload().text(), "second");
    }
}
