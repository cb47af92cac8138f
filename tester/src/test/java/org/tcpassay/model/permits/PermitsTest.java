// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model.permits;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.List;
import java.util.Set;
import org.tcpassay.model.Input;
import org.tcpassay.model.Settings;
import org.tcpassay.model.SocketOptions;
import org.tcpassay.rules.Given;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;
import org.testng.annotations.Test;

public class PermitsTest {

    private static final FourTuple ENDS = new FourTuple(
            new Endpoint(IpAddress.v4(198, 18, 0, 2), 1_000), new Endpoint(IpAddress.v4(198, 18, 0, 1), 80));
    private static final long IRS = 5_000;
    private static final long ISS = 900_000;
    private static final Flags SYN_ACK = Flags.SYN.with(Flags.ACK);
    private static final Flags FIN_ACK = Flags.FIN.with(Flags.ACK);

    @Test
    public void shouldAdoptNumbersAndWindowOfTheTarget() {
        var after = established();

        assertEquals(after.states(), Set.of(State.ESTABLISHED));
        assertEquals(after.records().get(0).sndNxt, SeqNum.of(ISS + 1));
        assertEquals(after.records().get(0).rcvWnd(), 4_000);
    }

    @Test
    public void shouldAdoptAnsweredOptionsOnly() {
        Segment syn = segment(true, IRS, 0, Flags.SYN, 1_000, "", new TcpOption.WindowScale(7));
        Segment plain = segment(false, ISS, IRS + 1, SYN_ACK, 4_000, "");

        var after = told(listening(), arrives(syn), emits(plain));

        assertTrue(after.records().stream().noneMatch(tcb -> tcb.windowScale));
    }

    @Test
    public void shouldDenyWrongAcknowledgmentOfSyn() {
        var asked = told(listening(), arrives(segment(true, IRS, 0, Flags.SYN, 1_000, "")));

        denied(asked, emits(segment(false, ISS, IRS, SYN_ACK, 4_000, "")));
    }

    @Test
    public void shouldPermitAcknowledgmentOfTextNowOrLater() {
        var asked = told(established(), arrives(data(IRS + 1, "hello")));

        told(asked, emits(ack(ISS + 1, IRS + 6)));
        told(asked, new Observation.Quiet(), emits(ack(ISS + 1, IRS + 6)));
        denied(asked, emits(ack(ISS + 1, IRS + 5)));
    }

    @Test
    public void shouldNotJudgeWhatAPeerLeavesUndecided() {
        var waiting = told(
                established(),
                arrives(segment(true, IRS + 3, ISS + 1, FIN_ACK, 1_000, "")),
                emits(ack(ISS + 1, IRS + 1)));
        Segment behind = data(IRS + 3, "text behind the FIN");

        assertTrue(waiting.permits(arrives(behind), 0) instanceof Ruling.Undecided);
        told(waiting, arrives(data(IRS + 1, "so")), emits(ack(ISS + 1, IRS + 4)));
    }

    @Test
    public void shouldStillJudgeTextBehindAFinThatCounts() {
        var closed = told(
                established(),
                arrives(segment(true, IRS + 1, ISS + 1, FIN_ACK, 1_000, "")),
                emits(ack(ISS + 1, IRS + 2)));

        assertTrue(closed.permits(arrives(data(IRS + 2, "late")), 0) instanceof Ruling.Permitted);
    }

    @Test
    public void shouldPermitNoSecondAcknowledgment() {
        var answered = told(established(), arrives(data(IRS + 1, "hello")), emits(ack(ISS + 1, IRS + 6)));

        denied(answered, emits(ack(ISS + 1, IRS + 6)));
    }

    @Test
    public void shouldDenySilenceWhereAnAnswerIsOwed() {
        var asked = told(established(), arrives(segment(true, IRS + 10_000, ISS + 1, Flags.ACK, 1_000, "")));

        denied(asked, new Observation.Quiet());
        assertTrue(asked.owes());
    }

    @Test
    public void shouldDenyAnswerWhereNoneIsPermitted() {
        var asked = told(established(), arrives(segment(true, IRS + 10_000, 0, Flags.RST, 0, "")));

        told(asked, new Observation.Quiet());
        denied(asked, emits(ack(ISS + 1, IRS + 1)));
    }

    @Test
    public void shouldBindOnlyByWhatIsClaimed() {
        Segment inWindow = segment(true, IRS + 100, 0, Flags.RST, 0, "");

        denied(told(established(), arrives(inWindow)), reports(State.CLOSED));
        var older = Settings.ordinary().with(Given.RFC5961, false);
        told(established(older), arrives(inWindow), reports(State.CLOSED));
    }

    @Test
    public void shouldCarryBothWaysUntilTheTargetShowsWhich() {
        Segment syn = segment(true, IRS, 0, Flags.SYN, 1_000, "hello");
        var asked = told(
                listening(),
                arrives(syn),
                emits(segment(false, ISS, IRS + 1, SYN_ACK, 4_000, "")),
                arrives(segment(true, IRS + 1, ISS + 1, Flags.ACK, 1_000, "")));

        told(asked, new Observation.Quiet(), new Observation.ReceivedNothing());
        var kept = told(asked, emits(ack(ISS + 1, IRS + 6)));
        told(kept, new Observation.Received(Bytes.utf8("hello")));
        denied(kept, new Observation.ReceivedNothing());
    }

    @Test
    public void shouldPermitTextOfTheUserInAnyPackages() {
        var sending = told(established(), calls(new Input.Send(0, Bytes.utf8("abcdef"), false)));

        told(sending, emits(text(ISS + 1, "abcdef")));
        told(sending, emits(text(ISS + 1, "abc")), emits(text(ISS + 4, "def")), emits(text(ISS + 1, "abc")));
        denied(sending, emits(text(ISS + 1, "abX")));
        denied(sending, emits(text(ISS + 2, "bcd")));
        denied(sending, emits(text(ISS + 1, "abcdefg")));
    }

    @Test
    public void shouldPermitFinOnlyBehindAllTextOfTheUser() {
        var sending = told(established(), calls(new Input.Send(0, Bytes.utf8("abc"), false)));

        denied(sending, emits(segment(false, ISS + 1, IRS + 1, FIN_ACK, 4_000, "abc")));
        var closing = told(sending, calls(new Input.Close(0)));
        denied(closing, emits(segment(false, ISS + 1, IRS + 1, FIN_ACK, 4_000, "")));
        denied(closing, new Observation.Quiet());
        told(closing, emits(segment(false, ISS + 1, IRS + 1, FIN_ACK, 4_000, "abc")), reports(State.FIN_WAIT_1));
    }

    @Test
    public void shouldLetAcknowledgmentRideOnText() {
        var asked = told(
                established(),
                calls(new Input.Send(0, Bytes.utf8("abc"), false)),
                arrives(segment(true, IRS + 1, ISS + 1, FIN_ACK, 1_000, "")));

        told(
                asked,
                emits(segment(false, ISS + 1, IRS + 2, Flags.ACK.with(Flags.PSH), 4_000, "abc")),
                new Observation.Quiet(),
                reports(State.CLOSE_WAIT));
    }

    @Test
    public void shouldForgetTimeWaitInItsTime() {
        var waiting = told(
                established(),
                calls(new Input.Close(0)),
                emits(segment(false, ISS + 1, IRS + 1, FIN_ACK, 4_000, "")),
                arrives(segment(true, IRS + 1, ISS + 2, FIN_ACK, 1_000, "")),
                emits(ack(ISS + 2, IRS + 2)),
                reports(State.TIME_WAIT));

        denied(waiting, reports(State.CLOSED));
        long over = Settings.ordinary().twoMsl().toNanos() + 1;
        assertTrue(waiting.permits(reports(State.CLOSED), over) instanceof Ruling.Permitted);
    }

    // ---- words

    private static Permits listening() {
        return listening(Settings.ordinary());
    }

    private static Permits listening(Settings settings) {
        return told(Permits.of(settings, ENDS), calls(new Input.Listen(ENDS.target(), 1, SocketOptions.ORDINARY)));
    }

    private static Permits established() {
        return established(Settings.ordinary());
    }

    private static Permits established(Settings settings) {
        return told(
                listening(settings),
                arrives(segment(true, IRS, 0, Flags.SYN, 1_000, "")),
                emits(segment(false, ISS, IRS + 1, SYN_ACK, 4_000, "")),
                arrives(segment(true, IRS + 1, ISS + 1, Flags.ACK, 1_000, "")),
                reports(State.ESTABLISHED),
                calls(new Input.Accept(0)));
    }

    private static Permits told(Permits before, Observation... observations) {
        Permits now = before;
        for (Observation observation : observations) {
            Ruling ruling = now.permits(observation, 0);
            assertTrue(ruling instanceof Ruling.Permitted, observation + ": " + ruling);
            now = ((Ruling.Permitted) ruling).next();
        }
        return now;
    }

    private static void denied(Permits before, Observation observation) {
        Ruling ruling = before.permits(observation, 0);
        assertTrue(ruling instanceof Ruling.Denied denied && !denied.expected().isEmpty(), observation + ": " + ruling);
    }

    private static Observation arrives(Segment segment) {
        return new Observation.Arrives(segment);
    }

    private static Observation emits(Segment segment) {
        return new Observation.Emits(segment);
    }

    private static Observation calls(Input call) {
        return new Observation.Calls(call);
    }

    private static Observation reports(State state) {
        return new Observation.Reports(state);
    }

    private static Segment data(long seq, String text) {
        return segment(true, seq, ISS + 1, Flags.ACK, 1_000, text);
    }

    private static Segment ack(long seq, long ack) {
        return segment(false, seq, ack, Flags.ACK, 3_000, "");
    }

    private static Segment text(long seq, String text) {
        return segment(false, seq, IRS + 1, Flags.ACK, 4_000, text);
    }

    private static Segment segment(
            boolean toTarget, long seq, long ack, Flags flags, int window, String text, TcpOption... options) {
        int tester = ENDS.tester().port();
        int target = ENDS.target().port();
        return new Segment(
                toTarget ? tester : target,
                toTarget ? target : tester,
                SeqNum.of(seq),
                SeqNum.of(ack),
                Segment.COMPUTED,
                0,
                flags,
                window,
                Checksum.RIGHT,
                0,
                List.of(options),
                Bytes.utf8(text));
    }
}
