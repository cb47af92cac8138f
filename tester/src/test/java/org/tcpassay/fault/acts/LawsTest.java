// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Dice;
import org.tcpassay.fault.Fault;
import org.tcpassay.fault.Happening;
import org.tcpassay.fault.Path;
import org.tcpassay.fault.Rule;
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.Side;
import org.tcpassay.fault.Talk;
import org.tcpassay.fault.TwoStacks;
import org.tcpassay.model.Settings;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.OddPackets;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What holds for every fault. */
public class LawsTest {

    private static final Bytes THERE = text(80_000, 7);
    private static final Bytes BACK = text(20_000, 11);
    private static final int ODD_PACKETS = 600;
    private static final int HOURS = 4;

    /** Two hosts whose numbers part may acknowledge each other's acknowledgments for ever. */
    private static final int ENOUGH = 20_000; // happenings

    /** Every third packet, and no more than so many, as a forged segment draws an answer, and that another. */
    private record Some(int most) implements Condition {
        @Override
        public Watch start(Dice dice) {
            int[] seen = {0};
            return transit -> seen[0]++ % 3 == 2 && seen[0] < 3 * most;
        }

        @Override
        public String text() {
            return "every third of " + most;
        }
    }

    @DataProvider
    public Object[][] acts() {
        return Specimens.all().stream().map(act -> new Object[] {act}).toArray(Object[][]::new);
    }

    private static Bytes text(int length, int step) {
        var text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = (byte) (i * step + i / 251);
        }
        return Bytes.copyOf(text);
    }

    private record Told(List<Happening> journal, Bytes there, Bytes back) {}

    private static Told bulk(Act act, int most, int version) {
        var scenario = new Scenario("law", "", List.of(new Rule("the law", new Some(most), act)));
        var stacks = TwoStacks.over(scenario, 5, Settings.ordinary(), Settings.ordinary(), version);
        Talk opener = stacks.opener().open().send(THERE).close();
        stacks.run(Duration.ofMillis(200));
        stacks.listener().talks().forEach(talk -> talk.send(BACK).close());
        for (int minute = 0; minute < HOURS * 60 && stacks.journal().size() < ENOUGH; minute++) {
            stacks.run(Duration.ofMinutes(1));
        }
        stacks.path().end(stacks.nowNs());
        Bytes there = stacks.listener().talks().isEmpty()
                ? Bytes.EMPTY
                : stacks.listener().talk(1).received();
        return new Told(stacks.journal(), there, opener.received());
    }

    @Test
    public void shouldListEveryFault() {
        Set<String> there = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("org.tcpassay.fault.acts")
                        .stream()
                        .filter(type -> type.isAssignableTo(Fault.class) && !type.isInterface())
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> listed = Specimens.all().stream()
                .map(act -> act.getClass().getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(listed, there, "faults that the laws are held against");
        assertTrue(there.size() > 15);
    }

    @Test(dataProvider = "acts")
    public void shouldBeTheIdentityAtStrengthZero(Act act) {
        var none = new Books(bulk(act.atZero(), 1_000_000, 4).journal());
        assertEquals(none.each(Happening.Went.class), PLAIN);
        assertTrue(none.each(Happening.Acted.class).stream().allMatch(acted -> acted.verb() == Happening.Verb.PASSED));

        List<Happening> journal = odd(act.atZero(), transit -> true);
        List<Bytes> came = new Books(journal)
                .each(Happening.Came.class).stream()
                        .map(one -> one.transit().bytes())
                        .toList();
        List<Bytes> went = new Books(journal)
                .each(Happening.Went.class).stream().map(Happening.Went::bytes).toList();
        assertEquals(went, came);
    }

    @Test(dataProvider = "acts")
    public void shouldDoTheSameForTheSameSeed(Act act) {
        assertEquals(bulk(act, 50, 4), bulk(act, 50, 4));
    }

    @Test(dataProvider = "acts")
    public void shouldDoWhatItSaysAndNothingElse(Act act) {
        for (int version : List.of(4, 6)) {
            Told told = bulk(act, 50, version);
            var books = new Books(told.journal());
            books.balance();
            books.only(act.effects());
            if (!act.effects().contains(Effect.BREAKS_CHECKSUMS)
                    && !act.effects().contains(Effect.INVENTS)) {
                books.checksumsRight();
            }
            if (!act.effects().contains(Effect.BREAKS_NUMBERING) && !(act instanceof Renumber)) {
                assertEquals(told.there(), THERE);
                assertEquals(told.back(), BACK);
                books.numbersHold(Side.RIGHT, THERE);
                books.numbersHold(Side.LEFT, BACK);
            }
        }
    }

    @Test(dataProvider = "acts")
    public void shouldTakeAnyPacket(Act act) {
        for (Condition.Watch watch : List.<Condition.Watch>of(
                transit -> true, new Some(1_000_000).start(new Dice(1, 1)), transit -> transit.number() % 3 != 0)) {
            List<Happening> journal = odd(act, watch);
            var books = new Books(journal);
            books.balance();
            books.only(act.effects());
        }
    }

    @Test(dataProvider = "acts")
    public void shouldSayWhatItDoes(Act act) {
        assertTrue(act.text().matches("[a-z].*[^.]"), act.text());
        assertTrue(!act.text().contains("  ") && !act.text().contains("null"), act.text());
    }

    private static final List<Bytes> ODD = oddPackets();

    private static final List<Happening.Went> PLAIN =
            new Books(bulk(Faults.pass(), 1_000_000, 4).journal()).each(Happening.Went.class);

    /** Nonsense between the packets of a connection, and packets of a connection that are damaged. */
    private static List<Bytes> oddPackets() {
        List<Bytes> real = new ArrayList<>();
        new Books(bulk(Faults.drop(0.1), 1_000, 4).journal())
                .each(Happening.Came.class)
                .forEach(one -> real.add(one.transit().bytes()));
        List<Bytes> odd = new ArrayList<>(OddPackets.draw(3, ODD_PACKETS));
        odd.addAll(real.subList(0, Math.min(real.size(), ODD_PACKETS)));
        odd.addAll(OddPackets.damaged(4, real, ODD_PACKETS));
        odd.add(Bytes.EMPTY);
        odd.add(Bytes.zeros(1));
        return odd;
    }

    private static List<Happening> odd(Act act, Condition.Watch watch) {
        var journal = new ArrayList<Happening>();
        Condition when = new Condition() {
            @Override
            public Watch start(Dice dice) {
                return watch;
            }

            @Override
            public String text() {
                return "odd";
            }
        };
        var path = new Path(new Scenario("odd", "", List.of(new Rule("odd", when, act))), 2, journal::add);
        long nowNs = 1_000_000_000;
        for (int i = 0; i < ODD.size(); i++) {
            nowNs += i % 50 == 0 ? 100_000_000 : 10_000;
            path.arrive(i % 3 == 0 ? Side.RIGHT : Side.LEFT, ODD.get(i), nowNs);
        }
        path.end(nowNs + 10_000_000);
        return journal;
    }
}
