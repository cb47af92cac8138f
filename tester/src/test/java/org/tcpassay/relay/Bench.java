// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import static org.tcpassay.fault.acts.Faults.drop;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.chance;
import static org.tcpassay.fault.conditions.Conditions.connection;
import static org.tcpassay.fault.conditions.Conditions.data;
import static org.tcpassay.fault.conditions.Conditions.flags;
import static org.tcpassay.fault.conditions.Conditions.icmp;
import static org.tcpassay.fault.conditions.Conditions.keepAlive;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.fault.conditions.Conditions.option;
import static org.tcpassay.fault.conditions.Conditions.port;
import static org.tcpassay.fault.conditions.Conditions.positionFrom;
import static org.tcpassay.fault.conditions.Conditions.repeated;
import static org.tcpassay.fault.conditions.Conditions.size;
import static org.tcpassay.fault.conditions.Conditions.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.End;
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.ScenarioBuilder;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.rules.State;
import org.tcpassay.wire.IcmpError;

/**
 * What the relay costs, beside a kernel's bridge and the least forwarder in C, all in one run and in turns.
 *
 * <p>Its own command, not part of the gate, as root: in the module tester, after {@code mvn test-compile}, {@code java
 * -cp ... org.tcpassay.relay.Bench [SECONDS [ROUNDS]]}. It needs iperf3, gcc and iproute2.
 */
final class Bench {

    private static final int PINGS = 20_000;
    private static final int WARM_UP = 5_000;
    private static final int SMALL = 100; // bytes of the MSS where segments are small

    private final int seconds;
    private final int rounds;
    private final Map<String, List<Double>> figures = new LinkedHashMap<>();

    private Bench(int seconds, int rounds) {
        this.seconds = seconds;
        this.rounds = rounds;
    }

    /** Ten rules of many kinds, none of which has anything to do. */
    static Scenario idle() {
        return scenario(
                "idle",
                List.of(
                        port(9),
                        allOf(Conditions.from(End.LISTENER), flags("R")),
                        option("md5"),
                        icmp(IcmpError.TOO_BIG),
                        connection(1_000_000),
                        state(End.OPENER, State.CLOSING),
                        keepAlive(),
                        nth(3, allOf(data(), port(81))),
                        positionFrom(1L << 50),
                        allOf(size(1400, 1500), repeated(), port(7))));
    }

    /** Ten rules that throw dice for each segment, so that all must be seen one by one, and choose none. */
    static Scenario busy() {
        return scenario(
                "busy",
                IntStream.range(0, 10)
                        .mapToObj(i -> allOf(chance(0.5), port(9)))
                        .toList());
    }

    private static Scenario scenario(String name, List<Condition> conditions) {
        ScenarioBuilder builder = Scenario.named(name).says("Nothing happens.");
        for (int i = 0; i < conditions.size(); i++) {
            builder = builder.rule("rule " + i, conditions.get(i), drop());
        }
        return builder.build();
    }

    private void run() throws Exception {
        Path folder = Files.createTempDirectory("tcpassay-bench");
        var roads = new LinkedHashMap<String, BenchRoad>();
        try {
            roads.put("bridge", BenchRoad.bridge());
            roads.put("forwarder in C", BenchRoad.forwarder(folder));
            roads.put("relay, no rules", BenchRoad.relay(FaultyPathTest.PASS));
            roads.put("relay, 10 rules", BenchRoad.relay(idle()));
            roads.put("relay, single segments", BenchRoad.relay(busy()));
            for (int round = 0; round < rounds; round++) {
                for (Map.Entry<String, BenchRoad> road : roads.entrySet()) {
                    throughput(road.getKey(), road.getValue());
                    ping(road.getKey(), road.getValue());
                }
                small(roads.get("relay, single segments"));
            }
        } finally {
            for (BenchRoad road : roads.values()) {
                road.close();
            }
            Files.deleteIfExists(folder.resolve("forwarder"));
            Files.delete(folder);
        }
        tell();
    }

    private void throughput(String name, BenchRoad road) throws Exception {
        note(name + ": MB/s, one stream", road.iperf(seconds, List.of()) / 1e6);
        note(name + ": MB/s, four streams", road.iperf(seconds, List.of("-P", "4")) / 1e6);
    }

    private void ping(String name, BenchRoad road) throws Exception {
        long[] times = road.pings(WARM_UP, PINGS);
        Arrays.sort(times);
        note(name + ": us there and back, median", times[PINGS / 2] / 1e3);
        note(name + ": us there and back, 99 %", times[PINGS / 100 * 99] / 1e3);
    }

    private void small(BenchRoad road) throws Exception {
        long before = road.carried();
        long begunNs = System.nanoTime();
        road.iperf(seconds, List.of("-M", "" + SMALL));
        double perSecond = (road.carried() - before) / ((System.nanoTime() - begunNs) / 1e9);
        note("relay, 10 rules that see small segments one by one: packets/s", perSecond);
        note("relay, 10 rules that see small segments one by one: decisions/s", 10 * perSecond);
    }

    private void note(String what, double figure) {
        System.out.printf(Locale.ROOT, "%-70s %12.1f%n", what, figure);
        figures.computeIfAbsent(what, any -> new ArrayList<>()).add(figure);
    }

    private double median(String what) {
        List<Double> all = figures.get(what).stream().sorted().toList();
        return all.get(all.size() / 2);
    }

    private void tell() throws IOException {
        System.out.println("\nmedians of " + rounds + " rounds of " + seconds + " s; load "
                + Files.readString(Path.of("/proc/loadavg")).strip() + "; "
                + Runtime.getRuntime().availableProcessors() + " processors; Linux "
                + System.getProperty("os.version") + "; Java " + System.getProperty("java.version"));
        figures.keySet().forEach(what -> System.out.printf(Locale.ROOT, "%-70s %12.1f%n", what, median(what)));
        for (String streams : List.of("one stream", "four streams")) {
            for (String road : List.of("relay, no rules", "relay, 10 rules", "relay, single segments")) {
                double mine = median(road + ": MB/s, " + streams);
                System.out.printf(
                        Locale.ROOT,
                        "%s, %s: %.2f of the forwarder in C, %.2f of the bridge%n",
                        road,
                        streams,
                        mine / median("forwarder in C: MB/s, " + streams),
                        mine / median("bridge: MB/s, " + streams));
            }
        }
        String ping = ": us there and back, median";
        for (String road : List.of("forwarder in C", "relay, no rules", "relay, 10 rules")) {
            System.out.printf(
                    Locale.ROOT,
                    "%s: %.1f us added there and back%n",
                    road,
                    median(road + ping) - median("bridge" + ping));
        }
    }

    public static void main(String... arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        new Bench(seconds, rounds).run();
        System.exit(0);
    }
}
