// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model.permits;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tcpassay.model.Host;
import org.tcpassay.model.Input;
import org.tcpassay.model.Listener;
import org.tcpassay.model.Settings;
import org.tcpassay.model.Tcb;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.Notation;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/**
 * The referee of one pair of ends: all states that are consistent with what was seen of the target so far.
 *
 * <p>Never changes; each permitted observation makes another one.
 */
public final class Permits {

    private static final String STATE = "state ";

    private final Settings settings;
    private final FourTuple ends;
    private final List<Hypothesis> possible;

    private final Zero zero;

    /** What sequence numbers are printed relative to. */
    private record Zero(SeqNum iss, SeqNum irs) {}

    private Permits(Settings settings, FourTuple ends, List<Hypothesis> possible, Zero before) {
        this.settings = settings;
        this.ends = ends;
        this.possible = possible;
        this.zero = records().stream()
                .map(tcb -> new Zero(tcb.iss, tcb.irs))
                .findFirst()
                .orElse(before);
    }

    /**
     * Before anything was seen; nothing listens and nothing is open.
     *
     * @param settings whose claims bind the target; its choices do not
     */
    public static Permits of(Settings settings, FourTuple ends) {
        var zero = new Zero(SeqNum.of(0), SeqNum.of(0));
        return new Permits(settings, ends, List.of(new Hypothesis(Host.EMPTY, List.of(), Map.of())), zero);
    }

    /** The states that the connection may be in. */
    public Set<State> states() {
        var states = new TreeSet<State>();
        possible.forEach(one -> states.add(one.state(ends)));
        return states;
    }

    /** The records that the connection may have; none where it is closed. */
    public List<Tcb> records() {
        return possible.stream().flatMap(one -> one.tcb(ends).stream()).toList();
    }

    /** Whether something is owed in every possible state. */
    public boolean owes() {
        return possible.stream().noneMatch(one -> one.owed().isEmpty());
    }

    /** Whether an acknowledgment is owed that may wait a while, in every possible state. */
    public boolean owesLater() {
        return possible.stream().allMatch(one -> one.tcb(ends)
                .filter(tcb -> tcb.acknowledgeAtNs != Tcb.NEVER)
                .isPresent());
    }

    public Ruling permits(Observation observation, long nowNs) {
        if (observation instanceof Observation.Arrives event) {
            Optional<String> contradiction = contradiction(event.segment());
            if (contradiction.isPresent()) {
                return new Ruling.Undecided(contradiction.get());
            }
            var input = new Input.Arrives(ends, event.segment());
            return each(
                    one -> timeWaitOver(one, nowNs).stream()
                            .flatMap(state -> state.after(settings, input, nowNs).stream())
                            .toList(),
                    "");
        } else if (observation instanceof Observation.Calls event) {
            return each(one -> one.after(settings, own(one, event.call()), nowNs), "");
        } else if (observation instanceof Observation.Emits event) {
            return each(one -> emitted(one, event.segment()), () -> print(event.segment()));
        } else if (observation instanceof Observation.Quiet) {
            return each(one -> isSatisfied(one) ? List.of(one) : List.of(), "nothing");
        } else if (observation instanceof Observation.Received event) {
            return each(one -> received(one, event.data(), nowNs), "the user receives " + quoted(event.data()));
        } else if (observation instanceof Observation.ReceivedNothing) {
            return each(one -> hasNothing(one) ? List.of(one) : List.of(), "nothing for the user");
        }
        State state = ((Observation.Reports) observation).state();
        return each(
                one -> timeWaitOver(one, nowNs).stream()
                        .filter(it -> sees(it) == state)
                        .toList(),
                STATE + state.text());
    }

    /** In whatever state the target may be. */
    private Optional<String> contradiction(Segment segment) {
        return records().stream()
                .flatMap(tcb -> Contradiction.of(tcb, segment).stream())
                .findFirst();
    }

    /** A listener is no connection to those who ask for the state of one. */
    private State sees(Hypothesis one) {
        return one.state(ends) == State.LISTEN ? State.CLOSED : one.state(ends);
    }

    private Ruling each(Function<Hypothesis, List<Hypothesis>> next, String got) {
        return each(next, () -> got);
    }

    private Ruling each(Function<Hypothesis, List<Hypothesis>> next, Supplier<String> got) {
        var left = new LinkedHashSet<Hypothesis>();
        for (Hypothesis one : possible) {
            left.addAll(next.apply(one));
        }
        return left.isEmpty()
                ? denied(got.get())
                : new Ruling.Permitted(new Permits(settings, ends, Hypotheses.distinct(left, ends), zero));
    }

    private Ruling denied(String got) {
        return new Ruling.Denied(got.startsWith(STATE) ? expectedStates() : expectations(), got);
    }

    /** Once 2MSL is over the record may be gone. */
    private List<Hypothesis> timeWaitOver(Hypothesis one, long nowNs) {
        if (one.tcb(ends).filter(tcb -> tcb.timeWaitAtNs <= nowNs).isEmpty()) {
            return List.of(one);
        }
        Host.Draft draft = one.host().draft();
        draft.connection(ends).ifPresent(tcb -> draft.remove(tcb.id));
        return List.of(one, one.with(draft.done()));
    }

    // ---- calls

    /** The call with the identity that the hypothesis knows the connection by. */
    private Input own(Hypothesis one, Input call) {
        if (call instanceof Input.Accept) {
            return new Input.Accept(one.host().listeners().stream()
                    .map(Listener::id)
                    .findFirst()
                    .orElse(0));
        }
        int id = one.tcb(ends).map(tcb -> tcb.id).orElse(0);
        return Owned.by(id, call);
    }

    // ---- what the target sends

    private List<Hypothesis> emitted(Hypothesis one, Segment seen) {
        List<Segment> owed = one.owed();
        if (!owed.isEmpty()
                && Likeness.differences(owed.get(0), seen, one.tcb(ends)).isEmpty()) {
            Host adopted = Adoption.of(one.host(), ends, seen);
            return List.of(one.with(adopted).owing(owed.subList(1, owed.size())));
        }
        Optional<Host> unasked = Unasked.permits(one.host(), ends, seen);
        if (unasked.isEmpty()) {
            return List.of();
        }
        List<Segment> left = owed.stream()
                .filter(segment -> !(Hypothesis.isBare(segment)
                        && seen.len() > 0
                        && segment.ack().equals(seen.ack())))
                .toList(); // the acknowledgment rides on text
        return List.of(one.with(Adoption.of(unasked.get(), ends, seen)).owing(left));
    }

    // ---- what the target owes

    private boolean isSatisfied(Hypothesis one) {
        return one.owed().isEmpty() && one.tcb(ends).filter(Permits::withholds).isEmpty();
    }

    /** Text or a FIN that nothing keeps from leaving. */
    private static boolean withholds(Tcb tcb) {
        boolean open =
                switch (tcb.state) {
                    case ESTABLISHED, CLOSE_WAIT, FIN_WAIT_1, CLOSING, LAST_ACK -> true;
                    default -> false;
                };
        boolean idle = tcb.flights.isEmpty();
        boolean text = tcb.unsent() > 0 && tcb.usableWindow() >= tcb.unsent();
        boolean fin = tcb.closeRequested && !tcb.finSent && tcb.unsent() == 0 && tcb.usableWindow() > 0;
        return open && idle && !tcb.options.corked() && (text || fin);
    }

    // ---- what the user gets

    private List<Hypothesis> received(Hypothesis one, Bytes data, long nowNs) {
        Optional<Tcb> tcb = one.tcb(ends);
        Bytes there = tcb.map(record -> record.received).orElse(Bytes.EMPTY);
        if (data.isEmpty()) {
            boolean over = tcb.map(record -> record.finReceived).orElse(true);
            return there.isEmpty() && over ? List.of(one) : List.of();
        }
        if (data.length() > there.length() || !there.slice(0, data.length()).equals(data)) {
            return List.of();
        }
        return one.after(settings, new Input.Receive(tcb.orElseThrow().id, data.length(), false), nowNs);
    }

    private boolean hasNothing(Hypothesis one) {
        return one.tcb(ends)
                .map(tcb -> tcb.received.isEmpty() && !tcb.finReceived)
                .orElse(true);
    }

    // ---- words

    /** What was possible, in words. */
    private List<String> expectations() {
        return possible.stream().map(this::expectation).distinct().toList();
    }

    private String expectation(Hypothesis one) {
        String state = "  in " + one.state(ends).text();
        if (!one.owed().isEmpty()) {
            return print(one.owed().get(0)).replace(" win 0", "") + state; // which window it shows is its own affair
        }
        return one.tcb(ends)
                        .filter(Permits::withholds)
                        .map(tcb -> "the user's text or FIN")
                        .orElse("nothing that must be sent")
                + state;
    }

    private List<String> expectedStates() {
        return possible.stream().map(one -> STATE + sees(one).text()).distinct().toList();
    }

    private String print(Segment segment) {
        return "> " + Notation.print(segment, zero.iss(), zero.irs());
    }

    private static String quoted(Bytes data) {
        return data.isEmpty() ? "the end of the stream" : "\"" + data.text() + "\"";
    }

    /** Every possible state with what it owes, for people. */
    @Override
    public String toString() {
        return new ArrayList<>(expectations()).toString();
    }
}
