// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run.fuzz;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.tcpassay.link.LinkException;
import org.tcpassay.model.Settings;
import org.tcpassay.referee.Terms;
import org.tcpassay.referee.fuzz.Category;
import org.tcpassay.referee.fuzz.Drill;
import org.tcpassay.referee.fuzz.SequenceFile;
import org.tcpassay.script.Lab;
import org.tcpassay.target.Station;
import org.tcpassay.target.Target;
import org.tcpassay.wire.IpVersion;

/** Where one thread drills a target; the stack is kept for the next sequence, where the target allows it. */
final class Stand implements AutoCloseable {

    private final Target target;
    private final Settings terms;
    private final AtomicInteger numbers;
    private Optional<Station> station = Optional.empty();

    /** @param numbers of stations in this run, shared by all stands */
    Stand(Target target, AtomicInteger numbers) {
        this.target = target;
        this.terms = Terms.of(target.profile());
        this.numbers = numbers;
    }

    Drill.Outcome drill(SequenceFile file) {
        Optional<Station> again = station.flatMap(last -> last.again(IpVersion.V4));
        if (again.isEmpty()) {
            return drillAfresh(file);
        }
        station = again;
        return at(again.get(), file);
    }

    /** At a stack that has not been asked anything before. */
    Drill.Outcome drillAfresh(SequenceFile file) {
        close();
        // in virtual time the number is the seed of the stack's own choices
        int number = target.isVirtual() ? (int) file.seed() & Integer.MAX_VALUE : numbers.getAndIncrement();
        Station fresh = target.open(IpVersion.V4, Map.of(), number);
        station = Optional.of(fresh);
        return at(fresh, file);
    }

    private Drill.Outcome at(Station place, SequenceFile file) {
        try {
            Drill.Outcome outcome = Drill.run(new Lab(place, target.profile(), file.seed(), 1), terms, file.sequence());
            if (outcome.category().filter(Category::isStuck).isPresent()) {
                close(); // whatever went wrong must not meet the next sequence
            }
            return outcome;
        } catch (LinkException e) {
            close();
            throw e;
        }
    }

    @Override
    public void close() {
        station.ifPresent(Station::close);
        station = Optional.empty();
    }
}
