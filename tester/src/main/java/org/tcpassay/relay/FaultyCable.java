// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.tcpassay.fault.Happening;
import org.tcpassay.fault.Path;
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.Side;
import org.tcpassay.net.EthernetPort;
import org.tcpassay.net.Interfaces;
import org.tcpassay.net.Namespaces;
import org.tcpassay.net.NativeException;
import org.tcpassay.net.Privileges;
import org.tcpassay.net.RouteNetlink;

/**
 * A cable between two interfaces that are there already, such as the host's ends of the veth pairs of two containers,
 * with a scenario in it.
 *
 * <p>Interfaces that are ports of a bridge are taken off it and put back at the end, also if this process is killed;
 * settings of the port, such as its VLANs, are the bridge's ordinary ones then. Frames that carry no IP, and those
 * with a VLAN tag, cross as they are.
 */
public final class FaultyCable implements AutoCloseable {

    private static final String SAFE = "veth"; // what goes in there comes out on this machine

    private final List<AutoCloseable> open = new ArrayList<>();
    private final Carrier carrier;
    private final Map<Side, Traffic> finals = new EnumMap<>(Side.class);

    private FaultyCable(
            Map<Side, Edge> ends, boolean isReal, Scenario scenario, long seed, Consumer<Happening> journal) {
        try {
            var headers = new FrameHeaders();
            var gates = new EnumMap<Side, Gate>(Side.class);
            for (Side side : Side.values()) {
                gates.put(side, gate(side, ends.get(side), isReal, headers));
            }
            carrier = Carrier.start(gates.get(Side.LEFT), gates.get(Side.RIGHT), new Path(scenario, seed, journal));
        } catch (RuntimeException e) {
            release();
            throw e;
        }
    }

    /**
     * Lays the cable.
     *
     * @param isReal whether an interface may be other than the end of a veth pair, have an address outside of
     *     198.18.0.0/15 and fd00::/8 or a host with one at its other end, and lead to other machines: they must be
     *     yours, and what they send each other may suffer; only for root of the machine
     * @param journal is told what happens, in order, by the thread that carries the packets, which waits for it
     * @throws RelayException if an interface may not or cannot be used
     */
    public static FaultyCable open(
            Edge left, Edge right, boolean isReal, Scenario scenario, long seed, Consumer<Happening> journal) {
        if (left.equals(right)) {
            throw new RelayException("laying a cable: both its ends are " + left + "; name two interfaces");
        }
        if (isReal && !Privileges.ofThisThread().isRootOfTheMachine()) {
            throw new RelayException("laying a cable in a real network: that is for root of this machine alone; run as"
                    + " root, outside of user namespaces");
        }
        return new FaultyCable(Map.of(Side.LEFT, left, Side.RIGHT, right), isReal, scenario, seed, journal);
    }

    private Gate gate(Side side, Edge edge, boolean isReal, FrameHeaders headers) {
        Runnable entering = edge.namespace()
                .<Runnable>map(path -> () -> Namespaces.enter(path.toString()))
                .orElse(() -> {});
        try (var site = Site.open(edge.interfaceName(), entering)) {
            return site.call(() -> new EdgeGate(side, port(edge, isReal, site), headers));
        } catch (NativeException e) {
            throw new RelayException("using interface " + edge + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new RelayException("using interface " + edge + ": " + e, e);
        }
    }

    private EthernetPort port(Edge edge, boolean isReal, Site site) {
        String name = edge.interfaceName();
        try (var interfaces = Interfaces.open();
                var routes = RouteNetlink.open()) {
            int index = interfaces.indexOf(name);
            RouteNetlink.LinkInfo info = routes.info(index);
            if (!isReal && !info.kind().equals(SAFE)) {
                throw new RelayException("using interface " + edge + ": it is no end of a veth pair ("
                        + Optional.of(info.kind())
                                .filter(kind -> !kind.isEmpty())
                                .orElse("hardware")
                        + ") and may lead to other machines; if they are yours,"
                        + " say so (--real)");
            }
            if (interfaces.hasAddress(name)) {
                throw new RelayException("using interface " + edge + ": its host has an address there and would answer"
                        + " too; take the other end of the cable, or take the address away");
            }
            if (!isReal) {
                Bounds.check(edge, index, info);
            }
            info.master().ifPresent(master -> open.add(BridgeLeave.take(site.path(), index, master)));
            interfaces.bringUp(name);
            EthernetPort port = EthernetPort.on(index);
            open.add(port);
            return port;
        }
    }

    /** What the relay has moved at a side so far. */
    public synchronized Traffic traffic(Side side) {
        return finals.containsKey(side) ? finals.get(side) : carrier.traffic(side);
    }

    /**
     * Ends the path and puts back what was taken off a bridge; what waits in the path is lost. A second call does
     * nothing.
     *
     * @throws RelayException if the relay had died
     */
    @Override
    public synchronized void close() {
        if (!finals.isEmpty()) {
            return;
        }
        carrier.close();
        for (Side side : Side.values()) {
            finals.put(side, carrier.traffic(side));
        }
        release();
        carrier.failure().ifPresent(failure -> {
            throw new RelayException(
                    "carrying packets: " + failure + "; an interface went, or it is our mistake", failure);
        });
    }

    private void release() {
        for (AutoCloseable each : open) {
            try {
                each.close();
            } catch (Exception e) {
                throw new RelayException("putting an interface back: " + e.getMessage(), e);
            }
        }
        open.clear();
    }
}
