// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.tcpassay.model.Settings;
import org.tcpassay.rules.Given;
import org.tcpassay.target.reference.ReferenceTarget;
import org.testng.SkipException;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;
import org.testng.xml.XmlSuite;
import org.testng.xml.XmlTest;

public class PlansTest {

    private static final String PROBE = "established.rst-in-window.challenge-ack";
    private static final String MISTAKEN = "mutant:rst-anywhere-in-window";

    @DataProvider
    Object[][] plans() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("plans"))) {
            return files.map(file -> file.getFileName().toString().replace(".xml", ""))
                    .sorted()
                    .map(name -> new Object[] {name})
                    .toArray(Object[][]::new);
        }
    }

    @Test(dataProvider = "plans")
    public void shouldChooseProbes(String name) {
        Object[] tests = Plan.named(name).against("reference");

        assertTrue(tests.length >= 30, name + ": " + tests.length);
        assertTrue(tests[0] instanceof ProbeTest, tests[0].toString());
    }

    @Test
    public void shouldHaveEveryPlanInTheList() throws IOException {
        IllegalArgumentException refusal = expectThrows(IllegalArgumentException.class, () -> Plan.named("nosuch"));

        for (Object[] plan : plans()) {
            assertTrue(refusal.getMessage().contains(plan[0].toString()), refusal.getMessage());
        }
    }

    @Test
    public void shouldAskMoreWithEachPlan() {
        int smoke = Plan.named("smoke").against("reference").length;
        int must = Plan.named("must").against("reference").length;
        int should = Plan.named("should").against("reference").length;
        int all = Plan.named("all").against("reference").length;

        assertTrue(smoke < must && must < should && should < all, smoke + " " + must + " " + should + " " + all);
    }

    @Test
    public void shouldPassWhatConforms() throws InterruptedException {
        only(Plan.of("conforming", PROBE), "reference").bringsNoNews();
    }

    @Test
    public void shouldFailWithAllThatIsKnown() {
        ProbeTest test = only(Plan.of("failing", PROBE), MISTAKEN);

        AssertionError failure = expectThrows(AssertionError.class, test::bringsNoNews);

        String text = failure.getMessage();
        assertTrue(text.contains("requirement   RFC 5961") && text.contains("  trace  "), text);
        assertTrue(Files.exists(Path.of("target/tcpassay/failing/report.html")));
    }

    @Test
    public void shouldPassWhatTheLedgerLists() throws IOException, InterruptedException {
        Path ledger = Files.createTempFile("plans-test", ".yaml");
        Files.writeString(
                ledger, "target: ours\nentries: [{probe: " + PROBE + ", reason: so be it, reference: RFC 793}]\n");
        try {
            only(Plan.of("known", PROBE, "--ledger", ledger.toString()), MISTAKEN)
                    .bringsNoNews();
        } finally {
            Files.delete(ledger);
        }
    }

    @Test
    public void shouldSkipWhatIsNotApplicable() {
        var without = ReferenceTarget.of(Settings.ordinary().with(Given.RFC5961, false));
        Object[] tests =
                Plan.of("skipped", "syn-received.reset-in-window.challenge-ack").against(without);

        assertThrows(SkipException.class, ((ProbeTest) tests[0])::bringsNoNews);
    }

    @DataProvider
    Object[][] mistakes() {
        return new Object[][] {
            {"no.such.probe", "reference", "no probe matches no.such.probe"},
            {PROBE, "nosuch", "no target is called nosuch"},
            {PROBE, "linux,reference", "a plan asks one target, not 2"},
            {PROBE + " --ledger missing.yaml", "reference", "reading ledger missing.yaml: cannot be read"},
            {PROBE + " --no-such-option", "reference", "--no-such-option"},
            {PROBE + " --jobs 0", "reference", "--jobs: 0 side by side"},
        };
    }

    @Test(dataProvider = "mistakes")
    public void shouldFailInATestThatSaysWhy(String words, String target, String part) {
        Object[] tests = Plan.of("mistaken", words.split(" ")).against(target);

        assertEquals(tests.length, 1);
        AssertionError failure = expectThrows(AssertionError.class, ((PlanRefusedTest) tests[0])::canBeUnderstood);
        assertTrue(failure.getMessage().contains(part), failure.getMessage());
    }

    @Test
    public void shouldReadTheParametersOfASuiteFile() {
        var suite = new XmlSuite();
        suite.setName("of somebody");
        var test = new XmlTest(suite);
        test.addParameter("plan", "smoke");
        test.addParameter("target", "reference");
        int smoke = new PlanTest().probes(test).length;
        test.addParameter("select", PROBE);
        test.addParameter("options", "--seed 1");

        assertTrue(smoke > 30);
        assertEquals(
                Stream.of(new PlanTest().probes(test))
                        .map(Object::toString)
                        .filter(id -> id.startsWith(PROBE))
                        .count(),
                new PlanTest().probes(test).length);
    }

    /** The README shows what is built. */
    @Test
    public void shouldBeShownAsItIs() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        Path example = Path.of("src/it/own-stack");
        String java = Files.readString(example.resolve("src/test/java/org/example/stack/OwnStackTest.java"));
        String pom = Files.readString(example.resolve("pom.xml"));
        int dependency = pom.indexOf("    <dependency>");

        assertTrue(readme.contains(java.substring(java.indexOf("public class"))));
        assertTrue(readme.contains(pom.substring(dependency, pom.indexOf("  </dependencies>"))));
    }

    private static ProbeTest only(Plan plan, String target) {
        List<Object> tests = List.of(plan.against(target));
        return (ProbeTest) tests.get(0);
    }
}
