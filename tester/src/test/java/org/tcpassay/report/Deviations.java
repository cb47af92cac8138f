// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import static org.tcpassay.report.SampleRules.CHALLENGE;
import static org.tcpassay.report.SampleRules.KEEPALIVE;
import static org.tcpassay.report.SampleRules.RESET;
import static org.tcpassay.report.SampleRules.RETREAT;
import static org.tcpassay.trace.Event.Mark.PLAIN;
import static org.tcpassay.trace.Event.Mark.SKIPPED;
import static org.tcpassay.trace.Event.Mark.STIMULUS;

import java.util.Optional;
import org.tcpassay.rules.State;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.Verdict;
import org.tcpassay.trace.Trace;

/** Samples of targets that did otherwise. */
final class Deviations {

    /** What a hostile target might send, hoping to be shown. */
    static final String HOSTILE =
            "</script><script>alert(1)</script><img src=x onerror=alert(2)> \"'&\u001b[31m]]>\u0000";

    private Deviations() {}

    static ProbeResult known() {
        Trace trace = new Tape()
                .in(STIMULUS, "FU.", 1, 1, "")
                .after(604_000)
                .failed("a FIN to a closed port is a segment like any other", "> R  seq 1")
                .trace();
        return Draft.of("closed.fin-urg.reset", "A FIN with an urgent pointer is reset", RESET)
                .state(State.CLOSED)
                .finding(
                        Optional.of(RESET),
                        "a FIN to a closed port is a segment like any other",
                        "> R  seq 1 (SEG.ACK)   within 600 ms",
                        "nothing in 600 ms")
                .ledger("drops FIN+URG without SYN or RST before the socket lookup since 4.9")
                .ended(Outcome.DEVIATES, Verdict.KNOWN, "nothing in 600 ms instead of a reset", trace);
    }

    /** The failure that STYLE draws. */
    static ProbeResult silent() {
        Trace trace = new Tape()
                .open()
                .after(90)
                .in(STIMULUS, "R", 101, 0, "")
                .after(600_000)
                .failed("a RST that misses RCV.NXT may be forged: the target asks before it dies", "> .  seq 1  ack 1")
                .trace();
        return Draft.of(
                        "established.rst-in-window.challenge-ack[right-edge]",
                        "A RST inside the window but not at RCV.NXT",
                        CHALLENGE)
                .state(State.ESTABLISHED)
                .finding(
                        Optional.of(CHALLENGE),
                        "a RST that misses RCV.NXT may be forged: the target asks before it dies",
                        "> .  seq 1 (SND.NXT)  ack 1 (RCV.NXT)   within 600 ms",
                        "nothing in 600 ms")
                .wall(641)
                .ended(Outcome.DEVIATES, Verdict.NEW, "nothing in 600 ms instead of an acknowledgment", trace);
    }

    static ProbeResult nearMiss() {
        Trace trace = new Tape()
                .open()
                .after(55)
                .in(STIMULUS, "P.", 1001, 1, "beyond the hole")
                .after(21)
                .out(".", 1, 1)
                .held("the hole is asked for at once")
                .after(20)
                .out(SKIPPED, ".", 1, 1, "")
                .after(60)
                .in(STIMULUS, "F.", 1, 1, "")
                .after(15)
                .state(State.CLOSE_WAIT)
                .out("R.", 101, 2)
                .failed("a FIN before its data waits for it", "> .  seq 1  ack 1")
                .trace();
        return Draft.of(
                        "established.fin-before-data.waits",
                        "A FIN that arrives before its data waits for it",
                        CHALLENGE)
                .state(State.ESTABLISHED)
                .resembles("CVE-2000-0001 (Half a Weakness)")
                .finding(
                        Optional.of(CHALLENGE),
                        "a FIN before its data waits for it",
                        "> .  seq 1 (SND.NXT)  ack 1 (RCV.NXT)   within 600 ms",
                        "> R.  seq 101  ack 2 after 0.015 ms",
                        "> R.  seq 101  ack 2",
                        "FLAGS    expected [.], was [R.]",
                        "SEG.SEQ  expected SND.NXT = 1, was 101 = SND.NXT+100",
                        "SEG.ACK  expected RCV.NXT = 1, was 2 = RCV.NXT+1")
                .ended(Outcome.DEVIATES, Verdict.NEW, "a reset instead of an acknowledgment", trace);
    }

    static ProbeResult standing() {
        Trace trace = new Tape()
                .open()
                .after(55)
                .in(STIMULUS, "P.", 1, 1, "0123456789")
                .after(21)
                .out(".", 1, 11)
                .held("in-window data is acknowledged")
                .after(800)
                .out(".", 1, 5)
                .trace();
        return Draft.of("established.data.acknowledged", "Data in the window is acknowledged", CHALLENGE)
                .state(State.ESTABLISHED)
                .finding(
                        Optional.of(RETREAT),
                        "the acknowledgment number never retreats",
                        "SEG.ACK at or after 11",
                        "SEG.ACK 5 at 0.0009 s")
                .broken("acknowledgment never retreats: SEG.ACK was 11, then 5 at 0.0009 s (RFC9293-MUST-64)")
                .ended(Outcome.DEVIATES, Verdict.NEW, "a standing check broke: acknowledgment never retreats", trace);
    }

    static ProbeResult hostile() {
        Trace trace = new Tape()
                .open()
                .after(10)
                .in(STIMULUS, "P.", 1, 1, HOSTILE)
                .after(10)
                .call("receive()", HOSTILE)
                .note(HOSTILE)
                .out(PLAIN, "P.", 1, 80, HOSTILE)
                .failed(HOSTILE, HOSTILE)
                .trace();
        return Draft.of("payload.hostile.echo", "An echo of " + HOSTILE, KEEPALIVE)
                .finding(Optional.of(KEEPALIVE), HOSTILE, HOSTILE, HOSTILE, HOSTILE)
                .broken(HOSTILE)
                .ended(Outcome.DEVIATES, Verdict.NEW, HOSTILE, trace);
    }

    static ProbeResult two() {
        Trace trace = new Tape()
                .open()
                .conversation(40_001, 7)
                .after(40)
                .open()
                .on(0)
                .after(30)
                .in(STIMULUS, "P.", 1, 1, "first")
                .on(1)
                .after(5)
                .in(STIMULUS, "R", 1, 0, "")
                .after(3)
                .state(State.CLOSED)
                .on(0)
                .after(12)
                .out(".", 1, 6)
                .held("a reset of one connection does not touch the other")
                .on(1)
                .after(400)
                .out(PLAIN, "P.", 1, 1, "late")
                .failed("a connection that is gone sends nothing", "nothing")
                .trace();
        return Draft.of("two.reset-one.other-lives", "A reset of one connection leaves its twin alone", RESET)
                .finding(
                        Optional.of(RESET),
                        "a connection that is gone sends nothing",
                        "nothing",
                        "> P. seq 1 ack 1, 4 bytes")
                .ended(Outcome.DEVIATES, Verdict.NEW, "data on a connection that is gone", trace);
    }
}
