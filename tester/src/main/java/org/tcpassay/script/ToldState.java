// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.util.List;
import java.util.Optional;
import org.tcpassay.lab.Bench;
import org.tcpassay.rules.State;
import org.tcpassay.trace.Event;

/** The state of one connection as the target tells it; each change is written to the trace. */
final class ToldState {

    private final Connection connection;
    private final Bench bench;
    private final int line;
    private Optional<State> last = Optional.empty();

    ToldState(Connection connection, Bench bench, int line) {
        this.connection = connection;
        this.bench = bench;
        this.line = line;
    }

    /** What the target tells now. */
    Optional<State> now() {
        return bench.ends(line).flatMap(ends -> bench.station().upperTester().flatMap(upper -> upper.stateOf(ends)));
    }

    /** What it told last. */
    Optional<State> last() {
        return last;
    }

    /** Whether it last told that the handshake is complete. */
    boolean isOpen() {
        return last.filter(state -> state.compareTo(State.SYN_RECEIVED) > 0).isPresent();
    }

    /** Writes down what the target tells now if it is another state than before. */
    void record() {
        Optional<State> now = now();
        if (now.isPresent() && !now.equals(last)) {
            last = now;
            bench.write(new Event.Reported(bench.nowNs(), line, now.get()));
        }
    }

    /** Writes down what the target tells now, changed or not. */
    void recordAgain() {
        last = Optional.empty();
        record();
    }

    void expect(State state, String because) {
        Optional<State> now = connection.patience().ask(this::now, told -> told.isEmpty() || told.get() == state);
        record();
        if (now.isEmpty()) {
            String note = "the target does not tell its state (" + state.text() + ")";
            bench.write(new Event.Note(bench.nowNs(), line, note));
            return;
        }
        connection.judge(
                because,
                "state " + state.text(),
                now.get() == state,
                "state " + now.get().text());
    }

    void expect(List<State> permitted, String because) {
        expect(now().filter(permitted::contains).orElse(permitted.get(0)), because);
    }
}
