// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.tcpassay.fault.Happening.Verb;
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.Side;
import org.tcpassay.target.LinkKind;

/**
 * Sends as much as goes through path after path, each with other random rules, and accounts for every packet and every
 * byte: streams arrive as they were sent, each packet that came went unless a rule took it, nothing else went unless a
 * rule made it, none was lost before the relay saw it, and what went is what arrived.
 *
 * @param connections side by side, each with a stream both ways
 * @param lap for how long each path is sent over
 */
record RandomSoak(int connections, Duration lap) {

    private static final Duration PATIENCE = Duration.ofSeconds(90); // for the last byte of a lap; some RTOs double
    private static final int SALT = 0x10001;

    /** What happened so far. */
    static final class Result {
        private final Map<Verb, Long> verbs = new EnumMap<>(Verb.class);
        private int laps;
        private long came;
        private long went;
        private long refused;
        private long arrived;
        private boolean isBlind;
        private long joined; // segments that came as one packet with others, but for the first of each
        private long bytes;
        private double seconds;
        private String complaint = "";

        /** Empty if all is accounted for. */
        String complaint() {
            return complaint;
        }

        int laps() {
            return laps;
        }

        long came() {
            return came;
        }

        long bytes() {
            return bytes;
        }

        long count(Verb verb) {
            return verbs.getOrDefault(verb, 0L);
        }

        /** Packets that were seen to arrive, behind the relay. */
        long arrived() {
            return arrived;
        }

        /** How many packets more came than the journal tells of, because they were joined and stayed so. */
        long joined() {
            return joined;
        }

        private void add(PacketAccount account) {
            joined += account.segmentsCame() - account.came();
            came += account.came();
            went += account.went();
            for (Verb verb : Verb.values()) {
                verbs.merge(verb, account.count(verb), Long::sum);
            }
        }

        String text() {
            return ("%d paths, %.1f GB of data, %.0f Mbit/s; %,d packets came - %,d lost - %,d joined + %,d repeated"
                            + " + %,d made = %,d went (%,d refused by a kernel), %s, %,d delayed, %,d changed; %s")
                    .formatted(
                            laps,
                            bytes / 1e9,
                            seconds > 0 ? bytes * 8 / 1e6 / seconds : 0,
                            came,
                            count(Verb.LOST),
                            count(Verb.JOINED),
                            count(Verb.REPEATED),
                            count(Verb.MADE),
                            went,
                            refused,
                            isBlind ? "arrivals unseen" : "%,d arrived".formatted(arrived),
                            count(Verb.DELAYED),
                            count(Verb.CHANGED),
                            complaint.isEmpty() ? "all accounted for" : complaint);
        }
    }

    /**
     * Sends until it is over, or something is wrong.
     *
     * @param isOver the lap that is under way comes to its end then
     * @param progress is told after each lap, and when one is wrong what its rules were
     */
    Result run(long seed, BooleanSupplier isOver, Consumer<Result> progress) throws Exception {
        var rules = new RandomRules(seed);
        var result = new Result();
        while (!isOver.getAsBoolean() && result.complaint.isEmpty()) {
            Scenario scenario = rules.next();
            lap(scenario, seed * SALT + result.laps, isOver, result);
            if (!result.complaint.isEmpty()) {
                result.complaint += "\n" + scenario.text();
            }
            progress.accept(result);
        }
        return result;
    }

    /** One path, from its opening to its end. */
    void lap(Scenario scenario, long seed, BooleanSupplier isOver, Result result) throws Exception {
        var account = new PacketAccount();
        var arrivals = new ArrivalAccount();
        long begunNs = System.nanoTime();
        String streams = "";
        var path = FaultyPath.open(scenario, seed, Optional.of(account.andThen(arrivals)), LinkKind.AUTO);
        try (arrivals;
                path) {
            arrivals.attend(path);
            long openNs = System.nanoTime();
            BooleanSupplier enough = () -> isOver.getAsBoolean() || System.nanoTime() - openNs > lap.toNanos();
            BulkTransfer.Sums sums = new BulkTransfer(connections, Long.MAX_VALUE, enough, PATIENCE).run(path);
            streams = sums.sent().equals(sums.arrived()) ? "" : "a stream arrived otherwise than it was sent";
            result.bytes += sums.bytes();
        } catch (TimeoutException e) {
            streams = "the last bytes have not arrived " + PATIENCE.toSeconds() + " s after they were sent";
        }
        result.laps++;
        result.seconds += (System.nanoTime() - begunNs) / 1e9;
        result.add(account);
        result.arrived += arrivals.arrived();
        result.isBlind |= arrivals.isBlind();
        result.complaint = Stream.of(
                        streams,
                        account.complaint(),
                        complaint(account, path.traffic(Side.LEFT), path.traffic(Side.RIGHT)),
                        arrivals.complaint(path))
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("");
        result.refused +=
                path.traffic(Side.LEFT).refused() + path.traffic(Side.RIGHT).refused();
    }

    private static String complaint(PacketAccount account, Traffic left, Traffic right) {
        if (left.dropped() + right.dropped() > 0) {
            return left.dropped() + right.dropped() + " packets were lost before the relay saw them";
        }
        long came = left.came() + right.came();
        long went = left.went() + right.went() + left.refused() + right.refused();
        return came == account.segmentsCame() && went == account.segmentsWent()
                ? ""
                : "the relay moved " + came + " in and " + went + " out, the journal tells of " + account.segmentsCame()
                        + " and " + account.segmentsWent();
    }
}
