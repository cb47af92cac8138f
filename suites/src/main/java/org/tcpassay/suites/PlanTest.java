// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.util.Optional;
import org.testng.annotations.Factory;
import org.testng.xml.XmlTest;

/**
 * The class that suite files name. Their parameters, which {@code -D} overrides:
 *
 * <pre>
 * plan      a shipped one, by its name; or
 * select    what would stand behind ./tcpassay run
 * target    as --target; linux unless given
 * options   further options of run, such as --link packet:eth1 --profile stack.yaml --ledger known.yaml
 * </pre>
 */
public final class PlanTest {

    /** The tests, one a probe. */
    @Factory
    public Object[] probes(XmlTest test) {
        Plan plan = value(test, Plan.SELECT)
                .map(select -> Plan.of(test.getSuite().getName(), Plan.split(select)))
                .orElseGet(() -> Plan.named(value(test, "plan").orElse("smoke")));
        return plan.with(Plan.split(value(test, "options").orElse("")))
                .against(value(test, "target").orElse("linux"));
    }

    private static Optional<String> value(XmlTest test, String name) {
        return Optional.ofNullable(System.getProperty(name)).or(() -> Optional.ofNullable(test.getParameter(name)));
    }
}
