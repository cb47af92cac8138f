// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpassay.model.Input;
import org.tcpassay.model.Settings;
import org.tcpassay.model.SocketOptions;
import org.tcpassay.model.permits.Observation;
import org.tcpassay.model.permits.Permits;
import org.tcpassay.model.permits.Ruling;
import org.tcpassay.trace.Conversation;
import org.tcpassay.trace.Direction;
import org.tcpassay.trace.Event;
import org.tcpassay.trace.Trace;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.Segment;

/** Tells the referee what a lab has recorded of one connection. */
public final class Replay {

    private static final int BACKLOG = 16;

    /** The clock of traces in which every stimulus has had its effect when {@code send} returns. */
    private static final String VIRTUAL = "virtual";

    private final Trace trace;
    private final Conversation conversation;
    private Permits referee;
    private final List<Question> questions = new ArrayList<>();
    private Optional<Question> open = Optional.empty(); // the last, while nothing has answered it
    private Optional<Disagreement> doubt = Optional.empty(); // unless something was under way when it was asked

    /** @param before the referee that did not know it yet */
    private record Question(Observation what, Permits before) {}

    private Replay(Trace trace, Conversation conversation, Settings settings) {
        this.trace = trace;
        this.conversation = conversation;
        this.referee = Permits.of(settings, conversation.ends());
    }

    /**
     * The first thing that the model does not permit.
     *
     * @param conversation its index in the trace
     * @param settings whose claims bind the target
     * @param listening whether somebody listens at the target's end
     */
    public static Optional<Disagreement> judge(Trace trace, int conversation, Settings settings, boolean listening) {
        Optional<Conversation> found = trace.conversations().stream()
                .filter(one -> one.index() == conversation)
                .findFirst();
        return found.flatMap(one -> new Replay(trace, one, settings).run(listening));
    }

    /** As {@link #judge}, with what is left open at the end. */
    public static Hearing hear(Trace trace, int conversation, Settings settings, boolean listening) {
        return trace.conversations().stream()
                .filter(one -> one.index() == conversation)
                .findFirst()
                .map(one -> new Replay(trace, one, settings).hear(listening))
                .orElse(Hearing.NOTHING);
    }

    private Hearing hear(boolean listening) {
        Optional<Disagreement> disagreement = run(listening);
        return new Hearing(disagreement, disagreement.isEmpty() && referee.owesLater());
    }

    private Optional<Disagreement> run(boolean listening) {
        if (listening) {
            tell(call(ends -> new Input.Listen(ends.target(), BACKLOG, options())), trace.startNs());
        }
        List<Event> events = trace.events();
        boolean settled = true;
        for (int i = 0; i < events.size(); i++) {
            int at = i;
            Optional<Observation> observation = observation(events.get(i));
            if (observation.isPresent() && (settled || !(observation.get() instanceof Observation.Reports))) {
                openIfItDoes(observation.get(), events.get(i).timeNs(), listening);
                if (asks(observation.get())) {
                    questions.add(new Question(observation.get(), referee));
                }
                Ruling ruling = rule(i, observation.get());
                if (ruling instanceof Ruling.Undecided) {
                    return Optional.empty(); // whatever the target does from here on, no RFC says that it is wrong
                }
                if (ruling instanceof Ruling.Denied denied) {
                    return doubt.or(() -> Optional.of(disagreement(at, observation.get(), denied)));
                }
                referee = ((Ruling.Permitted) ruling).next();
                settled = VIRTUAL.equals(trace.clock()) || settles(observation.get(), settled);
            }
        }
        return Optional.empty();
    }

    private Disagreement disagreement(int event, Observation observation, Ruling.Denied denied) {
        return new Disagreement(event, observation, referee.states(), denied.expected(), denied.got(), history());
    }

    /** What the target sent by itself may have been under way already when it was asked something. */
    private Ruling rule(int event, Observation observation) {
        long nowNs = trace.events().get(event).timeNs();
        Ruling ruling = referee.permits(observation, nowNs);
        boolean emits = observation instanceof Observation.Emits;
        if (emits && open.isPresent() && ruling instanceof Ruling.Denied denied) {
            Optional<Ruling> crossing = crossing(open.get(), observation, nowNs);
            // if that does not hold either, it is the answer that was wrong
            doubt = crossing.flatMap(unused -> doubt.or(() -> Optional.of(disagreement(event, observation, denied))));
            return crossing.orElse(ruling);
        }
        if (asks(observation)) {
            boolean crosses = !VIRTUAL.equals(trace.clock());
            open = crosses ? Optional.of(new Question(observation, referee)) : Optional.empty();
            doubt = Optional.empty();
        } else if ((emits || observation instanceof Observation.Quiet) && !(ruling instanceof Ruling.Denied)) {
            open = Optional.empty(); // a doubt lasts: the state that is told next may speak against the crossing
        }
        return ruling;
    }

    /** As if the question had come behind it. */
    private Optional<Ruling> crossing(Question question, Observation emission, long nowNs) {
        if (!(question.before().permits(emission, nowNs) instanceof Ruling.Permitted first)) {
            return Optional.empty();
        }
        Ruling second = first.next().permits(question.what(), nowNs);
        if (!(second instanceof Ruling.Permitted)) {
            return Optional.empty();
        }
        open = Optional.of(new Question(question.what(), first.next()));
        return Optional.of(second);
    }

    private List<Asked> history() {
        return questions.stream()
                .map(one -> new Asked(
                        one.what(), one.before().states(), one.before().records()))
                .toList();
    }

    private static boolean asks(Observation observation) {
        return observation instanceof Observation.Arrives
                || observation instanceof Observation.Calls
                || observation instanceof Observation.Received
                || observation instanceof Observation.ReceivedNothing;
    }

    /** Where time is real, a state that is told between a stimulus and its answer may be the one before or after. */
    private static boolean settles(Observation observation, boolean settled) {
        if (observation instanceof Observation.Arrives || observation instanceof Observation.Calls) {
            return false;
        }
        return settled || observation instanceof Observation.Quiet || observation instanceof Observation.Emits;
    }

    /** The first SYN of a target that does not listen shows that its user has opened. */
    private void openIfItDoes(Observation observation, long nowNs, boolean listening) {
        boolean syn = observation instanceof Observation.Emits event
                && event.segment().has(Flags.SYN)
                && !event.segment().has(Flags.ACK);
        if (syn && !listening && referee.records().isEmpty()) {
            tell(call(ends -> new Input.Open(ends, options())), nowNs);
        }
    }

    private Observation call(java.util.function.Function<FourTuple, Input> call) {
        return new Observation.Calls(call.apply(conversation.ends()));
    }

    /** Of what users set, a trace tells the key. */
    private SocketOptions options() {
        return SocketOptions.ORDINARY.withSignatureKey(conversation.key());
    }

    private void tell(Observation observation, long nowNs) {
        if (referee.permits(observation, nowNs) instanceof Ruling.Permitted permitted) {
            referee = permitted.next();
        }
    }

    private Optional<Observation> observation(Event event) {
        if (event instanceof Event.Passed passed && isFenceAnswer(passed)) {
            return Optional.of(new Observation.Quiet());
        }
        if (event.conversation() != conversation.index()) {
            return Optional.empty();
        }
        if (event instanceof Event.Passed passed) {
            return passed.packet().segment().flatMap(segment -> observation(passed.direction(), segment));
        }
        if (event instanceof Event.UserCall call) {
            return call.meaning();
        }
        return event instanceof Event.Reported report
                ? Optional.of(new Observation.Reports(report.state()))
                : Optional.empty();
    }

    private static boolean isFenceAnswer(Event.Passed passed) {
        return passed.mark() == Event.Mark.FENCE && passed.direction() == Direction.FROM_TARGET;
    }

    private static Optional<Observation> observation(Direction direction, Segment segment) {
        if (direction == Direction.FROM_TARGET) {
            return Optional.of(new Observation.Emits(segment));
        }
        boolean sound = segment.checksum().equals(Checksum.RIGHT);
        return sound ? Optional.of(new Observation.Arrives(segment)) : Optional.empty();
    }
}
