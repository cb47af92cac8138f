// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.example;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.tcpassay.run.Answer;
import org.tcpassay.run.Assay;
import org.tcpassay.run.Catalogue;
import org.tcpassay.run.Outcome;
import org.tcpassay.target.EmbeddedTarget;
import org.tcpassay.target.Profile;
import org.tcpassay.target.Target;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Judges a stack of one's own in the process of its tests: no root, no kernel, and virtual time. */
public class OwnStackTest {

    /** What the stack claims: no optional standard yet. Answers come within 1 s of virtual time. */
    private static final Profile PROFILE = new Profile(
            "deaf",
            Set.of(),
            Set.of("upper-tester", "socket-states"),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Map.of(),
            Map.of(),
            java.util.List.of());

    private static final Set<Outcome> RIGHT = Set.of(Outcome.CONFORMS, Outcome.NOT_APPLICABLE);

    private static final Target STACK = new EmbeddedTarget(
            "deaf", "every port is closed", PROFILE, (address, settings, seed) -> new DeafStack(address));

    private static final Catalogue CATALOGUE =
            Catalogue.under("org.tcpassay.probes", OwnStackTest.class.getClassLoader());

    @DataProvider
    public Object[][] probes() {
        return CATALOGUE.probes().stream()
                .filter(probe -> probe.group().equals("closed"))
                .map(probe -> new Object[] {probe.id()})
                .toArray(Object[][]::new);
    }

    /** Probes that need user calls do not apply until the stack has some; whatever else it does must be right. */
    @Test(dataProvider = "probes")
    public void shouldNotDeviate(String id) {
        Answer answer = ask(id);

        assertTrue(RIGHT.contains(answer.outcome()), answer.outcome() + ": " + answer.reason());
    }

    @Test
    public void shouldResetWithoutLookingAtStrayField() {
        assertEquals(ask("closed.stray-ack-field.not-looked-at").outcome(), Outcome.CONFORMS);
    }

    private static Answer ask(String id) {
        return new Assay(STACK, 1).ask(CATALOGUE.entry(id));
    }
}
