// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run.compare;

import static org.tcpassay.run.compare.Answered.FORBIDDEN;
import static org.tcpassay.run.compare.Answered.STRONG;
import static org.tcpassay.run.compare.Answered.WEAK;
import static org.tcpassay.run.compare.Answered.chooses;
import static org.tcpassay.run.compare.Answered.conforms;
import static org.tcpassay.run.compare.Answered.deviates;
import static org.tcpassay.run.compare.Answered.lacks;
import static org.tcpassay.run.compare.Answered.open;
import static org.tcpassay.run.compare.Answered.stack;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.RunReport;
import org.tcpassay.run.Verdict;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public final class ComparisonTest {

    private static final String ID = "closed.syn.reset";
    private static final String SIX = ID + "[v6]";

    @DataProvider
    Object[][] answers() {
        ProbeResult good = conforms(ID, STRONG);
        ProbeResult known = deviates(ID, Verdict.KNOWN, STRONG, STRONG);
        ProbeResult fresh = deviates(ID, Verdict.NEW, STRONG, STRONG);
        ProbeResult absent = lacks(ID, STRONG);
        ProbeResult unsure = open(ID);
        ProbeResult reset = chooses(ID, "R. 1:1(0) ack 2 win 64239");
        return new Object[][] {
            {Likeness.ALIKE, good, good, good},
            {Likeness.DIFFER, good, good, known},
            {Likeness.DIFFER, unsure, good, fresh},
            {Likeness.DIFFER, absent, known, good},
            {Likeness.OPEN, unsure, good, good},
            {Likeness.OPEN, unsure, fresh, fresh},
            {Likeness.ALL_DEVIATE, known, fresh, absent},
            {Likeness.CHOOSE, reset, chooses(ID, "R 1:1(0) win 0"), reset},
            {Likeness.CHOOSE, reset, chooses(ID, "nothing"), absent},
            {Likeness.ALIKE, reset, chooses(ID, "R. 9:9(0) ack 7"), reset},
            {Likeness.LACKING, good, good, absent},
            {Likeness.NOWHERE, absent, absent, absent},
        };
    }

    @Test(dataProvider = "answers")
    public void shouldTellHowAnswersCompare(Likeness likeness, ProbeResult one, ProbeResult two, ProbeResult three) {
        Row row = Comparison.of(List.of(stack("a", one), stack("b", two), stack("c", three)))
                .rows()
                .get(0);

        assertEquals(row.likeness(), likeness);
    }

    @Test
    public void shouldPutVersionsIntoOneRowAndTellTheWorst() {
        Comparison both = Comparison.of(List.of(
                stack("a", conforms(ID, STRONG), conforms(SIX, STRONG)),
                stack("b", conforms(ID, STRONG), deviates(SIX, Verdict.NEW, STRONG, STRONG))));

        Row row = both.rows().get(0);
        assertEquals(both.rows().size(), 1);
        assertEquals(row.id(), ID);
        assertEquals(row.likeness(), Likeness.DIFFER);
        assertEquals(row.questions().get(0).likeness(), Likeness.ALIKE);
        assertTrue(row.isSameOverAllVersions(0));
        assertFalse(row.isSameOverAllVersions(1));
        assertEquals(row.answer(1).orElseThrow().outcome(), Outcome.DEVIATES, "over the version that parts them");
    }

    @Test
    public void shouldCompareAmongThoseThatWereAsked() {
        Comparison both = Comparison.of(
                List.of(stack("a", conforms(ID, STRONG), conforms(SIX, STRONG)), stack("b", conforms(ID, STRONG))));

        Row row = both.rows().get(0);
        assertEquals(row.likeness(), Likeness.ALIKE);
        assertTrue(row.isSameOverAllVersions());
        assertTrue(row.questions().get(1).answers().get(1).isEmpty());
    }

    @Test
    public void shouldKeepTheOrderOfProbesAndTopics() {
        Comparison both = Comparison.of(List.of(
                stack("a", conforms("listen.b.x", STRONG), conforms("closed.a.x", STRONG)),
                stack("b", conforms("listen.a.x", STRONG), conforms("matrix.closing.fin-beyond", STRONG))));

        assertEquals(
                both.rows().stream().map(Row::id).toList(),
                List.of("listen.b.x", "closed.a.x", "listen.a.x", "matrix.closing.fin-beyond"));
        assertEquals(new ArrayList<>(both.byTopic().keySet()), List.of("listen", "closed", "matrix.closing"));
    }

    @Test
    public void shouldTellWhatPartsEachTwo() {
        Comparison three = Comparison.of(List.of(
                stack("a", conforms(ID, STRONG)),
                stack("b", deviates(ID, Verdict.NEW, STRONG, STRONG)),
                stack("c", lacks(ID, STRONG))));

        assertEquals(three.between(0, 1).size(), 1);
        assertEquals(three.between(1, 0).size(), 1);
        assertEquals(three.between(0, 2).size(), 0);
    }

    /** A requirement that one probe finds broken is not kept, however many conform; and it is the broken one that counts. */
    @Test
    public void shouldCountRequirementsNotProbes() {
        RunReport stack = stack(
                "a",
                conforms("closed.a.x", STRONG, WEAK),
                conforms("closed.b.x", STRONG),
                deviates("closed.c.x", Verdict.KNOWN, WEAK, STRONG, WEAK),
                deviates("closed.d.x", Verdict.NEW, FORBIDDEN, FORBIDDEN),
                deviates("closed.e.x", Verdict.KNOWN, FORBIDDEN, FORBIDDEN),
                lacks("closed.f.x", WEAK));

        Comparison both = Comparison.of(List.of(stack, stack("b", lacks("closed.a.x", STRONG))));

        assertEquals(both.scores(0), List.of(new Score(Binding.MUST, 1, 0, 1), new Score(Binding.SHOULD, 0, 1, 0)));
        assertEquals(both.scores(1), List.of());
    }

    @Test
    public void shouldRefuseWhatCannotBeCompared() {
        RunReport one = stack("a", conforms(ID, STRONG));

        assertThrows(IllegalArgumentException.class, () -> Comparison.of(List.of(one)));
        assertThrows(IllegalArgumentException.class, () -> Comparison.of(List.of(one, one)));
    }

    @DataProvider
    Object[][] doors() {
        return new Object[][] {
            {"R. 1:1(0) ack 2 win 64239", "R."},
            {"P. -687863660:-687863658(2) ack 1 win 64240 <mss 1460>", "."},
            {"S.E 10406352:10406352(0) ack 1", "S.E"},
            {"nothing", "nothing"},
            {"ECONNREFUSED", "ECONNREFUSED"},
        };
    }

    @Test(dataProvider = "doors")
    public void shouldForgetWhatIsAnotherEachTime(String door, String kind) {
        assertEquals(Manner.of(chooses(ID, door)).kinds(), List.of(kind));
    }
}
