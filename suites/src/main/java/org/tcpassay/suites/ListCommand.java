// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tcpassay.rules.Rule;
import org.tcpassay.run.ProbeInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the catalogue. */
@Command(
        name = "list",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Lists the probes there are, fast ones unless asked otherwise, and the requirements they cover.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./tcpassay list                            every fast probe",
            "  ./tcpassay list --rule 'RFC5961-*' --slow  what covers a document",
            "  ./tcpassay list --state time-wait          what questions a state"
        })
final class ListCommand implements Callable<Integer> {

    @Mixin
    private ProbeChoice choice;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<ProbeInfo> probes = choice.from(choice.catalogue().probes());
        PrintWriter out = spec.commandLine().getOut();
        int width = probes.stream().mapToInt(probe -> probe.id().length()).max().orElse(0);
        for (ProbeInfo probe : probes) {
            String tier = probe.tier().name().toLowerCase(Locale.ROOT);
            out.printf(
                    Locale.ROOT,
                    "%-" + width + "s  %-4s  %-10s  ",
                    probe.id(),
                    tier,
                    probe.level().text());
            out.println(String.join(" ", probe.rules().stream().map(Rule::id).toList()));
        }
        long rules = probes.stream()
                .flatMap(probe -> probe.rules().stream())
                .distinct()
                .count();
        out.printf(Locale.ROOT, "%n%d probes cover %d requirements%n", probes.size(), rules);
        return ExitStatus.NOTHING_NEW;
    }
}
