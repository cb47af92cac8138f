// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.reference;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.tcpassay.model.Choice;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Settings;
import org.tcpassay.model.SocketOptions;
import org.tcpassay.model.SynCookies;
import org.tcpassay.rules.Given;
import org.tcpassay.target.EmbeddedStack;
import org.tcpassay.target.EmbeddedTarget;
import org.tcpassay.target.NotAvailable;
import org.tcpassay.target.Profile;
import org.tcpassay.target.ServedTarget;
import org.tcpassay.target.Target;

/** The model of RFC 9293 as a target, right or with a mistake. */
public final class ReferenceTarget {

    /** The knobs of Linux whose meaning an RFC gives, so that a probe that turns them can be asked here too. */
    private static final Map<String, BiFunction<Settings, Long, Settings>> KNOBS = Map.of(
            "net.ipv4.tcp_ecn", ReferenceTarget::withEcn,
            "net.ipv4.tcp_timestamps", (settings, on) -> settings.with(Choice.TIMESTAMPS_OFFERED, on != 0),
            "net.ipv4.tcp_window_scaling", (settings, on) -> settings.with(Choice.WINDOW_SCALE_OFFERED, on != 0),
            "net.ipv4.tcp_syncookies", ReferenceTarget::withCookies,
            "net.ipv4.tcp_rfc1337", (settings, on) -> settings.with(Given.RFC1337, on != 0),
            "net.ipv4.tcp_invalid_ratelimit", (settings, ms) -> settings.withChallengeInterval(Duration.ofMillis(ms)),
            "net.ipv4.tcp_retries2", ReferenceTarget::withRetries);

    private ReferenceTarget() {}

    /** As RFC 9293 says, in a given setting. */
    public static Target of(Settings settings) {
        return of(
                "reference",
                "RFC 9293 as an executable model, in virtual time",
                settings,
                Rfc9293::new,
                UnaryOperator.identity());
    }

    /**
     * A stack of one's own making.
     *
     * @param procedures makes the model, perhaps with a mistake
     * @param around what stands between the model and the link
     */
    public static Target of(
            String name,
            String description,
            Settings settings,
            Function<Settings, Rfc9293> procedures,
            UnaryOperator<EmbeddedStack> around) {
        return new EmbeddedTarget(
                name,
                description,
                profile(settings),
                (address, knobs, seed) -> around.apply(new ReferenceStack(
                        procedures.apply(turned(settings, knobs).withSecret(seed)), address)));
    }

    /**
     * As RFC 9293 says, as a black box.
     *
     * @param profile of the box, which may name the service behind its port
     */
    public static Target boxed(Profile profile) {
        Settings settings = Settings.ordinary();
        return new ServedTarget(
                profile, (address, knobs, seed) -> new ReferenceStack(new Rfc9293(settings.withSecret(seed)), address));
    }

    private static Settings turned(Settings settings, Map<String, String> knobs) {
        Settings turned = settings;
        for (var knob : new TreeMap<>(knobs).entrySet()) { // so that of two that it lacks it is always the same
            BiFunction<Settings, Long, Settings> turn = KNOBS.get(knob.getKey());
            if (turn == null) {
                throw new NotAvailable("the reference has no setting " + knob.getKey());
            }
            turned = turn.apply(turned, Long.parseLong(knob.getValue()));
        }
        return turned;
    }

    /** Off, asked for, or given where asked for; what is not claimed stays off. */
    private static Settings withEcn(Settings settings, long mode) {
        if (mode > 2) {
            throw new NotAvailable("the reference has no Accurate ECN (net.ipv4.tcp_ecn=" + mode + ")");
        }
        boolean claimed = mode > 0 && settings.claims(Given.RFC3168);
        return claimed && mode == 1 ? settings.askingForEcn() : settings.with(Given.RFC3168, claimed);
    }

    /** Never, where there is no room, or always. */
    private static Settings withCookies(Settings settings, long mode) {
        return mode == 2 ? settings.withCookiesOnly() : settings.with(Given.RFC4987, mode != 0);
    }

    /** R2 as a number of retransmissions: until the time-out that follows the last of them. */
    private static Settings withRetries(Settings settings, long count) {
        return settings.withUserTimeout(settings.rtoLeast().multipliedBy((2L << count) - 1));
    }

    /** What the settings promise. */
    static Profile profile(Settings settings) {
        Map<String, Long> numbers = new HashMap<>();
        numbers.put("rto-initial-ms", settings.rtoInitial().toMillis());
        numbers.put("rto-min-ms", settings.rtoLeast().toMillis());
        numbers.put("rto-max-ms", settings.rtoMost().toMillis());
        if (settings.chooses(Choice.DELAYED_ACKNOWLEDGMENTS)) {
            numbers.put("delayed-ack-min-ms", settings.delayedAcknowledgment().toMillis());
            numbers.put("delayed-ack-max-ms", settings.delayedAcknowledgment().toMillis());
        }
        numbers.put("r2-ms", settings.userTimeout().toMillis());
        numbers.put("keep-alive-idle-ms", SocketOptions.ORDINARY.keepAliveIdle().toMillis());
        numbers.put("keep-alive-bytes", settings.chooses(Choice.KEEP_ALIVE_EMPTY) ? 0L : 1L);
        numbers.put("time-wait-ms", settings.twoMsl().toMillis());
        numbers.put("initial-window-segments", settings.chooses(Choice.LARGE_INITIAL_WINDOW) ? 10L : 3L);
        numbers.put("default-ttl", 64L);
        numbers.put("isn-tick-ns", 4_000L); // as RFC 9293 §3.4.1 has it
        numbers.put(
                "syn-received-ms",
                settings.synTimeout().plus(settings.rtoMost()).toMillis());
        numbers.put("syn-cookie-ms", SynCookies.LIFE.toMillis());
        Set<Given> claims = new HashSet<>(settings.claims());
        return new Profile(
                "reference",
                claims,
                Set.of("upper-tester", "socket-states", "settings"),
                settings.override().multipliedBy(2).plus(settings.delayedAcknowledgment()),
                settings.override(),
                Map.of(),
                numbers,
                java.util.List.of());
    }
}
