// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.nio.file.Path;
import java.util.List;
import org.tcpassay.run.Catalogue;
import org.tcpassay.run.CatalogueEntry;
import org.tcpassay.target.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the words of a plan say: those of {@code ./tcpassay run}, as far as they concern one run of one target. */
@Command(name = "plan")
final class PlanOptions {

    @Mixin
    private ProbeChoice choice;

    @Mixin
    private TargetChoice targets;

    @Mixin
    private SourceTree source;

    @Mixin
    private RunOptions options;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "target/tcpassay")
    private Path out;

    /**
     * @throws Misuse if several are named
     */
    Target target() {
        List<Target> all = targets.targets(source);
        if (all.size() > 1) {
            throw new Misuse("a plan asks one target, not " + all.size() + "; run it once for each");
        }
        return all.get(0);
    }

    /**
     * The probes for a target, over the versions of IP that it is reached over; where time costs nothing slow and long
     * ones are asked as well.
     *
     * @throws Misuse if there are none
     */
    List<CatalogueEntry> probes(Target target) {
        Catalogue catalogue = choice.catalogue();
        List<CatalogueEntry> probes = choice.from(catalogue.probes(), target.isVirtual()).stream()
                .filter(probe -> target.versions().contains(probe.version()))
                .map(probe -> catalogue.entry(probe.id()))
                .toList();
        if (probes.isEmpty()) {
            throw new Misuse("target " + target.name() + ": not reached over the chosen version of IP; leave --ip out");
        }
        return probes;
    }

    RunOptions options() {
        options.check();
        return options;
    }

    Path out() {
        return out;
    }
}
