// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.reference;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.tcpassay.model.Choice;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Settings;
import org.tcpassay.rules.Given;
import org.tcpassay.target.EmbeddedStack;
import org.tcpassay.target.EmbeddedTarget;
import org.tcpassay.target.NotAvailable;
import org.tcpassay.target.Profile;
import org.tcpassay.target.Target;

/** The model of RFC 9293 as a target, right or with a mistake. */
public final class ReferenceTarget {

    /** The knobs of Linux whose meaning an RFC gives, so that a probe that turns them can be asked here too. */
    private static final Map<String, Given> KNOBS = Map.of("net.ipv4.tcp_rfc1337", Given.RFC1337);

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

    private static Settings turned(Settings settings, Map<String, String> knobs) {
        Settings turned = settings;
        for (var knob : knobs.entrySet()) {
            Given standard = KNOBS.get(knob.getKey());
            if (standard == null) {
                throw new NotAvailable("the reference has no setting " + knob.getKey());
            }
            turned = turned.with(standard, !knob.getValue().equals("0"));
        }
        return turned;
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
        numbers.put("time-wait-ms", settings.twoMsl().toMillis());
        numbers.put("initial-window-segments", settings.chooses(Choice.LARGE_INITIAL_WINDOW) ? 10L : 3L);
        numbers.put("default-ttl", 64L);
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
