// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.CLOSING;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.FIN_WAIT_1;
import static org.tcpassay.rules.State.LAST_ACK;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.rules.State.TIME_WAIT;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tcpassay.model.Tcb;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Segment;

/** Holds what a path infers against the records of the hosts, whenever nothing is on the road to or from a host. */
final class Truth {

    private static final int SHOWN = 60; // happenings

    private record Life(FourTuple leftEnds, Side opener) {}

    private final TwoStacks stacks;
    private final Map<FourTuple, Integer> newest = new HashMap<>(); // as the left host has them
    private final Map<Integer, Life> lives = new HashMap<>();
    private final Map<Integer, Map<End, State>> inferred = new HashMap<>();
    private final Set<List<Object>> crossedUnseen = new HashSet<>();
    private final Deque<String> recent = new ArrayDeque<>();
    private final List<String> lies = new ArrayList<>();
    private int read;
    /** Of the ends, where it was compared. */
    final Set<State> seen = EnumSet.noneOf(State.class);

    int compared;

    Truth(TwoStacks stacks) {
        this.stacks = stacks;
        stacks.watch(this::look);
    }

    /** What was inferred and is not so. */
    List<String> lies() {
        return lies;
    }

    State inferred(int connection, End end) {
        return inferred.get(connection).get(end);
    }

    private void look() {
        for (Happening happening : stacks.journalFrom(read)) {
            read++;
            note(happening);
        }
        for (Side side : Side.values()) {
            boolean compares = stacks.isRoadEmpty(side) && lies.isEmpty();
            newest.values().forEach(number -> look(number, side, compares));
        }
    }

    private void note(Happening happening) {
        if (happening instanceof Happening.Came came
                && came.transit().sighting().isPresent()) {
            Sighting sighting = came.transit().sighting().get();
            Side opener = sighting.sender() == End.OPENER
                    ? came.transit().from()
                    : came.transit().from().other();
            FourTuple ends = leftEnds(came.transit());
            lives.put(sighting.connection(), new Life(ends, opener));
            newest.put(ends, sighting.connection());
        } else if (happening instanceof Happening.Changed changed) {
            State before = inferred.computeIfAbsent(changed.connection(), any -> new EnumMap<>(End.class))
                    .put(changed.end(), changed.to());
            if (!Optional.ofNullable(before).equals(changed.from())) {
                lies.add(changed + ", but it was " + before);
            }
        }
        remember(happening);
    }

    private void remember(Happening happening) {
        String line = happening instanceof Happening.Came came
                ? "came from " + came.transit().from() + " " + text(came.transit()) + " "
                        + came.transit().sighting().map(Sighting::toString).orElse("")
                : happening instanceof Happening.Went went
                        ? "went " + went.number() + " to " + went.to()
                        : happening.toString();
        recent.add("%.6f ".formatted(happening.timeNs() / 1e9) + line);
        if (recent.size() > SHOWN) {
            recent.remove();
        }
    }

    private static String text(Transit transit) {
        Segment segment = transit.segment().orElseThrow();
        return transit.number() + " " + segment.flags() + " " + segment.seq() + "(" + segment.len() + ") ack "
                + segment.ack() + " win " + segment.window();
    }

    private static FourTuple leftEnds(Transit transit) {
        IpPacket ip = transit.packet().ip().orElseThrow();
        Segment segment = transit.segment().orElseThrow();
        var source = new Endpoint(ip.source(), segment.sourcePort());
        var destination = new Endpoint(ip.destination(), segment.destinationPort());
        return transit.from() == Side.LEFT ? new FourTuple(destination, source) : new FourTuple(source, destination);
    }

    private void look(int number, Side side, boolean compares) {
        Life life = lives.get(number);
        End end = side == life.opener() ? End.OPENER : End.LISTENER;
        Stack stack = side == Side.LEFT ? stacks.opener() : stacks.listener();
        Endpoint left = life.leftEnds().target();
        Endpoint right = life.leftEnds().tester();
        FourTuple ends = side == Side.LEFT ? new FourTuple(right, left) : new FourTuple(left, right);
        State is = stack.state(ends);
        Optional<Tcb> tcb = stack.record(ends);
        boolean finWaits = tcb.filter(one -> one.closeRequested && !one.finSent).isPresent();
        List<Object> key = List.of(number, end);
        if (finWaits && (is == FIN_WAIT_1 || is == CLOSING)) {
            crossedUnseen.add(key); // or may, with the very segment that lets the FIN go
        } else if (is == FIN_WAIT_1) {
            crossedUnseen.remove(key);
        }
        if (!compares) {
            return;
        }
        compared++;
        seen.add(is);
        State said = inferred.get(number).get(end);
        if (!agrees(said, is, finWaits) && !(crossedUnseen.contains(key) && agreesIfCrossed(said, is))) {
            lies.add("connection " + number + ": the " + end + " is in " + is + ", said to be in " + said + "\n"
                    + String.join("\n", recent));
        }
    }

    private static boolean agrees(State said, State is, boolean finWaits) {
        if (said == is) {
            return true;
        }
        if (finWaits) {
            return switch (is) {
                case FIN_WAIT_1 -> said == ESTABLISHED || said == SYN_RECEIVED;
                case LAST_ACK, CLOSING -> said == CLOSE_WAIT;
                default -> false;
            };
        }
        boolean none = is == CLOSED || is == LISTEN; // the port is what listens, no connection
        return none && (said == CLOSED || said == LISTEN || said == TIME_WAIT || said == SYN_SENT);
    }

    private static boolean agreesIfCrossed(State said, State is) {
        return is == CLOSING && said == LAST_ACK || is == TIME_WAIT && said == CLOSED;
    }
}
