// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee.fuzz;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.expect.Symbol;
import org.tcpassay.link.TargetFailure;
import org.tcpassay.model.Settings;
import org.tcpassay.referee.Disagreement;
import org.tcpassay.referee.Replay;
import org.tcpassay.rules.State;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.PreambleFailure;
import org.tcpassay.script.ProbeFailure;
import org.tcpassay.script.Road;
import org.tcpassay.script.Segments;
import org.tcpassay.trace.Trace;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Flags;

/** Does with a target what a sequence says, and asks the referee. */
public final class Drill {

    private static final int MSS = 1460;
    private static final int LETTERS = 26;
    static final int OPEN_WINDOW = 65_535;
    static final int SENT_AT_ONCE = 10; // bytes
    private static final int RECEIVE_AT_ONCE = 65_536;
    static final long OLDER = 1_000; // ticks
    /** Where the user's connection has ended, so that the next one there is another. */
    private static final Set<State> OVER = Set.of(State.CLOSED, State.LISTEN, State.TIME_WAIT);

    private final Lab lab;
    private final Settings terms;
    private final Sequence sequence;
    private boolean userIsGone; // or belongs to an earlier incarnation

    private Drill(Lab lab, Settings terms, Sequence sequence) {
        this.lab = lab;
        this.terms = terms;
        this.sequence = sequence;
    }

    /**
     * What came of it.
     *
     * @param category of the disagreement of target and model, if there is one
     * @param traits of what was asked until then, such as {@code touching-left}
     * @param expected of the model, in words
     * @param got of the target, in words
     */
    public record Outcome(
            Trace trace, Optional<Category> category, Set<String> traits, List<String> expected, String got) {

        static Outcome of(Trace trace, Disagreement disagreement, String before) {
            return new Outcome(
                    trace,
                    Optional.of(Category.of(disagreement, before)),
                    Traits.of(disagreement.history()),
                    disagreement.expected(),
                    disagreement.got());
        }
    }

    /** Never throws what is the target's doing. */
    public static Outcome run(Lab lab, Settings terms, Sequence sequence) {
        return new Drill(lab, terms, sequence).run();
    }

    private Outcome run() {
        Optional<String> complaint = Optional.empty();
        try {
            Connection connection = begin();
            takeIn(connection);
            for (Action action : sequence.actions()) {
                act(connection, action);
                takeIn(connection);
            }
        } catch (PreambleFailure | ProbeFailure | TargetFailure e) {
            complaint = Optional.of(String.valueOf(e.getMessage()));
        }
        Trace trace = lab.trace();
        Optional<Disagreement> disagreement =
                Replay.judge(trace, 0, terms, sequence.opening().listens());
        if (disagreement.isPresent()) {
            return Outcome.of(trace, disagreement.get(), before(trace, disagreement.get()));
        }
        if (complaint.isPresent() && !trace.packets().isEmpty()) { // else the target was not asked: a port was taken
            Category stuck = Category.stuck(sequence.opening().state());
            return new Outcome(trace, Optional.of(stuck), Set.of(), List.of("the target goes on"), complaint.get());
        }
        return new Outcome(trace, Optional.empty(), Set.of(), List.of(), "");
    }

    /** RFC 7323 has the newest timestamp echoed: half open at a listener, that may be later than the SYN,ACK's. */
    private String before(Trace trace, Disagreement disagreement) {
        boolean halfOpen = disagreement
                .asked()
                .filter(asked -> asked.state() == State.SYN_RECEIVED)
                .isPresent();
        boolean passively = sequence.opening().listens();
        return halfOpen && passively && EchoOfChallenge.isIn(trace, disagreement.event()) ? "-later-echo" : "";
    }

    private void takeIn(Connection connection) {
        connection.takeIn();
        userIsGone |= connection.hasUser()
                && connection.reported().filter(OVER::contains).isPresent();
    }

    private Connection begin() {
        return switch (sequence.opening()) {
            case ESTABLISHED_PASSIVELY -> lab.reach(State.ESTABLISHED, syn());
            case ESTABLISHED_ACTIVELY -> lab.reach(State.ESTABLISHED, Road.ACTIVE, syn());
            case LISTENING -> lab.reach(State.LISTEN);
            case OPENING -> lab.reach(State.SYN_SENT);
            case CLOSED -> lab.reach(State.CLOSED);
        };
    }

    private SegmentSpec syn() {
        SegmentSpec syn = Segments.syn().mss(MSS);
        SegmentSpec stamped = sequence.timestamps() ? syn.timestamps() : syn;
        return sequence.sack() ? stamped.sackPermitted() : stamped;
    }

    private void act(Connection connection, Action action) {
        if (action instanceof Action.Sends segment) {
            connection.send(spec(connection, segment));
        } else if (action instanceof Action.Calls call) {
            make(connection, call.call());
        }
    }

    /** The segment as the script language says it. */
    private SegmentSpec spec(Connection connection, Action.Sends segment) {
        boolean opens = segment.flags().has(Flags.SYN);
        SegmentSpec spec = SegmentSpec.of(segment.flags()).window(segment.closedWindow() ? 0 : OPEN_WINDOW);
        spec = opens ? options(spec) : spec;
        spec = segment.seq() == Place.AT_RCV_NXT ? spec : spec.seq(segment.seq().position());
        spec = segment.flags().has(Flags.ACK) && segment.ack() != AckPlace.AT_SND_NXT
                ? spec.ack(segment.ack().position())
                : spec;
        spec = segment.length() == 0 ? spec : spec.payload(text(connection, segment));
        return opens ? spec : stamped(spec, segment.stamps());
    }

    /** A peer says the same when it says something twice: each number has its byte. */
    private static Bytes text(Connection connection, Action.Sends segment) {
        int first = (int) (connection.value(segment.seq().position()) - connection.value(Symbol.IRS))
                + (segment.flags().has(Flags.SYN) ? 1 : 0);
        var text = new StringBuilder(segment.length());
        for (int i = 0; i < segment.length(); i++) {
            text.append((char) ('a' + Math.floorMod(first + i, LETTERS)));
        }
        return Bytes.utf8(text.toString());
    }

    private SegmentSpec options(SegmentSpec syn) {
        SegmentSpec spec = syn.mss(MSS);
        spec = sequence.timestamps() ? spec.timestamps() : spec;
        return sequence.sack() ? spec.sackPermitted() : spec;
    }

    private SegmentSpec stamped(SegmentSpec spec, Stamps stamps) {
        if (!sequence.timestamps()) {
            return spec;
        }
        return switch (stamps) {
            case ORDINARY -> spec;
            case OLD -> spec.timestampOlderBy(OLDER);
            case NEWER -> spec.timestampNewerBy(OLDER);
            case MISSING -> spec.withoutTimestamps();
        };
    }

    private void make(Connection connection, Action.UserCall call) {
        connection.acceptIfReady();
        if (userIsGone || !connection.hasUser()) {
            return;
        }
        switch (call) {
            case SEND -> connection.user().send(lab.payload(SENT_AT_ONCE));
            case RECEIVE -> connection.user().receive(RECEIVE_AT_ONCE);
            case SHUTDOWN -> connection.user().shutdown();
            case CLOSE -> connection.user().close();
            case ABORT -> connection.user().abort();
        }
        userIsGone = call == Action.UserCall.CLOSE || call == Action.UserCall.ABORT;
    }
}
