// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tcpassay.model.Settings;
import org.tcpassay.mutants.Mutant;
import org.tcpassay.mutants.Mutants;
import org.tcpassay.referee.Disagreement;
import org.tcpassay.referee.Replay;
import org.tcpassay.referee.Terms;
import org.tcpassay.rules.Given;
import org.tcpassay.run.Catalogue;
import org.tcpassay.run.CatalogueEntry;
import org.tcpassay.run.Ledger;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.RunPlan;
import org.tcpassay.run.Runner;
import org.tcpassay.target.Target;
import org.tcpassay.target.reference.ReferenceTarget;
import org.tcpassay.trace.Conversation;
import org.testng.annotations.Test;

/** The referee watches the whole catalogue: everything that the probes make a stack do is judged a second time. */
public class RefereeTest {

    /** Beginnings of ids of which a trace does not tell the referee all, with what it does not tell. */
    private static final Map<String, String> NOT_TOLD = Map.ofEntries(
            Map.entry("ecn.", "what is in flight and how much the congestion window lets out"),
            Map.entry("push.", "when a held-back text may leave"),
            Map.entry("give-up.", "that the target has given up by its own clock"),
            Map.entry("keep-alive.", "which options the user has set"),
            Map.entry("user-timeout.", "which options the user has set"),
            Map.entry("lifecycle.silent-peer.", "which options the user has set"),
            Map.entry("icmp.", "errors"),
            Map.entry("lifecycle.open-refused.", "errors"),
            Map.entry("ipv6.", "what is wrong with the header around a segment"),
            Map.entry("syn-cookies.", "that a half-open connection was not remembered"),
            Map.entry("lifecycle.aged-cookie.", "that a half-open connection was not remembered"),
            Map.entry("lifecycle.forged-cookie.", "that a half-open connection was not remembered"),
            Map.entry("lifecycle.sizes-offered-to-cookies.", "that a half-open connection was not remembered"),
            Map.entry("syn-flood.", "how long the queue is"));

    private static final String RFC1337 = "net.ipv4.tcp_rfc1337";

    @Test
    public void shouldPermitAllThatTheReferenceDoes() throws InterruptedException {
        List<String> complaints = complaints(ReferenceTarget.of(Settings.ordinary()));

        assertEquals(String.join("\n", complaints), "");
    }

    @Test
    public void shouldNoticeMistakesThatTheCatalogueProvokes() throws InterruptedException {
        Mutant mutant = Mutants.all().stream()
                .filter(one -> one.name().equals("rst-anywhere-in-window"))
                .findFirst()
                .orElseThrow();

        assertTrue(complaints(mutant.target()).size() > 10);
    }

    private static boolean isTold(ProbeInfo probe) {
        return NOT_TOLD.keySet().stream().noneMatch(probe.id()::startsWith);
    }

    private static List<String> complaints(Target target) throws InterruptedException {
        Catalogue catalogue = Shelf.catalogue();
        List<CatalogueEntry> entries = catalogue.probes().stream()
                .filter(RefereeTest::isTold)
                .map(probe -> catalogue.entry(probe.id()))
                .toList();
        var plan = new RunPlan("test", entries, 1, 2, 1, 1, List.of(), Optional.empty());
        var results = new Runner(target, Ledger.empty("reference"), new Unheard())
                .run(plan)
                .results();
        var complaints = new ArrayList<String>();
        for (ProbeResult result : results) {
            for (Conversation conversation : result.trace().conversations()) {
                complaint(result, conversation, Terms.of(target.profile())).ifPresent(complaints::add);
            }
        }
        return complaints;
    }

    /** A trace does not tell whether somebody listens: one of the two must explain it. */
    private static Optional<String> complaint(ProbeResult result, Conversation conversation, Settings terms) {
        boolean protects = result.probe().settings().getOrDefault(RFC1337, "0").equals("1");
        Settings binding = protects ? terms.with(Given.RFC1337, true) : terms;
        List<Disagreement> found = Stream.of(true, false)
                .flatMap(listening -> Replay.judge(result.trace(), conversation.index(), binding, listening).stream())
                .toList();
        return found.size() == 2
                ? Optional.of(result.probe().id() + ": " + found.get(0) + " or " + found.get(1))
                : Optional.empty();
    }
}
