// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import static org.tcpassay.trace.Event.Mark.FENCE;
import static org.tcpassay.trace.Event.Mark.PLAIN;
import static org.tcpassay.trace.Event.Mark.SKIPPED;
import static org.tcpassay.trace.Event.Mark.STIMULUS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tcpassay.rules.Given;
import org.tcpassay.rules.Level;
import org.tcpassay.rules.Rule;
import org.tcpassay.rules.State;
import org.tcpassay.run.Finding;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.RunReport;
import org.tcpassay.run.Tier;
import org.tcpassay.run.Verdict;
import org.tcpassay.trace.Trace;

/** A run in which everything happens that can happen, for tests and for looking at. */
final class Samples {

    /** What a hostile target might send, hoping to be shown. */
    static final String HOSTILE =
            "</script><script>alert(1)</script><img src=x onerror=alert(2)> \"'&\u001b[31m]]>\u0000";

    private static final Rule CHALLENGE = rule(
            "RFC9293-3.10.7.4-RST-ES-INWIN",
            "3.10.7.4",
            Level.MUST,
            "A reset inside the window that is not exactly RCV.NXT is answered by a challenge acknowledgment and"
                    + " does not close the connection.",
            Optional.of(Given.RFC5961));
    private static final Rule RESET = rule(
            "RFC9293-3.10.7.1-CLOSED-ACK",
            "3.10.7.1",
            Level.RULE,
            "A segment that acknowledges something, sent to a closed port, is answered by a reset whose sequence"
                    + " number is the segment's acknowledgment number.",
            Optional.empty());
    private static final Rule CLOSING = rule(
            "RFC9293-3.6-SIMULTANEOUS",
            "3.6",
            Level.MUST,
            "Both sides may close at once; each passes through CLOSING to TIME-WAIT.",
            Optional.empty());
    private static final Rule KEEPALIVE = rule(
            "RFC9293-SHLD-15",
            "3.8.3",
            Level.SHOULD,
            "Connections that retransmit for long are given up.",
            Optional.empty());
    private static final Rule RETREAT = rule(
            "RFC9293-MUST-64",
            "3.10.7.4",
            Level.MUST_NOT,
            "The acknowledgment number must not go backwards.",
            Optional.empty());

    private Samples() {}

    static RunReport report() {
        return report(List.of(
                conforming(),
                known(),
                challenged(),
                silent(),
                nearMiss(),
                standing(),
                crossing(),
                inconclusive(),
                fixed(),
                notApplicable(),
                hostile(),
                two(),
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
        return of("closed.ack.reset-seq-is-ack", "A stray acknowledgment is reset with its own number", RESET)
                .state(State.CLOSED)
                .ended(Outcome.CONFORMS, Verdict.EXPECTED, "", trace);
    }

    static ProbeResult known() {
        Trace trace = new Tape()
                .in(STIMULUS, "FU.", 1, 1, "")
                .after(604_000)
                .failed("a FIN to a closed port is a segment like any other", "> R  seq 1")
                .trace();
        return of("closed.fin-urg.reset", "A FIN with an urgent pointer is reset", RESET)
                .state(State.CLOSED)
                .finding(
                        Optional.of(RESET),
                        "a FIN to a closed port is a segment like any other",
                        "> R  seq 1 (SEG.ACK)   within 600 ms",
                        "nothing in 600 ms")
                .ledger("drops FIN+URG without SYN or RST before the socket lookup since 4.9")
                .ended(Outcome.DEVIATES, Verdict.KNOWN, "nothing in 600 ms instead of a reset", trace);
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
        return of(
                        "established.rst-in-window.challenge-ack[middle]",
                        "A RST inside the window but not at RCV.NXT",
                        CHALLENGE)
                .state(State.ESTABLISHED)
                .ended(Outcome.CONFORMS, Verdict.EXPECTED, "", trace);
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
        return of(
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
        return of("established.fin-before-data.waits", "A FIN that arrives before its data waits for it", CHALLENGE)
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
        return of("established.data.acknowledged", "Data in the window is acknowledged", CHALLENGE)
                .state(State.ESTABLISHED)
                .finding(
                        Optional.of(RETREAT),
                        "the acknowledgment number never retreats",
                        "SEG.ACK at or after 11",
                        "SEG.ACK 5 at 0.0009 s")
                .broken("acknowledgment never retreats: SEG.ACK was 11, then 5 at 0.0009 s (RFC9293-MUST-64)")
                .ended(Outcome.DEVIATES, Verdict.NEW, "a standing check broke: acknowledgment never retreats", trace);
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
        return of("fin-wait-1.fin.closing", "Crossing FINs lead through CLOSING", CLOSING)
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
        return of("fin-wait-2.data.acknowledged", "Data in FIN-WAIT-2 is still taken", CLOSING)
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
        return of("close-wait.fin-again.acknowledged", "A repeated FIN is acknowledged again", CLOSING)
                .state(State.CLOSE_WAIT)
                .ledger("stayed silent up to 6.1")
                .ended(Outcome.CONFORMS, Verdict.FIXED, "", trace);
    }

    static ProbeResult notApplicable() {
        return of("options.user-timeout.adopted", "The user timeout option is adopted", KEEPALIVE)
                .ended(
                        Outcome.NOT_APPLICABLE,
                        Verdict.EXPECTED,
                        "the profile of linux does not claim RFC 5482",
                        new Trace(0, "kernel", List.of(), List.of()));
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
        return of("payload.hostile.echo", "An echo of " + HOSTILE, KEEPALIVE)
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
        return of("two.reset-one.other-lives", "A reset of one connection leaves its twin alone", RESET)
                .finding(
                        Optional.of(RESET),
                        "a connection that is gone sends nothing",
                        "nothing",
                        "> P. seq 1 ack 1, 4 bytes")
                .ended(Outcome.DEVIATES, Verdict.NEW, "data on a connection that is gone", trace);
    }

    static ProbeResult slow() {
        Tape tape = new Tape().open().after(50).call("send(100 bytes)", "100").out(PLAIN, "P.", 1, 1, "x".repeat(100));
        long wait = 205_000;
        for (int i = 0; i < 6; i++) {
            tape.after(wait).out(PLAIN, "P.", 1, 1, "x".repeat(100)).held("the timer backs off");
            wait *= 2;
        }
        return of("retransmission.data.back-off", "The retransmission timer doubles", KEEPALIVE)
                .tier(Tier.SLOW)
                .wall(13_012)
                .ended(Outcome.CONFORMS, Verdict.EXPECTED, "", tape.trace());
    }

    static ProbeResult error() {
        return of("syn-sent.old-syn-ack.reset", "An old SYN,ACK is reset", CLOSING)
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
        return of("established.flood.survives", "A flood is survived", CHALLENGE)
                .ended(Outcome.INCONCLUSIVE, Verdict.OPEN, "frames were dropped", tape.trace());
    }

    static Draft of(String id, String title, Rule rule) {
        return new Draft(id, title, rule);
    }

    private static Rule rule(String id, String section, Level level, String statement, Optional<Given> given) {
        return new Rule(id, "RFC9293", section, level, "topic", statement, "wire", "", "", "", given, "");
    }

    /** A result in the making. */
    static final class Draft {
        private final String id;
        private final String title;
        private final Rule rule;
        private Optional<State> state = Optional.empty();
        private Tier tier = Tier.FAST;
        private Optional<Finding> finding = Optional.empty();
        private List<String> standing = List.of();
        private List<String> resembles = List.of();
        private Optional<String> ledger = Optional.empty();
        private Optional<String> error = Optional.empty();
        private Duration wall = Duration.ofNanos(1_234_567);
        private int attempts = 1;

        private Draft(String id, String title, Rule rule) {
            this.id = id;
            this.title = title;
            this.rule = rule;
        }

        Draft state(State given) {
            state = Optional.of(given);
            return this;
        }

        Draft resembles(String weakness) {
            resembles = List.of(weakness);
            return this;
        }

        Draft tier(Tier given) {
            tier = given;
            return this;
        }

        Draft finding(Optional<Rule> broken, String because, String expected, String got, String... differences) {
            finding = Optional.of(new Finding(broken, because, expected, got, List.of(differences)));
            return this;
        }

        Draft broken(String check) {
            standing = List.of(check);
            return this;
        }

        Draft ledger(String reason) {
            ledger = Optional.of(reason);
            return this;
        }

        Draft error(String stack) {
            error = Optional.of(stack);
            return this;
        }

        Draft wall(long ms) {
            wall = Duration.ofMillis(ms);
            return this;
        }

        Draft attempts(int count) {
            attempts = count;
            return this;
        }

        ProbeInfo info() {
            return new ProbeInfo(id, title, List.of(rule), state, tier, Set.of(), Map.of(), resembles);
        }

        ProbeResult ended(Outcome outcome, Verdict verdict, String reason, Trace trace) {
            return new ProbeResult(
                    info(),
                    outcome,
                    verdict,
                    wall,
                    reason,
                    finding,
                    standing,
                    trace.events().isEmpty() ? 0 : 9,
                    List.of(),
                    ledger,
                    error,
                    trace,
                    Optional.empty(),
                    attempts);
        }
    }
}
