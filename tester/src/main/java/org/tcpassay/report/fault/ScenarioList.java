// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report.fault;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.scenario.Ready;
import org.tcpassay.report.Console;
import org.tcpassay.report.Ink;
import org.tcpassay.report.Wrapped;

/** The library of ready scenarios for people who choose one. */
public final class ScenarioList {

    private static final int NAME = 31;
    private static final int WIDTH = 78;

    private ScenarioList() {}

    public static void print(PrintStream out, Ink ink) {
        for (Ready.Group group : Ready.groups()) {
            out.println(ink.bold(group.title()));
            for (String name : group.names()) {
                Scenario scenario = Ready.scenario(name);
                List<String> lines = Wrapped.lines(scenario.says(), WIDTH);
                out.println("  " + ink.blue(String.format(Locale.ROOT, "%-" + NAME + "s", name)) + lines.get(0));
                lines.stream().skip(1).forEach(line -> out.println(" ".repeat(NAME + 2) + line));
            }
            out.println();
        }
        out.println(Console.plural(Ready.names().size(), "scenario") + "; ./tcpassay fault --show NAME prints one");
    }
}
