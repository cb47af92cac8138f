// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay.real;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.tcpassay.fault.End;
import org.tcpassay.net.SocketDiagnostics;
import org.tcpassay.relay.FaultyPath;
import org.tcpassay.rules.State;
import org.tcpassay.target.LinuxStates;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.IpAddress;

/** Asks both kernels for the states of all connections, and whether those that the path infers are the same. */
final class BothKernels implements AutoCloseable {

    private static final Duration QUIET = Duration.ofMillis(150);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Map<End, SocketDiagnostics> kernels = new EnumMap<>(End.class);
    private final IpAddress opener;
    private final Set<End> waiting;
    private final Notes notes;

    /** @param waiting ends whose FIN waits behind text; in the kernel the connection has ended already */
    BothKernels(FaultyPath path, IpAddress opener, Set<End> waiting, Notes notes) throws Exception {
        kernels.put(End.OPENER, path.atOpener(SocketDiagnostics::open));
        kernels.put(End.LISTENER, path.atListener(SocketDiagnostics::open));
        this.opener = opener;
        this.waiting = Set.copyOf(waiting);
        this.notes = notes;
    }

    /**
     * Waits until the road is quiet, the kernels say what the path says, and each end is in a state where it is
     * expected to stay.
     *
     * @param where the states of each end; without one any
     * @return how many ends were compared
     * @throws AssertionError if it does not come to that
     */
    int agree(Map<End, Set<State>> where) throws InterruptedException {
        long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
        long quietSinceNs = System.nanoTime();
        long happened = -1;
        while (true) {
            Notes.Look look = notes.look(opener);
            List<String> said = said(look);
            List<String> told = told(look);
            boolean isStill = notes.look(opener).happenings() == look.happenings();
            if (!isStill || look.happenings() != happened) {
                happened = look.happenings();
                quietSinceNs = System.nanoTime();
            }
            boolean isThere = look.connections().stream().allMatch(one -> where.entrySet().stream()
                    .allMatch(each -> each.getValue().contains(open(one.states().get(each.getKey())))));
            if (said.equals(told) && isThere && System.nanoTime() - quietSinceNs >= QUIET.toNanos()) {
                return said.size();
            }
            if (System.nanoTime() > deadlineNs) {
                throw new AssertionError(
                        "the path says %s, the kernels tell %s; expected %s".formatted(said, told, where));
            }
            Thread.sleep(20);
        }
    }

    /** Where nobody is, there may be who listens: the port, which is no connection. */
    private static State open(State state) {
        return state == State.LISTEN ? State.CLOSED : state;
    }

    private static String line(Endpoint opener, End end, State state) {
        return opener.port() + " " + end + " " + state;
    }

    private static List<String> said(Notes.Look look) {
        var said = new ArrayList<String>();
        for (Notes.Known one : look.connections()) {
            one.states().forEach((end, state) -> said.add(line(one.ends().opener(), end, open(state))));
        }
        return said;
    }

    private List<String> told(Notes.Look look) {
        var told = new ArrayList<String>();
        for (Notes.Known one : look.connections()) {
            for (End end : End.values()) {
                told.add(line(one.ends().opener(), end, state(one.ends(), end)));
            }
        }
        return told;
    }

    private State state(Notes.Ends ends, End end) {
        OptionalInt number = kernels.get(end).stateOf(ends.at(end), ends.at(end.other()));
        State state = number.isPresent() ? LinuxStates.state(number.getAsInt()) : State.CLOSED;
        return waiting.contains(end) ? beforeClose(state) : state;
    }

    private static State beforeClose(State state) {
        return switch (state) {
            case FIN_WAIT_1 -> State.ESTABLISHED;
            case LAST_ACK -> State.CLOSE_WAIT;
            default -> state;
        };
    }

    @Override
    public void close() {
        kernels.values().forEach(SocketDiagnostics::close);
    }
}
