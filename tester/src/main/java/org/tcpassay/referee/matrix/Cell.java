// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee.matrix;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.referee.Disagreement;
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

    @Override
    public String id() {
        return Cells.id(column, stimulus);
    }

    @Override
    public String claim() {
        return "In " + column.state().text() + " the target does with " + stimulus.words() + " what the RFC permits";
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
        Connection connection = lab.preamble(column.state().text(), () -> reached(lab));
        connection.send(stimulus.spec());
        connection.takeIn();
        if (!connection.tellsState()) {
            connection.send(ack().seq(RCV_NXT.minus(1))); // a connection acknowledges it, anything else resets
            connection.takeIn();
        }
        judge(lab, connection);
    }

    private Connection reached(Lab lab) {
        SegmentSpec plain = syn().mss(1460);
        SegmentSpec syn = stimulus.stamp().isNegotiated() ? plain.timestamps() : plain;
        Connection connection = lab.reach(column.state(), column.road(), syn);
        if (column.sends() && lab.hasUser()) {
            connection.user().send(TEXT); // so that there is something to acknowledge
            connection.expect(data(TEXT), "the window is open");
        }
        judge(lab, connection);
        return connection;
    }

    /** Holds everything that has happened against the model. */
    private void judge(Lab lab, Connection connection) {
        Trace trace = lab.trace();
        int conversation = trace.conversations().get(0).index();
        Optional<Disagreement> disagreement =
                Replay.judge(trace, conversation, Terms.of(lab.profile()), column.listens());
        connection.judge(
                "nothing else is permitted in " + column.state().text(),
                disagreement.map(one -> String.join("  or  ", one.expected())).orElse("what the model permits"),
                disagreement.isEmpty(),
                disagreement.map(Disagreement::got).orElse(""));
    }
}
