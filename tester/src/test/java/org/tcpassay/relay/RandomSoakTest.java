// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import static org.tcpassay.fault.conditions.Conditions.anything;
import static org.tcpassay.fault.conditions.Conditions.fromSide;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.tcpassay.fault.Fault;
import org.tcpassay.fault.Happening;
import org.tcpassay.fault.Happening.Verb;
import org.tcpassay.fault.Happening.Went;
import org.tcpassay.fault.Rule;
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.Side;
import org.tcpassay.fault.acts.Edit;
import org.tcpassay.fault.acts.Faults;
import org.tcpassay.net.Privileges;
import org.tcpassay.wire.Bytes;
import org.testng.SkipException;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The short version of {@code .ci/soak}, and that it would notice. */
public final class RandomSoakTest {

    private static final RandomSoak SHORT = new RandomSoak(2, Duration.ofMillis(400));

    private static final int FEW_BYTES = 400_000; // any user has room for them

    private static void skipWhereNotAllowed() {
        Privileges.ofThisThread().missingForNamespaces().ifPresent(missing -> {
            throw new SkipException("cannot make a network namespace: " + missing);
        });
    }

    @Test
    public void shouldAccountForEveryPacketAndEveryByte() throws Exception {
        skipWhereNotAllowed();
        var laps = new AtomicInteger();
        RandomSoak.Result result = SHORT.run(0x5eed, () -> laps.get() == 3, sofar -> laps.incrementAndGet());
        assertEquals(result.complaint(), "", result.text());
        assertTrue(result.text().contains("arrivals unseen") || result.arrived() > 1000, result.text());
        assertTrue(result.came() > 1000 && result.bytes() > 1_000_000, result.text());
        assertTrue(
                result.count(Verb.LOST) + result.count(Verb.CHANGED) + result.count(Verb.DELAYED) > 0, result.text());
    }

    /** A rule for one direction leaves joined segments of the other whole: one packet for the rules, many on the wire. */
    @Test
    public void shouldAccountForSegmentsThatStayJoined() throws Exception {
        skipWhereNotAllowed();
        var result = new RandomSoak.Result();
        var smallWindow = new Rule("small window", fromSide(Side.LEFT), Faults.rewrite(Edit.windowAtMost(5591)));
        SHORT.lap(new Scenario("one way", "", List.of(smallWindow)), 1, () -> false, result);
        assertEquals(result.complaint(), "", result.text());
        assertTrue(result.joined() > 0, "none stayed joined: " + result.text());
        assertTrue(result.count(Verb.CHANGED) > 0, result.text());
    }

    @Test
    public void shouldDrawTheSameRulesFromTheSameSeed() {
        assertEquals(drawn(7), drawn(7));
        assertNotEquals(drawn(7), drawn(8));
    }

    /** All kinds have come, and each could be read. */
    @Test
    public void shouldDrawEveryKindOfFault() {
        String all = drawn(7).toString();
        for (RandomRules.Kind kind : RandomRules.Kind.values()) {
            assertTrue(all.contains("\n  " + kind.text() + ": "), kind + " of " + all);
        }
    }

    private static List<String> drawn(long seed) {
        var rules = new RandomRules(seed);
        return IntStream.range(0, 60).mapToObj(any -> rules.next().text()).toList();
    }

    @DataProvider
    public Object[][] dishonest() {
        return new Object[][] {
            {"neither left nor were lost", new Deed("swallow", (transit, outlet) -> {})},
            {
                "once more than it came",
                new Deed("sneak", (transit, outlet) -> {
                    outlet.pass(transit);
                    outlet.pass(transit);
                })
            },
            {
                "otherwise than it came",
                new Deed("cut", (transit, outlet) -> {
                    int length = transit.bytes().length();
                    outlet.pass(transit.withBytes(transit.bytes().slice(0, length - 1)));
                })
            },
        };
    }

    /** Rules that do what they do not tell. */
    @Test(dataProvider = "dishonest")
    public void shouldNoticeWhatNoRuleTold(String complaint, Fault fault) throws Exception {
        skipWhereNotAllowed();
        var result = new RandomSoak.Result();
        SHORT.lap(
                new Scenario("dishonest", "", List.of(new Rule("rule", nth(5, anything()), fault))),
                1,
                () -> false,
                result);
        assertTrue(result.complaint().contains(complaint), result.complaint());
    }

    @DataProvider
    public Object[][] lies() {
        Bytes other = Bytes.zeros(40);
        return new Object[][] {
            {
                "did not leave, or not so",
                (Lie) went -> List.of(new Went(went.timeNs(), went.transit().withBytes(other)))
            },
            {"did not leave, or not so", (Lie) went -> List.of()},
            {"did not arrive", (Lie) went -> List.of(went, went)},
        };
    }

    /** What a relay says of a departure in place of the truth. */
    private interface Lie {
        List<Went> of(Went truth);
    }

    /** A relay that sends otherwise than it tells, once. */
    @Test(dataProvider = "lies")
    public void shouldNoticeWhatTheJournalDoesNotTell(String complaint, Lie lie) throws Exception {
        skipWhereNotAllowed();
        var arrivals = new ArrivalAccount(FEW_BYTES);
        var departures = new AtomicInteger();
        Consumer<Happening> liar = happening -> {
            if (happening instanceof Went went && departures.incrementAndGet() == 7) {
                lie.of(went).forEach(arrivals);
            } else {
                arrivals.accept(happening);
            }
        };
        var path = FaultyPath.open(FaultyPathTest.PASS, 0, liar);
        try (arrivals;
                path) {
            arrivals.attend(path);
            BulkTransfer.Sums sums = new BulkTransfer(1, FEW_BYTES / 4).run(path);
            assertEquals(sums.arrived(), sums.sent());
        }
        assertFalse(arrivals.isBlind());
        assertTrue(arrivals.complaint(path).contains(complaint), arrivals.complaint(path));
    }
}
