// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.scenario.Ready;
import org.tcpassay.fault.scenario.ScenarioFile;
import org.tcpassay.referee.matrix.Cells;
import org.tcpassay.run.Catalogue;
import org.tcpassay.run.Ledger;
import org.tcpassay.target.Profile;
import org.tcpassay.target.ProfileFile;
import org.tcpassay.target.Target;
import org.tcpassay.wire.IpVersion;

/** What is shipped: the catalogue of probes, and the profiles and ledgers of targets. */
final class Shelf {

    private static final String PROBES = "org.tcpassay.probes";

    private Shelf() {}

    static Catalogue catalogue() {
        return Catalogue.under(PROBES, Shelf.class.getClassLoader());
    }

    /** The probes, and the cells of the matrix, which are as many again and have a command of their own. */
    static Catalogue everything() {
        return with(Set.of(IpVersion.V4));
    }

    /** The probes, and the cells over some versions of IP. */
    static Catalogue with(Set<IpVersion> versionsOfCells) {
        Catalogue all = catalogue();
        for (IpVersion version : new TreeSet<>(versionsOfCells)) {
            all = all.with(cells(version));
        }
        return all;
    }

    /** Every stimulus in every state. */
    static Catalogue cells(IpVersion version) {
        return Catalogue.generated(Cells.all(), version);
    }

    /** @param name such as {@code linux} */
    static Profile profile(String name) {
        return ProfileFile.resource(Shelf.class, "profiles/" + name + ".yaml");
    }

    /** That of a stack which we start; one of which nothing is known, under its name, where none is shipped. */
    static Profile profileOfStack(String name) {
        if (Shelf.class.getResource("profiles/" + name + ".yaml") != null) {
            return profile(name);
        }
        Profile any = profile("stack");
        return new Profile(
                name,
                any.claims(),
                any.capabilities(),
                any.responseTime(),
                any.quietTime(),
                any.settings(),
                any.numbers(),
                any.cannotReach(),
                any.notes());
    }

    /**
     * The deviations that are expected of a target: those of the file, else the shipped ones.
     *
     * @throws org.tcpassay.run.LedgerException if it cannot be read or is no ledger
     */
    static Ledger ledger(Target target, Optional<Path> file) {
        if (file.isPresent()) {
            return Ledger.read(file.get());
        }
        String name = target.profile().name();
        return Ledger.resource(Shelf.class, "ledgers/" + name + ".yaml").orElseGet(() -> Ledger.empty(name));
    }

    /**
     * Reads a file, if the word looks like one, or takes the ready scenario of that name.
     *
     * @throws org.tcpassay.fault.scenario.ScenarioFileException if there is none, or it cannot be understood
     */
    static Scenario scenario(String word) {
        boolean isFile = word.endsWith(".yaml") || word.endsWith(".yml") || word.indexOf('/') >= 0;
        return isFile ? ScenarioFile.read(Path.of(word)) : Ready.scenario(word);
    }
}
