// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tcpassay.rules.RuleCatalogue;
import org.tcpassay.rules.State;
import org.tcpassay.wire.IpVersion;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class SelectionTest {

    private static final String A = "established.rst-in-window.challenge-ack";
    private static final String B = "established.fin.ack[v4]";
    private static final String C = "established.fin.ack[v6]";
    private static final String D = "closed.syn.reset[a]";
    private static final String E = "rto.data.doubles";
    private static final String ROW_V4 = "rto.fin.doubles[a][v4]";
    private static final String ROW_V6 = "rto.fin.doubles[a][v6]";

    private static final List<ProbeInfo> CATALOGUE = List.of(
            probe(A, "RFC9293-3.10.7.4-RST-ES-INWIN", Optional.of(State.ESTABLISHED), Tier.FAST, "blind"),
            probe(B, "RFC9293-3.10.7.4-FIN-ES", Optional.of(State.ESTABLISHED), Tier.FAST, "close"),
            probe(C, "RFC9293-3.10.7.4-FIN-ES", Optional.of(State.ESTABLISHED), Tier.FAST, "close"),
            probe(D, "RFC9293-3.10.7.1-CLOSED-SYN", Optional.of(State.CLOSED), Tier.FAST, "reset"),
            probe(E, "RFC6298-2.1", Optional.empty(), Tier.SLOW, "timer"),
            probe(ROW_V4, "RFC6298-2.1", Optional.empty(), Tier.SLOW, "timer"),
            probe(ROW_V6, "RFC6298-2.1", Optional.empty(), Tier.SLOW, "timer"));

    @DataProvider
    Object[][] words() {
        return new Object[][] {
            {List.of(), List.of(A, B, C, D)},
            {List.of("established.*"), List.of(A, B, C)},
            {List.of("established"), List.of(A, B, C)},
            {List.of("established.fin.ack"), List.of(B, C)},
            {List.of(B), List.of(B)},
            {List.of("*.reset", A), List.of(A, D)},
            {List.of("rule:RFC9293-3.10.7.4-*"), List.of(A, B, C)},
            {List.of("rule:*-FIN-ES", "*[v6]"), List.of(C)},
            {List.of(E), List.of(E)},
            {List.of("rto.fin.doubles"), List.of(ROW_V4, ROW_V6)},
            {List.of("rto.fin.doubles[a]"), List.of(ROW_V4, ROW_V6)},
            {List.of("rto.fin.doubles[v6]"), List.of(ROW_V6)},
            {List.of("rto.fin.doubles[a][v4]"), List.of(ROW_V4)},
            {List.of("*.doubles[a][v6]", "*.doubles[v4]", A), List.of(A)},
        };
    }

    @Test(dataProvider = "words")
    public void shouldSelectByWords(List<String> words, List<String> ids) {
        assertEquals(chosen(Selection.everything().words(words)), ids);
    }

    @Test
    public void shouldCombineCriteria() {
        assertEquals(chosen(Selection.everything().states(Set.of("closed"))), List.of(D));
        assertEquals(chosen(Selection.everything().tags(Set.of("close", "blind"))), List.of(A, B, C));
        assertEquals(chosen(Selection.everything().levels(Strictness.MUST.levels())), List.of(A, B, C, D));
        assertEquals(chosen(Selection.everything().tiers(EnumSet.of(Tier.SLOW))), List.of(E, ROW_V4, ROW_V6));
    }

    @Test
    public void shouldSelectByVersionOfIp() {
        assertEquals(chosen(Selection.everything().versions(Set.of(IpVersion.V6))), List.of(C));
        assertEquals(
                chosen(Selection.everything()
                        .words(List.of("established.fin.*"))
                        .versions(Set.of(IpVersion.V4))),
                List.of(B));
    }

    @DataProvider
    Object[][] refusals() {
        return new Object[][] {
            {Selection.everything().words(List.of("established.fin.akc")), "did you mean established.fin.ack"},
            {Selection.everything().words(List.of("established.fin.ack[v5]")), "did you mean"},
            {Selection.everything().words(List.of("listen.*")), "no probe matches listen.*"},
            {Selection.everything().words(List.of("rule:RFC1-*")), "no rule with a probe matches RFC1-*"},
            {Selection.everything().states(Set.of("fin-wait-3")), "did you mean fin-wait-1"},
            {Selection.everything().tags(Set.of("clsoe")), "did you mean close"},
            {Selection.everything().words(List.of("rto.*")), "add --slow"},
            {Selection.everything().words(List.of("closed.*")).tags(Set.of("close")), "no probe meets all criteria"},
        };
    }

    @Test(dataProvider = "refusals")
    public void shouldRefuseInOneSentence(Selection selection, String hint) {
        Selection.Choice choice = selection.of(CATALOGUE);
        assertTrue(
                choice instanceof Selection.Choice.Refused refused
                        && refused.sentence().contains(hint),
                choice.toString());
    }

    private static List<String> chosen(Selection selection) {
        Selection.Choice choice = selection.of(CATALOGUE);
        assertTrue(choice instanceof Selection.Choice.Chosen, choice.toString());
        return ((Selection.Choice.Chosen) choice)
                .probes().stream().map(ProbeInfo::id).toList();
    }

    private static ProbeInfo probe(String id, String rule, Optional<State> state, Tier tier, String tag) {
        return new ProbeInfo(id, id, List.of(RuleCatalogue.shipped().rule(rule)), state, tier, Set.of(tag), Map.of());
    }
}
