// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.scenario;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.expectThrows;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.tcpassay.fault.End;
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.acts.Edit;
import org.tcpassay.fault.acts.Faults;
import org.tcpassay.fault.acts.Spread;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.fault.conditions.Per;
import org.tcpassay.fault.verdict.Expectations;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.TcpOption;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class ScenarioFileTest {

    private static final String GOOD = """
            scenario: both-ways
            says: The same in both languages.
            rules:
              - rule: the question is lost
                when: {from: opener, data: 1, nth: 1, per: connection}
                do: drop
              - rule: a slow road
                when:
                  any: [{state: {opener: [FIN-WAIT-1, FIN-WAIT-2]}}, {not: {is: retransmission}}]
                do: {delay: {by: 200 ms, jitter: 20 ms, keep-order: no}}
            expect:
              - recovers: {within: 3 s, who: opener}
              - count: {of: {handshake: 1}, at-most: 7}
              - ends: {opener: TIME-WAIT}
              - no-reset
              - intact
            """;

    @Test
    public void shouldSayTheSameInYamlAndInJava() {
        Scenario built = Scenario.named("both-ways")
                .says("The same in both languages.")
                .rule(
                        "the question is lost",
                        Conditions.nth(1, Conditions.allOf(Conditions.from(End.OPENER), Conditions.text(1)))
                                .per(Per.CONNECTION),
                        Faults.drop())
                .rule(
                        "a slow road",
                        Conditions.anyOf(
                                Conditions.state(End.OPENER, State.FIN_WAIT_1, State.FIN_WAIT_2),
                                Conditions.not(Conditions.repeated())),
                        Faults.jitter(new Spread.Uniform(Duration.ofMillis(200), Duration.ofMillis(220))))
                .expect(
                        Expectations.recovers(End.OPENER, Duration.ofSeconds(3)),
                        Expectations.atMost(7, Conditions.handshake(1)),
                        Expectations.endsIn(End.OPENER, State.TIME_WAIT),
                        Expectations.noReset(),
                        Expectations.intact())
                .build();
        assertEquals(ScenarioFile.read("x.yaml", GOOD).text(), built.text());
    }

    @Test
    public void shouldReadFieldsAndOptionsThatAreWrittenAnew() {
        Scenario read = ScenarioFile.read("x.yaml", """
                scenario: anew
                says: Fields and options.
                rules:
                  - rule: all
                    do: {rewrite: {options: [mss 700, opt-253 0a0b], source-address: 198.18.0.7, reserved: 1}}
                """);
        assertEquals(
                read.rules().get(0).fault().text(),
                Faults.rewrite(
                                Edit.reserved(1),
                                Edit.set(new TcpOption.Mss(700)),
                                Edit.set(new TcpOption.Unknown(253, Bytes.of(10, 11))),
                                Edit.sourceAddress(IpAddress.v4(198, 18, 0, 7)))
                        .text());
    }

    /** A correct text, what is spoiled of it, by what, and what the complaint says. */
    @DataProvider
    public Object[][] mistakes() {
        return new Object[][] {
            {"from: opener", "form: opener", "line 5: unknown key form; did you mean from?"},
            {"from: opener", "from: openr", "line 5: from does not know openr; did you mean opener?"},
            {"nth: 1", "nth: 0", "line 5: nth does not understand \"0\"; right is a number from 1"},
            {"do: drop", "do: {rewrite: {options: mms 7}}", "line 6: rewrite: reading option 'mms 7': it is none"},
            {"do: drop", "do: {rewrite: {source-address: 1.2.3.4.5}}", "1.2.3.4.5"},
            {"do: drop", "do: drip", "line 6: do does not know drip; did you mean drop?"},
            {"do: drop", "do: delay", "line 6: delay says too little; right is such as delay:"},
            {"do: drop", "do: [drop, pass]", "line 6: do says 2 things; one is right"},
            {"by: 200 ms", "by: 200", "line 10: by does not understand \"200\"; right is a time"},
            {"jitter: 20 ms, ", "distribution: normal, ", "line 10: delay: how much?"},
            {"who: opener", "whom: opener", "line 12: unknown key whom; did you mean who?"},
            {"at-most: 7", "at-most: -7", "line 13: at-most does not understand"},
            {"TIME-WAIT", "TIME-WAITING", "line 14: opener does not know TIME-WAITING; did you mean TIME-WAIT?"},
            {"- no-reset", "- no-rest", "line 15: expect does not know no-rest; did you mean no-reset?"},
            {"a slow road", "the question is lost", "line 7: another rule is called"},
            {"says: The same in both languages.\n", "", "says is missing; it is required"},
            {"nth: 1, ", "", "per says what is counted apart, but nothing is counted"},
        };
    }

    @Test(dataProvider = "mistakes")
    public void shouldSayWhereTheMistakeIs(String right, String wrong, String complaint) {
        String text = GOOD.replace(right, wrong);
        var failure = expectThrows(ScenarioFileException.class, () -> ScenarioFile.read("x.yaml", text));
        String message = failure.getMessage();
        assertEquals(
                message.startsWith("reading scenario x.yaml, line ") && message.contains(complaint), true, message);
    }

    @DataProvider
    public Object[][] unknownWords() {
        return mistakesOfKeys()
                .map(pair -> new Object[] {pair.get(0), pair.get(1)})
                .toArray(Object[][]::new);
    }

    private static Stream<List<String>> mistakesOfKeys() {
        return Stream.of(
                List.of("from: opener", "form: opener"),
                List.of("from: opener", "from: openr"),
                List.of("nth: 1", "nth: 0"),
                List.of("do: drop", "do: drip"),
                List.of("do: drop", "do: delay"),
                List.of("by: 200 ms", "by: 200"),
                List.of("who: opener", "whom: opener"),
                List.of("- no-reset", "- no-rest"));
    }

    /** What the reader refuses for its words the schema refuses, too. */
    @Test(dataProvider = "unknownWords")
    public void shouldAgreeWithTheSchema(String right, String wrong) {
        assertEquals(SchemaCheck.complaints(GOOD), List.of());
        assertFalse(SchemaCheck.complaints(GOOD.replace(right, wrong)).isEmpty());
    }

    @DataProvider
    public Object[][] examples() {
        Stream<String> when = Stream.concat(
                WhenWords.CHOOSING.stream().map(Word::example),
                WhenWords.COUNTING.stream().map(Word::example));
        return Stream.of(
                        when.map(each -> "rules: [{rule: r, when: {" + each + "}, do: drop}]"),
                        DoWords.WORDS.stream().map(each -> "rules: [{rule: r, do: " + braced(each.example()) + "}]"),
                        ExpectWords.WORDS.stream().map(each -> "expect: " + braced(each.example())))
                .flatMap(all -> all)
                .map(text -> new Object[] {"scenario: x\nsays: y\n" + text + "\n"})
                .toArray(Object[][]::new);
    }

    private static String braced(String example) {
        return example.contains(":") ? "{" + example + "}" : example;
    }

    @Test(dataProvider = "examples")
    public void shouldReadEveryExampleAndFindItInTheSchema(String text) {
        assertEquals(ScenarioFile.read("example", text).name(), "x");
        assertEquals(SchemaCheck.complaints(text), List.of());
    }
}
