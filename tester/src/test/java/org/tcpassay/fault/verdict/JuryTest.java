// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.verdict;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.End;
import org.tcpassay.fault.Expectation;
import org.tcpassay.fault.Expectation.Outcome;
import org.tcpassay.fault.Fault;
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.TwoStacks;
import org.tcpassay.fault.acts.Answer;
import org.tcpassay.fault.acts.Faults;
import org.tcpassay.fault.acts.Place;
import org.tcpassay.fault.acts.Sums;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.rules.State;
import org.testng.annotations.Test;

public class JuryTest {

    private static final Condition QUESTION = Conditions.nth(1, Conditions.text(1));

    private static Verdict verdict(Condition when, Fault fault, Expectation expectation) {
        Scenario scenario =
                Scenario.named("x").rule("r", when, fault).expect(expectation).build();
        var stacks = TwoStacks.over(scenario, 1);
        var talk = stacks.opener().open().send("question");
        stacks.run(Duration.ofSeconds(10));
        talk.close();
        stacks.run(Duration.ofSeconds(10));
        return Jury.verdict(scenario, stacks.journal(), stacks.nowNs());
    }

    private static void check(Outcome outcome, Condition when, Fault fault, Expectation expectation) {
        Verdict verdict = verdict(when, fault, expectation);
        assertEquals(verdict.answers().get(0).outcome(), outcome, verdict.text());
    }

    @Test
    public void shouldMeasureHowLongRecoveryTakes() {
        check(Outcome.HOLDS, QUESTION, Faults.drop(), Expectations.recovers(Duration.ofSeconds(2)));
        check(Outcome.FAILS, QUESTION, Faults.drop(), Expectations.recovers(Duration.ofMillis(500)));
        check(Outcome.HOLDS, QUESTION, Faults.drop(), Expectations.recovers(End.LISTENER, Duration.ofMillis(500)));
        check(Outcome.FAILS, Conditions.data(), Faults.drop(), Expectations.recovers(Duration.ofSeconds(5)));
        check(Outcome.INCONCLUSIVE, Conditions.data(), Faults.drop(), Expectations.recovers(Duration.ofMinutes(5)));
    }

    @Test
    public void shouldCompareWhatArrives() {
        check(Outcome.HOLDS, QUESTION, Faults.drop(), Expectations.intact());
        check(Outcome.FAILS, Conditions.data(), Faults.drop(), Expectations.intact());
        Fault unseen = Faults.corruptBits(1, Place.PAYLOAD, Sums.REPAIRED);
        check(Outcome.FAILS, QUESTION, unseen, Expectations.intact());
        check(Outcome.HOLDS, QUESTION, Faults.corruptBits(1, Place.PAYLOAD, Sums.LEFT), Expectations.intact());
    }

    @Test
    public void shouldCountStatesAndResets() {
        check(Outcome.HOLDS, QUESTION, Faults.drop(), Expectations.exactly(2, Conditions.data()));
        check(Outcome.FAILS, QUESTION, Faults.drop(), Expectations.atMost(1, Conditions.data()));
        check(Outcome.FAILS, QUESTION, Faults.drop(), Expectations.atLeast(3, Conditions.data()));
        check(Outcome.HOLDS, QUESTION, Faults.drop(), Expectations.endsIn(End.OPENER, State.FIN_WAIT_2));
        check(Outcome.FAILS, QUESTION, Faults.drop(), Expectations.endsIn(End.OPENER, State.CLOSED));
        check(Outcome.FAILS, QUESTION, Faults.answer(Answer.Reply.RST), Expectations.noReset());
        check(Outcome.HOLDS, QUESTION, Faults.drop(), Expectations.establishes(Duration.ofSeconds(1)));
    }

    @Test
    public void shouldNotMindResetsThatMeetNoConnection() {
        Condition last = Conditions.allOf(Conditions.from(End.OPENER), Conditions.state(End.LISTENER, State.LAST_ACK));
        Scenario scenario = Scenario.named("x")
                .rule("twice", last, Faults.duplicate(1, Duration.ofMillis(100)))
                .expect(Expectations.noReset())
                .build();
        var stacks = TwoStacks.over(scenario, 1);
        var talk = stacks.opener().open().send("question");
        stacks.run(Duration.ofSeconds(1));
        talk.close();
        stacks.run(Duration.ofSeconds(1));
        stacks.listener().talk(1).close();
        stacks.run(Duration.ofSeconds(1));
        Verdict verdict = Jury.verdict(scenario, stacks.journal(), stacks.nowNs());
        assertEquals(verdict.outcome(), Outcome.HOLDS, verdict.text());
        assertTrue(verdict.text().contains("that met a connection"), verdict.text());
    }

    @Test
    public void shouldSayThatNothingWasShownIfARuleNeverFired() {
        Verdict verdict = verdict(Conditions.port(1), Faults.drop(), Expectations.intact());
        assertEquals(verdict.outcome(), Outcome.INCONCLUSIVE);
        assertTrue(verdict.text().contains("never fired: r"), verdict.text());
        assertTrue(verdict.asked());
    }

    /** The odds are against it: each is chosen, and none is lost. */
    @Test
    public void shouldSayThatNothingWasShownIfARuleLetAllPass() {
        Verdict verdict = verdict(Conditions.anything(), Faults.drop(0), Expectations.intact());
        assertEquals(verdict.outcome(), Outcome.INCONCLUSIVE, verdict.text());
        assertTrue(verdict.text().contains("let pass all that it chose: r"), verdict.text());
    }

    @Test
    public void shouldTakeForDoneWhatIsThereToLetPass() {
        Verdict verdict = verdict(Conditions.anything(), Faults.pass(), Expectations.intact());
        assertEquals(verdict.outcome(), Outcome.HOLDS, verdict.text());
    }

    @Test
    public void shouldTakeForDoneWhatIsThereToLetPassIfItIsNamed() {
        Verdict verdict = verdict(Conditions.anything(), Faults.pass(), Expectations.fires(List.of("r")));
        assertEquals(verdict.outcome(), Outcome.HOLDS, verdict.text());
    }
}
