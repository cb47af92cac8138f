// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee.matrix;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.tcpassay.rules.RuleCatalogue;
import org.tcpassay.rules.State;
import org.tcpassay.script.GeneratedProbe;
import org.tcpassay.wire.Flags;
import org.testng.annotations.Test;

public class StimuliTest {

    @Test
    public void shouldCoverEveryPairThatCanBe() {
        Set<Pairwise.Pair> covered = Pairwise.pairs(Stimuli.chosen());

        assertEquals(covered, Pairwise.pairs(Stimuli.all()));
        // 14 controls x 6 places alone
        assertTrue(covered.size() > 84 + 14 * 2 + 14 * 4 + 6 * 5, "pairs: " + covered.size());
    }

    @Test
    public void shouldLeaveOutNoFlagsAndNoValue() {
        for (Control control : Control.values()) {
            for (Place place : Place.values()) {
                assertTrue(
                        Stimuli.chosen().stream().anyMatch(one -> one.control() == control && one.place() == place),
                        control + " " + place);
            }
        }
    }

    @Test
    public void shouldStayWithinWhatAPersonCanRead() {
        int size = Stimuli.chosen().size();

        assertTrue(size >= 40 && size <= 120, "stimuli: " + size);
    }

    @Test
    public void shouldBeFew() {
        List<Stimulus> bare = Pairwise.of(Stimuli.all(), List.of());

        assertTrue(bare.size() <= 100, "rows: " + bare.size());
        assertEquals(Pairwise.pairs(bare), Pairwise.pairs(Stimuli.all()));
    }

    @Test
    public void shouldAcknowledgeWithTheFlagOnly() {
        for (Stimulus one : Stimuli.all()) {
            assertEquals(one.has(Flags.ACK), one.acknowledges() != Acknowledges.NOTHING, one.name());
        }
    }

    @Test
    public void shouldHaveANameForEachThatSaysWhatItIs() {
        Set<String> names = Stimuli.all().stream().map(Stimulus::name).collect(Collectors.toSet());

        assertEquals(names.size(), Stimuli.all().size());
        assertTrue(named().contains("fin-beyond"));
        assertTrue(named().contains("syn-ack-at-rcv-nxt"));
        assertEquals(
                new Stimulus(Control.SYN_ACK, Place.RCV_NXT_ITSELF, Acknowledges.OLD, true, Stamp.NOT_NEGOTIATED)
                        .name(),
                "syn-ack-at-rcv-nxt-ack-old-data");
    }

    @Test
    public void shouldNotDependOnTheOrderOfItsParts() {
        var shuffled = new ArrayList<>(Stimuli.all());
        Collections.shuffle(shuffled, new java.util.Random(new SplittableRandom(7).nextLong()));
        List<Stimulus> other = Pairwise.of(shuffled, List.of());

        assertEquals(Pairwise.pairs(other), Pairwise.pairs(Stimuli.all()));
        for (Stimulus one : other) {
            assertEquals(Stimuli.all().get(Stimuli.all().indexOf(one)).name(), one.name());
        }
    }

    @Test
    public void shouldAskEveryStateByEachOfItsRoads() {
        List<Column> columns = Column.all();

        assertEquals(columns.size(), 19);
        assertEquals(columns.stream().map(Column::state).collect(Collectors.toSet()), Set.of(State.values()));
        assertEquals(Cells.all().size(), 19 * Stimuli.chosen().size());
    }

    @Test
    public void shouldAddressEveryCellAndNameItsRequirement() {
        var ids = new HashSet<String>();
        for (GeneratedProbe cell : Cells.all()) {
            assertTrue(ids.add(cell.id()), cell.id());
            assertTrue(RuleCatalogue.shipped().contains(cell.rules().get(0)), cell.id() + " " + cell.rules());
        }
        assertTrue(ids.contains("matrix.closing.fin-beyond"));
        assertTrue(ids.contains("matrix.closing.fin-beyond[active]"));
        assertTrue(ids.contains("matrix.syn-sent.fin-beyond"));
    }

    private static Set<String> named() {
        return Stimuli.chosen().stream().map(Stimulus::name).collect(Collectors.toSet());
    }
}
