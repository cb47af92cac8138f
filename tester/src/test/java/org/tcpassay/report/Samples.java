// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import static org.tcpassay.report.SampleRules.CHALLENGE;
import static org.tcpassay.report.SampleRules.CLOSING;
import static org.tcpassay.report.SampleRules.KEEPALIVE;
import static org.tcpassay.report.SampleRules.RESET;
import static org.tcpassay.trace.Event.Mark.FENCE;
import static org.tcpassay.trace.Event.Mark.PLAIN;
import static org.tcpassay.trace.Event.Mark.SKIPPED;
import static org.tcpassay.trace.Event.Mark.STIMULUS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tcpassay.rules.State;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.RunReport;
import org.tcpassay.run.Tier;
import org.tcpassay.run.Verdict;
import org.tcpassay.trace.Trace;

/** A run in which everything happens that can happen, for tests and for looking at. */
final class Samples {

    private Samples() {}

    static RunReport report() {
        return report(List.of(
                conforming(),
                Deviations.known(),
                challenged(),
                Deviations.silent(),
                Deviations.nearMiss(),
                Deviations.standing(),
                crossing(),
                inconclusive(),
                fixed(),
                notApplicable(),
                Deviations.hostile(),
                Deviations.two(),
                slow(),
                error()));
    }

    static RunReport report(List<ProbeResult> results) {
        return new RunReport(
                "0.1.0",
                "linux",
                "Linux 6.18.5 x86_64",
                0x5eed,
                Instant.parse("2026-11-21T10:15:30Z"),
                Duration.ofMillis(2143),
                List.of("run", "--target", "linux", "--timing-scale", "2"),
                Optional.empty(),
                results);
    }

    static ProbeResult conforming() {
        Trace trace = new Tape()
                .in(STIMULUS, ".", 1, 1, "")
                .after(24)
                .out("R", 1, 0)
                .held("a reset answers an acknowledgment with SEQ = SEG.ACK")
                .trace();
        return Draft.of("closed.ack.reset-seq-is-ack", "A stray acknowledgment is reset with its own number", RESET)
                .state(State.CLOSED)
                .ended(Outcome.CONFORMS, Verdict.EXPECTED, "", trace);
    }

    static ProbeResult challenged() {
        Trace trace = new Tape()
                .call("listen(7)", "ok")
                .after(310)
                .open()
                .after(90)
                .in(STIMULUS, "R", 101, 0, "")
                .after(18)
                .out(".", 1, 1)
                .held("a RST that misses RCV.NXT may be forged: the target asks before it dies")
                .after(30)
                .in(STIMULUS, "P.", 1, 1, "alive?")
                .after(19)
                .out(".", 1, 7)
                .held("the forged RST must not have closed the connection")
                .after(40)
                .in(FENCE, "S", 5000, 0, "")
                .after(15)
                .out(FENCE, "R.", 0, 5001, "")
                .trace();
        return Draft.of(
                        "established.rst-in-window.challenge-ack[middle]",
                        "A RST inside the window but not at RCV.NXT",
                        CHALLENGE)
                .state(State.ESTABLISHED)
                .ended(Outcome.CONFORMS, Verdict.EXPECTED, "", trace);
    }

    static ProbeResult crossing() {
        Trace trace = new Tape()
                .open()
                .after(70)
                .call("shutdown(WR)", "ok")
                .state(State.FIN_WAIT_1)
                .after(12)
                .out("F.", 1, 1)
                .held("the target closes")
                .after(30)
                .in(STIMULUS, "F.", 1, 1, "")
                .after(14)
                .state(State.CLOSING)
                .out(".", 2, 2)
                .held("a crossing FIN is acknowledged")
                .after(205_000)
                .out(SKIPPED, "F.", 1, 2, "")
                .after(31)
                .in(STIMULUS, ".", 2, 2, "")
                .after(9)
                .state(State.TIME_WAIT)
                .trace();
        return Draft.of("fin-wait-1.fin.closing", "Crossing FINs lead through CLOSING", CLOSING)
                .state(State.FIN_WAIT_1)
                .wall(206)
                .ended(Outcome.CONFORMS, Verdict.EXPECTED, "", trace);
    }

    static ProbeResult inconclusive() {
        Trace trace = new Tape()
                .in("S", 0, 0)
                .after(600_000)
                .note("preamble: no SYN,ACK in 600 ms")
                .trace();
        return Draft.of("fin-wait-2.data.acknowledged", "Data in FIN-WAIT-2 is still taken", CLOSING)
                .state(State.FIN_WAIT_2)
                .attempts(3)
                .ended(
                        Outcome.INCONCLUSIVE,
                        Verdict.OPEN,
                        "reaching FIN-WAIT-2: no SYN,ACK in 600 ms; a listening port is needed",
                        trace);
    }

    static ProbeResult fixed() {
        Trace trace = new Tape()
                .open()
                .after(20)
                .in(STIMULUS, "F.", 1, 1, "")
                .after(12)
                .out(".", 1, 2)
                .trace();
        return Draft.of("close-wait.fin-again.acknowledged", "A repeated FIN is acknowledged again", CLOSING)
                .state(State.CLOSE_WAIT)
                .ledger("stayed silent up to 6.1")
                .ended(Outcome.CONFORMS, Verdict.FIXED, "", trace);
    }

    static ProbeResult notApplicable() {
        return Draft.of("options.user-timeout.adopted", "The user timeout option is adopted", KEEPALIVE)
                .ended(
                        Outcome.NOT_APPLICABLE,
                        Verdict.EXPECTED,
                        "the profile of linux does not claim RFC 5482",
                        new Trace(0, "kernel", List.of(), List.of()));
    }

    static ProbeResult slow() {
        Tape tape = new Tape().open().after(50).call("send(100 bytes)", "100").out(PLAIN, "P.", 1, 1, "x".repeat(100));
        long wait = 205_000;
        for (int i = 0; i < 6; i++) {
            tape.after(wait).out(PLAIN, "P.", 1, 1, "x".repeat(100)).held("the timer backs off");
            wait *= 2;
        }
        return Draft.of("retransmission.data.back-off", "The retransmission timer doubles", KEEPALIVE)
                .tier(Tier.SLOW)
                .wall(13_012)
                .ended(Outcome.CONFORMS, Verdict.EXPECTED, "", tape.trace());
    }

    static ProbeResult error() {
        return Draft.of("syn-sent.old-syn-ack.reset", "An old SYN,ACK is reset", CLOSING)
                .state(State.SYN_SENT)
                .error("java.lang.IllegalStateException: opening link tun0: device is gone\n"
                        + "\tat org.tcpassay.link.Tun.open(Tun.java:41)\n\tat org.tcpassay.lab.Lab.open(Lab.java:77)")
                .ended(
                        Outcome.ERROR,
                        Verdict.OPEN,
                        "opening link tun0: device is gone; run as root or in a user namespace",
                        new Trace(0, "kernel", List.of(), List.of()));
    }

    /** So many packets that the middle must be left out. */
    static ProbeResult flood(int packets) {
        Tape tape = new Tape().open();
        for (int i = 0; i < packets; i++) {
            tape.after(10).in(STIMULUS, ".", 1 + i, 1, "");
        }
        return Draft.of("established.flood.survives", "A flood is survived", CHALLENGE)
                .ended(Outcome.INCONCLUSIVE, Verdict.OPEN, "frames were dropped", tape.trace());
    }
}
