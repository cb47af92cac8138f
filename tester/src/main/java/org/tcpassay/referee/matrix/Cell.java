// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee.matrix;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.referee.Disagreement;
import org.tcpassay.referee.Hearing;
import org.tcpassay.referee.Replay;
import org.tcpassay.referee.Terms;
import org.tcpassay.rules.State;
import org.tcpassay.script.Connection;
import org.tcpassay.script.GeneratedProbe;
import org.tcpassay.script.Lab;
import org.tcpassay.trace.Trace;

/**
 * One stimulus in one state: the target is brought there and asked, and the referee says whether its answer, and where
 * it then is, can be.
 */
record Cell(Column column, Stimulus stimulus) implements GeneratedProbe {

    private static final String TEXT = "still here";

    /** The RFC's 500 ms, and what a busy machine may add. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(600);

    /** What comes in the meantime may be something else, such as text that is sent again. */
    private static final int MOST_WAITS = 3;

    @Override
    public String id() {
        return Cells.id(column, stimulus);
    }

    @Override
    public String claim() {
        return "In " + column.state().text() + ", " + stimulus.text() + " is met as RFC 9293 permits";
    }

    @Override
    public List<String> rules() {
        return List.of(Clause.of(column, stimulus));
    }

    @Override
    public Optional<State> state() {
        return Optional.of(column.state());
    }

    @Override
    public Set<String> tags() {
        return Set.of(Cells.TOPIC);
    }

    @Override
    public void ask(Lab lab) {
        if (column.needsUser()) {
            lab.needsUser(); // before a black box is troubled
        }
        Connection connection = lab.preamble(column.state().text(), () -> reached(lab));
        int asked = lab.trace().events().size();
        connection.send(stimulus.spec());
        connection.takeIn();
        Hearing hearing = hear(lab);
        for (int waits = 0; hearing.acknowledgmentDue() && waits < MOST_WAITS; waits++) {
            connection.takeIn(LONGEST_WAIT);
            hearing = hear(lab);
        }
        if (!connection.tellsState() && hearing.disagreement().isEmpty()) {
            connection.send(ack().seq(RCV_NXT.minus(1))); // a connection acknowledges it, anything else resets
            connection.takeIn();
            hearing = hear(lab);
        }
        judge(lab, connection, asked, hearing);
    }

    private Connection reached(Lab lab) {
        SegmentSpec plain = syn().mss(1460);
        SegmentSpec syn = stimulus.stamp().isNegotiated() ? plain.timestamps() : plain;
        Connection connection = lab.reach(column.state(), column.road(), syn);
        if (column.sends() && lab.hasUser()) {
            connection.user().send(TEXT); // so that there is something to acknowledge
            connection.expect(data(TEXT), "the window is open");
        }
        return connection;
    }

    private Hearing hear(Lab lab) {
        Trace trace = lab.trace();
        int conversation = trace.conversations().get(0).index();
        return Replay.hear(trace, conversation, Terms.of(lab.profile()), column.listens());
    }

    /**
     * @param asked how many events were there before the stimulus: what the model objects to earlier keeps the target
     *     from being asked
     */
    private void judge(Lab lab, Connection connection, int asked, Hearing hearing) {
        Optional<Disagreement> disagreement = hearing.disagreement();
        if (disagreement.filter(one -> one.event() < asked).isPresent()) {
            lab.preamble(column.state().text(), () -> {
                connection.judge(
                        "the way there is the model's",
                        ways(disagreement.get()),
                        false,
                        disagreement.get().got());
                return connection;
            });
        }
        connection.judge(
                "nothing else is permitted in " + column.state().text(),
                disagreement.map(Cell::ways).orElse("what the model permits"),
                disagreement.isEmpty(),
                disagreement.map(Disagreement::got).orElse(""));
        connection.judge(
                "an acknowledgment waits for less than 500 ms (RFC 9293 §3.8.6.3)",
                "an acknowledgment of what was taken",
                !hearing.acknowledgmentDue(),
                "none in " + LONGEST_WAIT.toMillis() + " ms");
    }

    private static String ways(Disagreement disagreement) {
        return String.join("  or  ", disagreement.expected());
    }
}
