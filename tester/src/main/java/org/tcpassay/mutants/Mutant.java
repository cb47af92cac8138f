// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Settings;
import org.tcpassay.rules.Glob;
import org.tcpassay.target.EmbeddedStack;
import org.tcpassay.target.Target;
import org.tcpassay.target.reference.ReferenceTarget;

/**
 * A stack with one mistake.
 *
 * @param name such as {@code rst-anywhere-in-window}
 * @param rules what it breaks: ids of the requirement catalogue or globs of them, such as
 *     {@code RFC9293-3.10.7.4-RST-*-INWIN}; a probe of one of them must notice
 * @param mistake one sentence
 * @param settings of the stack that makes it: most are ordinary
 * @param procedures the model with the step that goes wrong
 * @param around what goes wrong outside of the model, such as in checksums
 * @param awaiting what is still missing to notice it, where no probe can yet
 */
public record Mutant(
        String name,
        Set<String> rules,
        String mistake,
        Settings settings,
        Function<Settings, Rfc9293> procedures,
        UnaryOperator<EmbeddedStack> around,
        Optional<String> awaiting) {

    private static final String TWIN = "-V6"; // ends the id of a requirement that is another's over IPv6

    /** A mistake in the procedures. */
    static Mutant of(String name, String mistake, Function<Settings, Rfc9293> procedures, String... rules) {
        return new Mutant(
                name,
                Set.of(rules),
                mistake,
                Settings.ordinary(),
                procedures,
                UnaryOperator.identity(),
                Optional.empty());
    }

    /** A mistake in what comes before or after the procedures. */
    static Mutant around(String name, String mistake, UnaryOperator<EmbeddedStack> around, String... rules) {
        return new Mutant(name, Set.of(rules), mistake, Settings.ordinary(), Rfc9293::new, around, Optional.empty());
    }

    /** The same in a stack with other settings, such as one without RFC 5961. */
    Mutant in(Settings other) {
        return new Mutant(name, rules, mistake, other, procedures, around, awaiting);
    }

    /** The same, which no probe can notice yet, and why. */
    Mutant awaiting(String what) {
        return new Mutant(name, rules, mistake, settings, procedures, around, Optional.of(what));
    }

    /** Whether it breaks this rule; with a rule it breaks the rule's twin for IPv6. */
    public boolean breaks(String rule) {
        String twin = rule.endsWith(TWIN) ? rule.substring(0, rule.length() - TWIN.length()) : rule;
        return rules.stream().map(Glob::new).anyMatch(glob -> glob.matches(rule) || glob.matches(twin));
    }

    /** Whether it breaks a rule that IPv6 alone has. */
    public boolean isAboutIpv6() {
        return rules.stream()
                .anyMatch(rule -> rule.endsWith(TWIN) || rule.startsWith("RFC8200") || rule.startsWith("RFC6437"));
    }

    public Target target() {
        return ReferenceTarget.of("mutant:" + name, mistake, settings, procedures, around);
    }
}
