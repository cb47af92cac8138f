// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import java.util.Optional;
import java.util.function.IntSupplier;
import org.tcpassay.link.TargetFailure;
import org.tcpassay.target.Station;
import org.tcpassay.target.Target;

/**
 * Where one thread runs one probe after the other.
 *
 * <p>Opening a stack costs more than most probes, so the stack is kept for the next probe, with a tester address of its
 * own, where nothing speaks against it. What is not as it should be on a kept stack is asked again on a fresh one, and
 * only that counts: no probe is blamed for what another left behind.
 */
final class Seat implements AutoCloseable {

    private final Target target;
    private final IntSupplier numbers;
    private Optional<Station> station = Optional.empty();

    /** @param numbers of stations in this run, shared by all seats that are there at the same time */
    Seat(Target target, IntSupplier numbers) {
        this.target = target;
        this.numbers = numbers;
    }

    /** Asks at a kept station or, failing that, at a fresh one. */
    Execution.Result ask(Execution execution) {
        try {
            Station place = execution.turnsKnobs() ? fresh(execution) : kept(execution);
            boolean used = place.isUsed();
            Execution.Result result = execution.at(place);
            boolean settled = result.outcome() == Outcome.CONFORMS || result.outcome() == Outcome.NOT_APPLICABLE;
            if (used && !settled) {
                result = onFresh(execution, result);
            }
            if (execution.turnsKnobs() || !settled) {
                // its knobs, or whatever went wrong, must not meet the next probe
                close();
            }
            return result;
        } catch (RuntimeException e) {
            return execution.without(e);
        }
    }

    /** Where no fresh stack can be had because the target died of the question, what it did is the answer. */
    private Execution.Result onFresh(Execution execution, Execution.Result used) {
        try {
            return execution.at(fresh(execution));
        } catch (TargetFailure gone) {
            return used;
        }
    }

    private Station kept(Execution execution) {
        Optional<Station> again = station.flatMap(last -> last.again(execution.version()));
        if (again.isEmpty()) {
            return fresh(execution);
        }
        station = again;
        return again.get();
    }

    private Station fresh(Execution execution) {
        close();
        Station opened = execution.open(target, numbers.getAsInt());
        station = Optional.of(opened);
        return opened;
    }

    @Override
    public void close() {
        station.ifPresent(Station::close);
        station = Optional.empty();
    }
}
