// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Departure;
import org.tcpassay.fault.End;
import org.tcpassay.fault.Happening;
import org.tcpassay.fault.Path;
import org.tcpassay.fault.Rule;
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.Side;
import org.tcpassay.fault.Transit;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.fault.conditions.Per;
import org.tcpassay.fault.verdict.Expectations;
import org.tcpassay.fault.verdict.Jury;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Parcel;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Segments that come joined in one have the fate that they would have one by one. */
public class JoinedTest {

    private static final List<JoinedTraffic.Arrival> TRAFFIC = new JoinedTraffic(11).arrivals();
    private static final Duration SHORT = Duration.ofMillis(3);

    /** What a path made of the traffic; joined segments that left as they came are told of one by one. */
    private record Told(List<String> left, List<Happening> acts, String verdict, int whole) {}

    static List<Condition> conditions() {
        Condition data = Conditions.allOf(Conditions.from(End.OPENER), Conditions.data());
        return List.of(
                Conditions.anything(),
                Conditions.segment(),
                data,
                Conditions.not(data),
                Conditions.not(Conditions.not(data)),
                Conditions.flags("."),
                Conditions.flags("P."),
                Conditions.flags("F."),
                Conditions.anyFlags("FR"),
                Conditions.anyFlags("W"),
                Conditions.payload("NEEDLE"),
                Conditions.payloadMatching("^N"),
                Conditions.option("timestamps"),
                Conditions.option("sack"),
                Conditions.sack(),
                Conditions.size(0, 60),
                Conditions.size(1, 151),
                Conditions.size(152, 152),
                Conditions.size(500, 70_000),
                Conditions.textSize(1, 70),
                Conditions.textSize(100, 100),
                Conditions.textSize(101, 9_000),
                Conditions.port(9),
                Conditions.port(80),
                Conditions.icmp(),
                Conditions.fragment(),
                Conditions.fromSide(Side.RIGHT),
                Conditions.connection(1),
                Conditions.connection(7),
                Conditions.state(End.LISTENER, State.ESTABLISHED),
                Conditions.state(End.OPENER, State.FIN_WAIT_1, State.FIN_WAIT_2),
                Conditions.state(End.LISTENER, State.SYN_RECEIVED),
                Conditions.handshake(3),
                Conditions.text(1),
                Conditions.text(30),
                Conditions.repeated(),
                Conditions.keepAlive(),
                Conditions.windowProbe(),
                Conditions.position(2_000, 2_001),
                Conditions.positionFrom(5_000),
                Conditions.nth(1, data),
                Conditions.nth(17, data).per(Per.CONNECTION),
                Conditions.first(5, Conditions.port(80)),
                Conditions.every(7, data),
                Conditions.after(20, data),
                Conditions.after(3, Conditions.fromSide(Side.RIGHT)).per(Per.CONNECTION),
                Conditions.nth(2, Conditions.every(3, data)),
                Conditions.nth(5, Conditions.idle(SHORT)),
                Conditions.once(Conditions.text(9)),
                Conditions.once(Conditions.position(900, 901)).per(Per.CONNECTION),
                Conditions.chance(0.1),
                Conditions.allOf(Conditions.port(9), Conditions.chance(0.5)),
                Conditions.bursts(0.1, 0.3),
                Conditions.during(SHORT, SHORT.multipliedBy(40)),
                Conditions.since(SHORT.multipliedBy(30)),
                Conditions.recurring(SHORT.multipliedBy(5), SHORT, SHORT.multipliedBy(2)),
                Conditions.idle(SHORT),
                Conditions.anyOf(Conditions.idle(SHORT), Conditions.text(3)),
                Conditions.anyOf(Conditions.port(80), Conditions.payload("NEEDLE")),
                Conditions.allOf(Conditions.since(SHORT.multipliedBy(50)), Conditions.nth(4, data)),
                Condition.of("odd numbers", transit -> transit.number() % 2 == 1));
    }

    @DataProvider
    public Object[][] rules() {
        Condition some = Conditions.every(4, Conditions.data());
        Condition few = Conditions.nth(12, Conditions.allOf(Conditions.data(), Conditions.fromSide(Side.LEFT)));
        Stream<Rule> byCondition = conditions().stream()
                .flatMap(when ->
                        Stream.of(new Rule("lose", when, Faults.drop()), new Rule("shares", when, Faults.drop(0.3))));
        Stream<Rule> byFault = Specimens.all().stream()
                .flatMap(act -> Stream.of(new Rule("some", some, act), new Rule("few", few, act)));
        return Stream.concat(byCondition, byFault)
                .map(rule -> new Object[] {rule.when().text(), rule.fault().text(), rule})
                .toArray(Object[][]::new);
    }

    private static Told told(boolean isJoined, Scenario scenario) {
        var jury = new Jury(scenario);
        var acts = new ArrayList<Happening>();
        int[] whole = {0};
        var path = new Path(scenario, 3, happening -> {
            jury.accept(happening);
            if (happening instanceof Happening.Acted || happening instanceof Happening.Changed) {
                acts.add(happening);
            } else if (happening instanceof Happening.Went went) {
                whole[0] += went.transit().pieces() > 1 ? 1 : 0;
            }
        });
        var left = new ArrayList<String>();
        long endNs = 0;
        for (JoinedTraffic.Arrival arrival : TRAFFIC) {
            endNs = arrival.timeNs();
            left.addAll(leaving(path.time(endNs)));
            if (isJoined) {
                left.addAll(leaving(path.arrive(arrival.from(), arrival.parcel(), endNs)));
                continue;
            }
            for (Bytes piece : arrival.parcel().apart()) {
                left.addAll(leaving(path.arrive(arrival.from(), piece, endNs)));
            }
        }
        path.end(endNs);
        return new Told(left, acts, jury.verdict(endNs).toString(), whole[0]);
    }

    private static List<String> leaving(List<Departure> departures) {
        return departures.stream()
                .flatMap(one -> one.packets().stream().map(bytes -> one.to() + " " + bytes.hex()))
                .toList();
    }

    private static int assertSame(Scenario scenario) {
        Told joined = told(true, scenario);
        Told apart = told(false, scenario);
        assertEquals(joined.acts(), apart.acts());
        assertEquals(joined.left(), apart.left());
        assertEquals(joined.verdict(), apart.verdict());
        return joined.whole();
    }

    @Test(dataProvider = "rules")
    public void shouldHaveTheFateOfEach(String when, String does, Rule rule) {
        assertSame(new Scenario("law", "", List.of(rule)));
    }

    @Test
    public void shouldHaveTheFateOfEachUnderSeveralRules() {
        var rules = new ArrayList<Rule>();
        for (Condition when : conditions()) {
            rules.add(new Rule("rule " + rules.size(), Conditions.nth(3, when), Faults.drop()));
        }
        assertSame(new Scenario("law", "", rules));
    }

    @Test
    public void shouldStayTogetherWhereNoRuleHasToDoWithThem() {
        Scenario none = new Scenario("none", "", List.of());
        long came = TRAFFIC.stream().filter(one -> one.parcel().pieces() > 1).count();
        assertEquals(told(true, none).whole(), came);
        var idle = new ArrayList<Rule>();
        for (Condition when : Arrays.asList(
                Conditions.port(9),
                Conditions.nth(1, Conditions.allOf(Conditions.handshake(1), Conditions.data())),
                Conditions.payload("nowhere"),
                Conditions.idle(Duration.ofHours(1)),
                Conditions.flags("S"))) {
            idle.add(new Rule("rule " + idle.size(), when, Faults.drop()));
        }
        int whole = assertSame(new Scenario("idle", "", idle));
        assertTrue(whole > came / 3, whole + " of " + came);
    }

    @Test
    public void shouldStayTogetherAgainWhenARuleHasDoneItsWork() {
        Rule first = new Rule("first", Conditions.nth(1, Conditions.data()), Faults.drop());
        assertTrue(assertSame(new Scenario("first", "", List.of(first))) > 10);
    }

    @Test
    public void shouldComeApartWhereAnExpectationCountsThem() {
        for (Condition counted : conditions()) {
            assertSame(new Scenario(
                    "counts", "", List.of(), List.of(Expectations.atMost(3, counted), Expectations.intact())));
        }
    }

    @Test
    public void shouldCountAllOfThem() {
        long[] packets = new long[2];
        long[] bytes = new long[2];
        for (int i = 0; i < 2; i++) {
            int run = i;
            var path = new Path(new Scenario("none", "", List.of()), 1, happening -> {
                if (happening instanceof Happening.Came came) {
                    Transit transit = came.transit();
                    packets[run] += transit.pieces();
                    bytes[run] += transit.length();
                }
            });
            for (JoinedTraffic.Arrival arrival : TRAFFIC) {
                List<Parcel> parcels = run == 0
                        ? List.of(arrival.parcel())
                        : arrival.parcel().apart().stream().map(Parcel::of).toList();
                parcels.forEach(parcel -> path.arrive(arrival.from(), parcel, arrival.timeNs()));
            }
        }
        assertEquals(packets[0], packets[1]);
        assertEquals(bytes[0], bytes[1]);
    }
}
