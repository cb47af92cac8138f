// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.List;
import org.tcpassay.run.ProbeResult;
import org.testng.annotations.Test;

public final class FailureTextTest {

    @Test
    public void shouldPrintSilenceAsTheStyleDrawsIt() {
        assertEquals(textOf(Deviations.silent()), """
                DEVIATES  established.rst-in-window.challenge-ack[right-edge]   target linux   seed 0x5eed
                  requirement   RFC 9293 §3.10.7.4  MUST, given RFC 5961   RFC9293-3.10.7.4-RST-ES-INWIN
                                A reset inside the window that is not exactly RCV.NXT is answered by a challenge
                                acknowledgment and does not close the connection.
                  because       a RST that misses RCV.NXT may be forged: the target asks before it dies
                  expected      > .  seq 1 (SND.NXT)  ack 1 (RCV.NXT)   within 600 ms
                  but got       nothing in 600 ms
                  nearest       none since the stimulus
                  trace         < to target   > from target   numbers relative to IRS / ISS   seconds since the first packet
                                * asked   ! not as expected   . user call at the target
                             0.0000  <  S   0:0(0)      win 65535 <mss 1460>
                             0.0000  >  S.  0:0(0)      ack 1 win 64240 <mss 1460>
                             0.0001  <  .   1:1(0)      ack 1 win 65535
                             0.0001  .  accept() = ok
                                        state ESTABLISHED
                           * 0.0002  <  R   101:101(0)  win 65535
                           ! 0.6002     nothing came
                  standing      all 9 checks hold
                  again         ./tcpassay run 'established.rst-in-window.challenge-ack[right-edge]' \
                --target linux --timing-scale 2 --seed 0x5eed""");
    }

    @Test
    public void shouldTellEveryDifferenceOfTheNearestMissOnItsOwnLine() {
        String text = textOf(Deviations.nearMiss());

        assertTrue(text.contains("""
                          nearest       > R.  seq 101  ack 2
                                        FLAGS    expected [.], was [R.]
                                        SEG.SEQ  expected SND.NXT = 1, was 101 = SND.NXT+100
                                        SEG.ACK  expected RCV.NXT = 1, was 2 = RCV.NXT+1
                        """), text);
        assertTrue(text.contains("! 0.0002  >  R.  101:101(0)     ack 2"), text);
        assertTrue(text.contains("\n  resembles     CVE-2000-0001 (Half a Weakness)\n"), text);
        assertTrue(text.contains("~ 0.0002  >  .   1:1(0)"), text);
    }

    @Test
    public void shouldNameTheRequirementOfABrokenStandingCheck() {
        String text = textOf(Deviations.standing());

        assertTrue(text.contains("requirement   RFC 9293 §3.10.7.4  MUST NOT   RFC9293-MUST-64"), text);
        assertTrue(text.contains("standing      1 of 9 checks broken\n                acknowledgment never"), text);
        assertFalse(text.contains("nearest"), text);
    }

    @Test
    public void shouldLabelConversationsWhereThereAreSeveral() {
        String text = textOf(Deviations.two());

        assertTrue(text.contains("#2  tester 198.18.0.1:40001  target 198.18.0.2:7"), text);
        assertTrue(text.contains("! 0.0006  #2  >  P.  1:5(4)"), text);
        assertFalse(textOf(Deviations.silent()).contains("#1"));
    }

    @Test
    public void shouldLeaveOutFences() {
        assertFalse(textOf(Samples.challenged()).contains("5000"), textOf(Samples.challenged()));
    }

    @Test
    public void shouldCutALongTraceInTheMiddleAndCountTheRest() {
        String text = textOf(Samples.flood(500));

        assertTrue(text.contains("...  430 lines left out, the capture has them all"), text);
        assertTrue(text.lines().count() < 100, text);
        assertTrue(text.contains("<  .   500:500(0)"), "the end stays");
    }

    @Test
    public void shouldLetNoControlCharacterOfATargetThrough() {
        String text = textOf(Deviations.hostile());

        assertTrue(text.chars().noneMatch(c -> c < ' ' && c != '\n'), text);
    }

    @Test
    public void shouldShowTheStackOfAnError() {
        assertTrue(textOf(Samples.error()).contains("at org.tcpassay.link.Tun.open(Tun.java:41)"));
    }

    private static String textOf(ProbeResult result) {
        return FailureText.of(Samples.report(List.of(result)), result);
    }
}
