// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.tcpassay.rules.Given;

/**
 * What a stack of the model is set to.
 *
 * @param claims the optional standards that it implements
 * @param choices what it does of the things that are left to it
 * @param mss the largest segment that its interface carries, bytes of payload
 * @param buffer of a connection, each way, bytes
 * @param rtoInitial before the first sample (RFC 6298 §2.1)
 * @param rtoLeast RFC 6298 §2.4
 * @param rtoMost RFC 6298 §2.5
 * @param delayedAcknowledgment below 500 ms (RFC 9293 MUST-59)
 * @param override how long a sender holds small segments against a silly window (RFC 9293 §3.8.6.2.1)
 * @param twoMsl length of TIME-WAIT
 * @param userTimeout after which unacknowledged text ends the connection (R2 of RFC 9293 §3.8.3)
 * @param synTimeout the same for a SYN, three minutes at the least (RFC 9293 MUST-23)
 * @param ecnAsked whether an active OPEN asks for ECN (RFC 3168 §6.1.1)
 * @param cookiesOnly whether a listener answers every SYN with a cookie, not only where it has no room (RFC 4987 §3.6)
 * @param challengeInterval in which a connection draws one challenge at most (RFC 5961 §7); zero for no limit
 * @param secret of the initial sequence numbers (RFC 6528)
 */
public record Settings(
        Set<Given> claims,
        Set<Choice> choices,
        int mss,
        int buffer,
        Duration rtoInitial,
        Duration rtoLeast,
        Duration rtoMost,
        Duration delayedAcknowledgment,
        Duration override,
        Duration twoMsl,
        Duration userTimeout,
        Duration synTimeout,
        boolean ecnAsked,
        boolean cookiesOnly,
        Duration challengeInterval,
        long secret) {

    private static final Set<Given> IMPLEMENTED = EnumSet.of(
            Given.RFC1337,
            Given.RFC2018,
            Given.RFC2385,
            Given.RFC2883,
            Given.RFC3042,
            Given.RFC3168,
            Given.RFC4987,
            Given.RFC5482,
            Given.RFC5927,
            Given.RFC5961,
            Given.RFC6191,
            Given.RFC6582,
            Given.RFC6675,
            Given.RFC7323);

    /** What stands on another: nobody reports a duplicate who reports nothing. */
    private static final Map<Given, Given> PRESUMES = Map.of(
            Given.RFC2883, Given.RFC2018,
            Given.RFC6675, Given.RFC2018,
            Given.RFC6191, Given.RFC7323);

    public Settings {
        claims = Set.copyOf(claims);
        choices = Set.copyOf(choices);
        if (!IMPLEMENTED.containsAll(claims)) {
            throw new IllegalArgumentException("claims " + claims + "; the model implements " + IMPLEMENTED);
        }
        for (var pair : PRESUMES.entrySet()) {
            if (claims.contains(pair.getKey()) && !claims.contains(pair.getValue())) {
                throw new IllegalArgumentException("claiming " + pair.getKey() + ": without " + pair.getValue()
                        + ", on which it stands; claim both or neither");
            }
        }
    }

    /** Everything that the model has, but for RFC 1337, which contradicts RFC 9293. */
    public static Settings ordinary() {
        Set<Given> claims = EnumSet.copyOf(IMPLEMENTED);
        claims.remove(Given.RFC1337);
        return new Settings(
                claims,
                EnumSet.allOf(Choice.class),
                1460,
                65_535 * 2,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                Duration.ofMillis(100),
                Duration.ofMillis(200),
                Duration.ofSeconds(240),
                Duration.ofMinutes(5),
                Duration.ofMinutes(3),
                false,
                false,
                Duration.ZERO,
                0);
    }

    /** Whether the model has a standard, so that it can be claimed. */
    public static boolean isImplemented(Given standard) {
        return IMPLEMENTED.contains(standard);
    }

    public boolean claims(Given standard) {
        return claims.contains(standard);
    }

    public boolean chooses(Choice choice) {
        return choices.contains(choice);
    }

    /** The same with one standard more and what it stands on, or one less and what stands on it. */
    public Settings with(Given standard, boolean claimed) {
        Set<Given> other = EnumSet.noneOf(Given.class);
        other.addAll(claims);
        if (claimed) {
            other.add(standard);
            Optional.ofNullable(PRESUMES.get(standard)).ifPresent(other::add);
        } else {
            other.remove(standard);
            other.removeIf(one -> PRESUMES.get(one) == standard);
        }
        return with(draft -> draft.claims = other);
    }

    /** The same with one choice made the one way or the other. */
    public Settings with(Choice choice, boolean made) {
        Set<Choice> other = EnumSet.noneOf(Choice.class);
        other.addAll(choices);
        if (made) {
            other.add(choice);
        } else {
            other.remove(choice);
        }
        return with(draft -> draft.choices = other);
    }

    /** The standards that may be claimed or not. */
    public static Set<Given> implemented() {
        return Set.copyOf(IMPLEMENTED);
    }

    public Settings withSecret(long other) {
        return with(draft -> draft.secret = other);
    }

    public Settings withMss(int bytes) {
        return with(draft -> draft.mss = bytes);
    }

    public Settings withBuffer(int bytes) {
        return with(draft -> draft.buffer = bytes);
    }

    /** The same with RFC 3168 claimed, and active OPENs that ask for ECN. */
    public Settings askingForEcn() {
        return with(Given.RFC3168, true).with(draft -> draft.ecnAsked = true);
    }

    /** The same with RFC 4987 claimed, and listeners that keep no record of any SYN. */
    public Settings withCookiesOnly() {
        return with(Given.RFC4987, true).with(draft -> draft.cookiesOnly = true);
    }

    /** The same with another length of TIME-WAIT. */
    public Settings withTwoMsl(Duration other) {
        return with(draft -> draft.twoMsl = other);
    }

    /** The same with another R2 for text. */
    public Settings withUserTimeout(Duration other) {
        return with(draft -> draft.userTimeout = other);
    }

    /** The same with another limit of challenges. */
    public Settings withChallengeInterval(Duration other) {
        return with(draft -> draft.challengeInterval = other);
    }

    /** The same, to be changed field by field. */
    private static final class Draft {

        private Set<Given> claims;
        private Set<Choice> choices;
        private int mss;
        private int buffer;
        private Duration rtoInitial;
        private Duration rtoLeast;
        private Duration rtoMost;
        private Duration delayedAcknowledgment;
        private Duration override;
        private Duration twoMsl;
        private Duration userTimeout;
        private Duration synTimeout;
        private boolean ecnAsked;
        private boolean cookiesOnly;
        private Duration challengeInterval;
        private long secret;

        Draft(Settings original) {
            claims = original.claims;
            choices = original.choices;
            mss = original.mss;
            buffer = original.buffer;
            rtoInitial = original.rtoInitial;
            rtoLeast = original.rtoLeast;
            rtoMost = original.rtoMost;
            delayedAcknowledgment = original.delayedAcknowledgment;
            override = original.override;
            twoMsl = original.twoMsl;
            userTimeout = original.userTimeout;
            synTimeout = original.synTimeout;
            ecnAsked = original.ecnAsked;
            cookiesOnly = original.cookiesOnly;
            challengeInterval = original.challengeInterval;
            secret = original.secret;
        }

        Settings settings() {
            return new Settings(
                    claims,
                    choices,
                    mss,
                    buffer,
                    rtoInitial,
                    rtoLeast,
                    rtoMost,
                    delayedAcknowledgment,
                    override,
                    twoMsl,
                    userTimeout,
                    synTimeout,
                    ecnAsked,
                    cookiesOnly,
                    challengeInterval,
                    secret);
        }
    }

    private Settings with(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.settings();
    }
}
