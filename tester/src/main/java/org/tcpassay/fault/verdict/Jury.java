// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.verdict;

import java.util.ArrayList;
import java.util.List;
import org.tcpassay.fault.Expectation;
import org.tcpassay.fault.Happening;
import org.tcpassay.fault.Journal;
import org.tcpassay.fault.Rule;
import org.tcpassay.fault.Scenario;

/**
 * Sees all that happens on a path and says what a scenario's expectations came to, now or at the end.
 *
 * <p>To those of the scenario comes one more: that every rule did something, unless the scenario itself says which must.
 */
public final class Jury implements Journal {

    private record Seat(Expectation expectation, Expectation.Watch watch) {}

    private final boolean asked;
    private final List<Seat> seats = new ArrayList<>();

    public Jury(Scenario scenario) {
        asked = !scenario.expectations().isEmpty();
        scenario.expectations()
                .forEach(expectation -> seat(expectation instanceof Fires fires ? fires.in(scenario) : expectation));
        if (scenario.expectations().stream().noneMatch(Fires.class::isInstance)) {
            seat(new Fires(scenario.rules().stream().map(Rule::name).toList(), true).in(scenario));
        }
    }

    private void seat(Expectation expectation) {
        seats.add(new Seat(expectation, expectation.start()));
    }

    /** Expectations may compare text. */
    @Override
    public boolean keeps() {
        return asked;
    }

    /** Told everything, in order. */
    @Override
    public void accept(Happening happening) {
        for (Seat seat : seats) {
            seat.watch().happened(happening);
        }
    }

    /**
     * What is known by now; asking changes nothing.
     *
     * @param nowNs on the relay's clock: until when there was something to see
     */
    public Verdict verdict(long nowNs) {
        var answers = new ArrayList<Verdict.Answer>();
        for (Seat seat : seats) {
            Expectation.Judgement judgement = seat.watch().judged(nowNs);
            answers.add(new Verdict.Answer(seat.expectation().text(), judgement.outcome(), judgement.reason()));
        }
        return new Verdict(asked, answers);
    }

    /** The verdict over a journal that is there as a whole. */
    public static Verdict verdict(Scenario scenario, List<Happening> journal, long endNs) {
        var jury = new Jury(scenario);
        journal.forEach(jury);
        return jury.verdict(endNs);
    }
}
