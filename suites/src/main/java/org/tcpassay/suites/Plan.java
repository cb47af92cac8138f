// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tcpassay.fault.scenario.ScenarioFileException;
import org.tcpassay.run.LedgerException;
import org.tcpassay.target.ProfileFileException;
import org.tcpassay.target.Target;
import org.testng.xml.SuiteXmlParser;
import org.testng.xml.XmlSuite;
import picocli.CommandLine;

/**
 * Probes that a build asks its stack, each as a test of TestNG under its own id.
 *
 * <pre>
 * &#64;Factory
 * public Object[] probes() {
 *     return Plan.named("must").with("--ledger", "known.yaml").against(STACK);
 * }
 * </pre>
 *
 * <p>What is new fails with all that is known of it, a deviation that the ledger lists passes and says so, what is not
 * applicable is skipped with its reason. The reports of {@code ./tcpassay run} go into {@code target/tcpassay/NAME}.
 *
 * @param name of the folder of its reports
 * @param words what would stand behind {@code ./tcpassay run}: probes and options
 */
public record Plan(String name, List<String> words) {

    /** The parameter of a suite file that chooses probes. */
    static final String SELECT = "select";

    public Plan {
        words = List.copyOf(words);
    }

    /**
     * One that is shipped: smoke, must, should, matrix, options, timers, lifecycle, robustness or all.
     *
     * @throws IllegalArgumentException if there is no such plan
     */
    public static Plan named(String name) {
        try (InputStream file = Plan.class.getResourceAsStream("plans/" + name + ".xml")) {
            if (file == null) {
                throw new IllegalArgumentException("plan " + name
                        + ": no such plan; smoke, must, should, matrix, options, timers, lifecycle, robustness or all");
            }
            XmlSuite suite = new SuiteXmlParser().parse(name + ".xml", file, false);
            return of(name, split(suite.getParameter(SELECT)));
        } catch (IOException e) {
            throw new UncheckedIOException("reading plan " + name, e);
        }
    }

    /** One of your own, such as {@code Plan.of("ours", "established", "--strictness", "must")}. */
    public static Plan of(String name, String... words) {
        return new Plan(name, Arrays.asList(words));
    }

    /** The same with more probes or options, such as {@code --ledger}, {@code --profile} or {@code --seed}. */
    public Plan with(String... more) {
        return new Plan(name, Stream.concat(words.stream(), Arrays.stream(more)).toList());
    }

    /**
     * Against a stack in this process, or any other target.
     *
     * @return what a factory of TestNG returns; of a plan that is wrong, a test that fails and says why
     */
    public Object[] against(Target target) {
        return tests(words, options -> target);
    }

    /**
     * Against what {@code --target} would name, such as {@code unix:/tmp/stack.sock} or {@code linux}.
     *
     * @return what a factory of TestNG returns; of a plan that is wrong, a test that fails and says why
     */
    public Object[] against(String target) {
        return tests(with("--target", target).words, PlanOptions::target);
    }

    private Object[] tests(List<String> all, Function<PlanOptions, Target> choice) {
        try {
            var options = new PlanOptions();
            new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(all.toArray(String[]::new));
            var run = new PlanRun(name, all, choice.apply(options), options);
            return run.probes().stream()
                    .map(probe -> new ProbeTest(probe.id(), run))
                    .toArray();
        } catch (Misuse
                | LedgerException
                | ProfileFileException
                | ScenarioFileException
                | CommandLine.ParameterException wrong) {
            return new Object[] {new PlanRefusedTest(name, wrong)}; // what a factory throws is not shown by a build
        }
    }

    /** Words between spaces. */
    static String[] split(String words) {
        return words.isBlank() ? new String[0] : words.strip().split("\\s+");
    }
}
