// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tcpassay.rules.State;
import org.tcpassay.run.Answer;
import org.tcpassay.run.Assay;
import org.tcpassay.run.Catalogue;
import org.tcpassay.run.CatalogueEntry;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.Tier;
import org.tcpassay.target.Profile;
import org.tcpassay.target.Service;
import org.tcpassay.target.reference.ReferenceTarget;

/**
 * How many probes can be asked of a black box, which depends on the service behind its port: they are asked of the
 * reference in such a box.
 */
final class BoxTable {

    private static final long SEED = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Catalogue catalogue = Shelf.catalogue();
    private final List<CatalogueEntry> probes = catalogue.probes().stream()
            .filter(probe -> probe.tier() == Tier.FAST)
            .map(probe -> catalogue.entry(probe.id()))
            .toList();

    /** What is behind the port, and which probes can be asked then. */
    record Row(Optional<Service> service, List<Answer> answers) {

        List<Answer> applying() {
            return answers.stream()
                    .filter(answer -> answer.outcome() != Outcome.NOT_APPLICABLE)
                    .toList();
        }

        /** In which states. */
        List<State> states() {
            return applying().stream()
                    .flatMap(answer -> answer.probe().state().stream())
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    Row row(Optional<Service> service) throws InterruptedException {
        Profile box = Shelf.profile("blackbox");
        Profile profile = service.map(box::serving).orElse(box);
        int jobs = Runtime.getRuntime().availableProcessors();
        return new Row(service, new Assay(ReferenceTarget.boxed(profile), SEED).ask(probes, jobs, PATIENCE));
    }

    void print(PrintWriter out) throws InterruptedException {
        List<Optional<Service>> services = Stream.concat(
                        Stream.of(Optional.<Service>empty()),
                        Arrays.stream(Service.values()).map(Optional::of))
                .toList();
        for (Optional<Service> service : services) {
            Row row = row(service);
            String name = service.map(each -> "--service " + each.text()).orElse("something else");
            String states = row.states().stream().map(State::text).collect(Collectors.joining(", "));
            out.printf(
                    Locale.ROOT,
                    "  %-20s%,d of %,d probes of one version of IP apply: %s%n",
                    name,
                    row.applying().size(),
                    probes.size() / 2,
                    states);
        }
    }
}
