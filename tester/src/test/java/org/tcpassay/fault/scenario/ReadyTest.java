// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.scenario;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tcpassay.fault.Expectation.Outcome;
import org.tcpassay.fault.Scenario;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class ReadyTest {

    private static final List<Class<?>> PROOFS = List.of(
            ReadyOpeningsTest.class,
            ReadyDataTest.class,
            ReadyEndsTest.class,
            ReadyAttacksTest.class,
            ReadyMiddleboxesTest.class,
            ReadyRoadsTest.class);

    @DataProvider
    public Object[][] names() {
        return Ready.names().stream().map(name -> new Object[] {name}).toArray(Object[][]::new);
    }

    @Test(dataProvider = "names")
    public void shouldBeOneScenarioUnderItsOwnName(String name) {
        Scenario scenario = Ready.scenario(name);
        assertEquals(scenario.name(), name);
        assertTrue(scenario.says().endsWith("."), scenario.says());
        assertTrue(!scenario.rules().isEmpty());
    }

    @Test(dataProvider = "names")
    public void shouldSatisfyTheSchema(String name) {
        assertEquals(SchemaCheck.complaints(Ready.yaml(name)), List.of());
    }

    @Test(dataProvider = "names")
    public void shouldNotFailItsOwnExpectations(String name) {
        var conversation = Conversation.of(name).whole();
        assertTrue(
                conversation.verdict().outcome() != Outcome.FAILS,
                conversation.verdict().text());
    }

    /** Where a scenario is added, so is the test that shows that it does what it says. */
    @Test
    public void shouldHaveAProofOfEach() {
        Set<String> proved = PROOFS.stream()
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .map(method -> method.getName())
                .collect(Collectors.toSet());
        var missing = new HashSet<>(Ready.names());
        missing.removeIf(name -> proved.contains(camel(name)));
        assertEquals(missing, Set.of());
    }

    private static String camel(String name) {
        List<String> words = List.of(name.split("-"));
        return words.get(0)
                + words.stream()
                        .skip(1)
                        .map(word -> word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
    }

    @Test(
            expectedExceptions = ScenarioFileException.class,
            expectedExceptionsMessageRegExp = ".*did you mean lose-synack.*")
    public void shouldProposeTheNearestName() {
        Ready.scenario("lose-syn-ack");
    }
}
