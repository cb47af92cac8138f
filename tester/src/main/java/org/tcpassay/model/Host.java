// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.FourTuple;

/**
 * All that a stack knows: its listeners and its connections, those in TIME-WAIT included. Never changes; a step makes
 * another one.
 */
public final class Host {

    /** A stack that was just started. */
    public static final Host EMPTY = new Host(Map.of(), Map.of(), 1);

    private final Map<Integer, Listener> listeners;
    private final Map<Integer, Tcb> connections;
    private final int nextId;

    private Host(Map<Integer, Listener> listeners, Map<Integer, Tcb> connections, int nextId) {
        this.listeners = listeners;
        this.connections = connections;
        this.nextId = nextId;
    }

    /** A copy of a connection's record, ended ones included as long as their user has not left. */
    public Optional<Tcb> connection(int id) {
        return Optional.ofNullable(connections.get(id)).map(Tcb::copy);
    }

    /** A copy of the record between two ends. */
    public Optional<Tcb> connection(FourTuple ends) {
        return find(connections.values(), ends).map(Tcb::copy);
    }

    /** The state between two ends: CLOSED where there is no record and no listener. */
    public State state(FourTuple ends) {
        return find(connections.values(), ends)
                .map(tcb -> tcb.state)
                .orElseGet(() -> listener(listeners.values(), ends.target()).isPresent() ? State.LISTEN : State.CLOSED);
    }

    public List<Listener> listeners() {
        return List.copyOf(listeners.values());
    }

    /** When something will happen by itself. */
    public OptionalLong nextTimerNs() {
        return connections.values().stream()
                .mapToLong(Tcb::nextTimerNs)
                .filter(time -> time != Tcb.NEVER)
                .min();
    }

    private static Optional<Tcb> find(Collection<Tcb> among, FourTuple ends) {
        for (Tcb tcb : among) {
            if (tcb.state != State.CLOSED && tcb.ends.equals(ends)) {
                return Optional.of(tcb);
            }
        }
        return Optional.empty();
    }

    private static Optional<Listener> listener(Collection<Listener> among, Endpoint at) {
        return among.stream().filter(one -> one.at().equals(at)).findFirst();
    }

    /** The same host while a step changes it. */
    public Draft draft() {
        return new Draft(this);
    }

    /** A host under work: a record is a copy of its own from when it is first asked for. */
    public static final class Draft {

        private final Map<Integer, Listener> listeners;
        private final Map<Integer, Tcb> connections;
        private final Set<Integer> copied = new HashSet<>();
        private int nextId;

        private Draft(Host host) {
            listeners = new LinkedHashMap<>(host.listeners);
            connections = new LinkedHashMap<>(host.connections);
            nextId = host.nextId;
        }

        public Host done() {
            return new Host(listeners, connections, nextId);
        }

        public int freshId() {
            return nextId++;
        }

        public Optional<Tcb> connection(int id) {
            return Optional.ofNullable(connections.get(id)).map(this::own);
        }

        public Optional<Tcb> connection(FourTuple ends) {
            return find(connections.values(), ends).map(this::own);
        }

        public List<Tcb> connections() {
            return List.copyOf(connections.values()).stream().map(this::own).toList();
        }

        private Tcb own(Tcb tcb) {
            if (!copied.add(tcb.id)) {
                return tcb;
            }
            Tcb copy = tcb.copy();
            connections.put(tcb.id, copy);
            return copy;
        }

        public Optional<Listener> listener(int id) {
            return Optional.ofNullable(listeners.get(id));
        }

        public Optional<Listener> listener(Endpoint at) {
            return Host.listener(listeners.values(), at);
        }

        public void add(Tcb tcb) {
            copied.add(tcb.id);
            connections.put(tcb.id, tcb);
        }

        public void add(Listener listener) {
            listeners.put(listener.id(), listener);
        }

        /** Forgets a connection or a listener. */
        public void remove(int id) {
            connections.remove(id);
            listeners.remove(id);
        }
    }
}
