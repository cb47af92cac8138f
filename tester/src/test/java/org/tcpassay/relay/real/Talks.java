// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay.real;

import static org.tcpassay.relay.real.Curl.Service.JDK;
import static org.tcpassay.relay.real.Curl.Service.JDK_UNTIL_CLOSE;
import static org.tcpassay.relay.real.Curl.Service.PYTHON;
import static org.tcpassay.relay.real.Expected.RESET;
import static org.tcpassay.relay.real.Expected.TIME_OUT;
import static org.tcpassay.relay.real.Expected.WHOLE;
import static org.tcpassay.relay.real.Expected.WITH_ANOTHER_BIT;

import java.time.Duration;
import java.util.List;
import org.tcpassay.fault.End;
import org.tcpassay.rules.State;

/** Which programs talk through which scenario, about how much, and how that ends. Those that take longest are first. */
final class Talks {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int PATIENCE_SECONDS = 5; // of who waits in vain; what comes on a busy machine has come then
    private static final Duration PATIENCE = Duration.ofSeconds(PATIENCE_SECONDS);

    static final List<Talk> ALL = List.of(
            // a pool that does not know that its connection is gone
            Talk.of(
                            "nat-timeout",
                            JdkHttp.of(500, 20_000)
                                    .againAfter(Duration.ofSeconds(11))
                                    .waiting(PATIENCE),
                            TIME_OUT)
                    .staying(State.ESTABLISHED, State.FIN_WAIT_1)
                    .withWaiting(End.OPENER),
            Talk.of("lose-three-syns", JdkHttp.of(2_000, 50_000), WHOLE),
            Talk.of("zero-window-stuck", JdkHttp.of(60_000, 1_000), WHOLE),
            Talk.of("partition-and-heal", JdkHttp.of(20_000, 20_000).againAfter(Duration.ofMillis(1_300)), WHOLE),
            Talk.of("satellite", new Iperf(6, 10e6, Curl.of(JDK, 100_000)), WHOLE),
            Talk.of("bufferbloat", new Iperf(6, 1e6, Curl.of(PYTHON, 20_000)), WHOLE),
            Talk.of("slow-modem", new Iperf(2, 56e3, Curl.of(JDK, 5_000)), WHOLE),
            Talk.of("tiny-queue", new Iperf(3, 10e6, Curl.of(JDK, 200_000)), WHOLE),
            Talk.of("stale-duplicate", JdkHttp.of(3_000, 3_000).againAfter(Duration.ofMillis(2_500)), WHOLE),
            Talk.of("black-hole-after-established", JdkHttp.of(500, 20_000).waiting(PATIENCE), TIME_OUT)
                    .staying(State.ESTABLISHED, State.FIN_WAIT_1)
                    .withWaiting(End.OPENER),
            Talk.of("one-way-black-hole", Curl.of(JDK, 50_000).waiting(PATIENCE_SECONDS), TIME_OUT)
                    .staying(State.FIN_WAIT_1, State.CLOSE_WAIT)
                    .withWaiting(End.LISTENER),
            Talk.of("path-mtu-black-hole", Curl.of(JDK, 50_000).waiting(PATIENCE_SECONDS), TIME_OUT)
                    .staying(State.FIN_WAIT_2, State.CLOSE_WAIT)
                    .withWaiting(End.LISTENER),
            Talk.of("half-open", Curl.of(JDK_UNTIL_CLOSE, 50_000).waiting(PATIENCE_SECONDS), TIME_OUT)
                    .staying(State.FIN_WAIT_1, State.CLOSING),
            Talk.of("flaky-wifi", JdkHttp.of(200_000, 200_000), WHOLE),
            Talk.of("lossy", JdkHttp.of(500_000, 1_000_000), WHOLE),
            Talk.of("jitter", new Redis(100_000), WHOLE),
            Talk.of("slow-reader", JdkHttp.of(20_000, 1_000), WHOLE),
            Talk.of("middlebox-strips-one-side", JdkHttp.of(3_000, 30_000), WHOLE),
            Talk.of("lose-retransmission-too", new Redis(5_000), WHOLE),
            Talk.of("late-syn", JdkHttp.of(1_000, 10_000).againAfter(SECOND), WHOLE),
            // the handshake
            Talk.of("lose-first-syn", Curl.of(JDK, 100_000), WHOLE),
            Talk.of("lose-synack", Curl.of(PYTHON, 50_000), WHOLE),
            Talk.of("lose-handshake-ack", new Redis(20_000), WHOLE),
            Talk.of("duplicate-syn", JdkHttp.of(10_000, 10_000), WHOLE),
            Talk.of("split-handshake", Curl.of(JDK, 20_000).sending(20_000), WHOLE),
            Talk.of("syn-flooded", new Redis(20_000), WHOLE),
            // data
            Talk.of("lose-first-data", new Redis(1_000), WHOLE),
            Talk.of("lose-first-answer", Curl.of(PYTHON, 20_000), WHOLE),
            Talk.of("lose-every-nth", JdkHttp.of(300_000, 300_000), WHOLE),
            Talk.of("lose-burst", Curl.of(PYTHON, 200_000), WHOLE),
            Talk.of("lose-acks", new Redis(300_000), WHOLE),
            Talk.of("duplicate-all", new Redis(200_000), WHOLE),
            Talk.of("reorder-neighbours", JdkHttp.of(300_000, 300_000), WHOLE),
            Talk.of("late-by-ten", Curl.of(JDK, 200_000), WHOLE),
            Talk.of("corrupt-payload", new Redis(300_000), WHOLE),
            Talk.of("corrupt-payload-unseen", Messages.of(3, 5_000), WITH_ANOTHER_BIT),
            Talk.of("truncate-data", JdkHttp.of(200_000, 200_000), WHOLE),
            Talk.of("small-segments", new Redis(50_000), WHOLE),
            Talk.of("coalesced", Messages.of(300, 500), WHOLE),
            // the end
            Talk.of("lose-first-fin", Curl.of(JDK, 10_000), WHOLE),
            Talk.of("lose-fin-ack", Messages.of(3, 10_000).thinking(Duration.ofMillis(500)), WHOLE),
            Talk.of("lose-second-fin", Curl.of(JDK, 10_000), WHOLE),
            // not with Python's server, which closes by itself: where both close at once nobody is in LAST-ACK
            Talk.of("lose-last-ack", Curl.of(JDK, 10_000), WHOLE),
            Talk.of("simultaneous-close-maker", Messages.of(3, 10_000).withoutAwaitingTheEnd(), WHOLE),
            Talk.of("reset-on-close", Curl.of(JDK_UNTIL_CLOSE, 30_000), RESET),
            // what others forge
            Talk.of("blind-reset", JdkHttp.of(10_000, 10_000), WHOLE),
            Talk.of("blind-syn", new Redis(10_000), WHOLE),
            // curl does one thing at a time: a kernel tells of a reset once, so that of the JDK's client, which reads
            // and
            // writes at once, one call fails with it and the other finds an end of the stream or a broken pipe
            Talk.of("exact-reset", Curl.of(JDK, 10_000), RESET),
            Talk.of("icmp-unreachable", new Redis(10_000), WHOLE),
            // middleboxes
            Talk.of("middlebox-strips-options", JdkHttp.of(100_000, 100_000), WHOLE),
            Talk.of("middlebox-strips-sack", Curl.of(PYTHON, 100_000), WHOLE),
            Talk.of("middlebox-strips-timestamps", new Redis(100_000), WHOLE),
            Talk.of("middlebox-strips-window-scale", JdkHttp.of(500_000, 500_000), WHOLE),
            Talk.of("mss-clamp", Curl.of(JDK, 100_000).sending(100_000), WHOLE),
            Talk.of("ecn-bleach", Curl.of(JDK, 100_000).sending(100_000), WHOLE).with("net.ipv4.tcp_ecn=1"),
            Talk.of("icmp-blocked-mtu", JdkHttp.of(50_000, 50_000), WHOLE));

    private Talks() {}
}
