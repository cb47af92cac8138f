// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tcpassay.rules.Given;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IcmpError;
import org.tcpassay.wire.Segment;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What happens while nobody sends, and what ICMP does to it. */
public class TimersTest {

    private static final SocketOptions KEPT_ALIVE = SocketOptions.ORDINARY.withKeepAlive(true);

    // ---- keep-alive (RFC 9293 §3.8.4)

    @Test
    public void shouldKeepSilentUnlessAskedToKeepAlive() { // MUST-25
        OneHost one = OneHost.established(Settings.ordinary());

        one.pass(Duration.ofDays(30));

        assertEquals(one.sent, List.of());
        assertEquals(one.state(), State.ESTABLISHED);
    }

    @Test
    public void shouldAskAfterTwoHoursAndGiveUpAfterNineProbes() {
        OneHost one = OneHost.established(Settings.ordinary());
        one.call(new Input.Configure(one.connection, KEPT_ALIVE));

        one.pass(Duration.ofHours(2).minusNanos(1));
        assertEquals(one.sent, List.of());
        one.pass(Duration.ofSeconds(8 * 75 + 1));
        assertEquals(one.sent.size(), 9);
        for (Segment probe : one.sent) {
            assertEquals(probe.seq().offsetFrom(one.tcb().sndNxt), -1);
            assertEquals(probe.payload().length(), 0);
        }
        one.pass(Duration.ofSeconds(75));
        assertEquals(one.told, List.of(Signal.USER_TIMEOUT));
        assertTrue(one.sent.get(9).has(Flags.RST));
    }

    @Test
    public void shouldStayAliveAsLongAsProbesAreAnswered() {
        OneHost one = OneHost.established(Settings.ordinary());
        one.call(new Input.Configure(one.connection, KEPT_ALIVE));

        for (int probe = 1; probe <= 100; probe++) {
            one.pass(Duration.ofHours(2));
            assertEquals(one.sent.size(), probe);
            one.arrives(".", 1, 1, "");
        }

        assertEquals(one.state(), State.ESTABLISHED);
    }

    // ---- user timeout (§3.8.3)

    @Test
    public void shouldGiveUpUnacknowledgedTextAfterFiveMinutes() {
        OneHost one = OneHost.established(Settings.ordinary());
        one.send("lost");

        one.pass(Duration.ofMinutes(5).minusNanos(1));
        assertEquals(one.told, List.of());
        one.pass(Duration.ofMinutes(1)); // the next time-out finds out
        assertEquals(one.told, List.of(Signal.USER_TIMEOUT));
        assertEquals(
                one.call(new Input.Receive(one.connection, 1, false)).first(Output.Refused.class),
                Optional.of(new Output.Refused(Refusal.USER_TIMEOUT)));
    }

    @Test
    public void shouldHeedTheUserInTheTimeout() {
        OneHost one = OneHost.established(Settings.ordinary());
        var impatient = SocketOptions.ORDINARY.withUserTimeout(Optional.of(Duration.ofSeconds(3)));
        one.call(new Input.Configure(one.connection, impatient));
        one.send("lost");

        one.pass(Duration.ofSeconds(3));

        assertEquals(one.told, List.of(Signal.USER_TIMEOUT));
    }

    // ---- a closed window (§3.8.6.1)

    @Test
    public void shouldProbeAClosedWindowForHoursAndLoseNothing() {
        OneHost one = OneHost.established(Settings.ordinary());
        one.arrives(".", 1, 1, "", 0);
        one.send("patience");
        for (int hour = 0; hour < 48; hour++) {
            one.forget();
            one.pass(Duration.ofHours(1));
            assertTrue(one.sent.size() >= 59 && one.sent.size() <= 66, one.sent.size() + " probes in an hour");
            one.arrives(".", 1, 1, "", 0);
        }
        one.forget();

        List<Segment> answer = one.arrives(".", 1, 1, "", 1_000);

        assertEquals(one.state(), State.ESTABLISHED);
        assertEquals(answer.get(0).payload().text(), "patience");
        assertEquals(answer.get(0).seq(), one.tcb().iss.plus(1));
    }

    @Test
    public void shouldProbeAtGrowingIntervals() { // SHLD-29, SHLD-30
        OneHost one = OneHost.established(Settings.ordinary());
        one.arrives(".", 1, 1, "", 0);
        one.send("x");

        one.pass(Duration.ofSeconds(1 + 2 + 4 + 8));
        assertEquals(one.sent.size(), 4);
        one.pass(Duration.ofMillis(15_999));
        assertEquals(one.sent.size(), 4);
    }

    // ---- TIME-WAIT and acknowledgments

    @Test
    public void shouldStartTwoMslAnewWithARepeatedFin() {
        OneHost one = OneHost.established(Settings.ordinary());
        one.call(new Input.Close(one.connection));
        one.arrives("F.", 1, 2, "");
        one.pass(Duration.ofSeconds(239));
        assertEquals(one.arrives("F.", 1, 2, "").size(), 1);
        one.pass(Duration.ofSeconds(239));
        assertEquals(one.state(), State.TIME_WAIT);
        one.pass(Duration.ofSeconds(1));
        assertEquals(one.state(), State.LISTEN);
    }

    @Test
    public void shouldAcknowledgeLateButBeforeHalfASecond() { // MUST-59
        OneHost one = OneHost.established(Settings.ordinary());

        assertEquals(one.arrives(".", 1, 1, "one"), List.of());
        one.pass(Duration.ofMillis(499));
        assertEquals(one.sent.size(), 1);
        assertEquals(one.sent.get(0).ack(), one.tcb().rcvNxt);
        assertEquals(one.arrives(".", 4, 1, "two"), List.of());
        assertEquals(one.arrives(".", 7, 1, "three").size(), 1, "every second at once");
    }

    // ---- ICMP (§3.9.2.2)

    private static void quote(OneHost one, long seq, boolean hard) {
        IcmpError error = hard ? IcmpError.PORT_UNREACHABLE : IcmpError.HOST_UNREACHABLE;
        one.call(new Input.Complaint(OneHost.ENDS, one.tcb().iss.plus(seq), error, 0));
    }

    @DataProvider
    public Object[][] kinds() {
        return new Object[][] {{false}, {true}};
    }

    @Test
    public void shouldOnlyTellTheUserOfASoftError() { // MUST-56
        OneHost one = OneHost.established(Settings.ordinary());
        one.send("x");

        quote(one, 1, false);

        assertEquals(one.told, List.of(Signal.UNREACHABLE));
        assertEquals(one.state(), State.ESTABLISHED);
    }

    @Test(dataProvider = "kinds")
    public void shouldEndAnEstablishedConnectionByAHardErrorUnlessItDoubtsThem(boolean ends) {
        OneHost one = OneHost.established(Settings.ordinary().with(Given.RFC5927, !ends));
        one.send("x");

        quote(one, 1, true);

        assertEquals(one.tcb().state, ends ? State.CLOSED : State.ESTABLISHED);
        assertEquals(one.told.size(), 1);
    }

    @Test(dataProvider = "kinds")
    public void shouldEndAnOpeningConnectionByAHardErrorOnly(boolean hard) {
        var one = new OneHost();
        one.open();

        quote(one, 0, hard);

        assertEquals(one.state(), hard ? State.CLOSED : State.SYN_SENT);
    }

    @Test(dataProvider = "kinds")
    public void shouldNotBelieveAnErrorAboutWhatIsNotUnderWay(boolean hard) { // RFC 5927 §4.1
        OneHost one = OneHost.established(Settings.ordinary());
        one.send("x");

        quote(one, 0, hard);
        quote(one, 2, hard);

        assertEquals(one.told, List.of());
        assertEquals(one.state(), State.ESTABLISHED);
    }

    @Test
    public void shouldSendSmallerSegmentsThroughANarrowPath() { // RFC 1191
        OneHost one = OneHost.established(Settings.ordinary(), new org.tcpassay.wire.TcpOption.Mss(1460));
        one.send("a".repeat(3_000));
        one.forget();

        one.call(new Input.Complaint(OneHost.ENDS, one.tcb().sndUna, IcmpError.TOO_BIG, 1_000));

        List<Integer> lengths =
                one.sent.stream().map(segment -> segment.payload().length()).toList();
        assertEquals(lengths, List.of(960, 500, 960, 500), "two that were too large, each in two; the rest fitted");
        assertEquals(one.sent.get(0).seq(), one.tcb().sndUna);
    }

    @Test
    public void shouldNotBelieveInAPathTooNarrowToBeOne() { // RFC 1191 §3
        OneHost one = OneHost.established(Settings.ordinary(), new org.tcpassay.wire.TcpOption.Mss(1460));
        one.send("a".repeat(1_000));
        one.forget();

        one.call(new Input.Complaint(OneHost.ENDS, one.tcb().sndUna, IcmpError.TOO_BIG, 1));

        assertEquals(one.sent.get(0).payload().length(), 576 / 2 - 40);
    }

    @Test
    public void shouldIgnoreSourceQuench() { // MUST-55
        OneHost one = OneHost.established(Settings.ordinary());
        one.send("x");
        long window = one.tcb().cwnd;

        one.call(new Input.Complaint(OneHost.ENDS, one.tcb().sndUna, IcmpError.SOURCE_QUENCH, 0));

        assertEquals(one.told, List.of());
        assertEquals(one.tcb().cwnd, window);
    }
}
