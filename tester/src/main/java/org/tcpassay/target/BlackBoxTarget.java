// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tcpassay.link.LinkException;
import org.tcpassay.link.PacketLink;
import org.tcpassay.net.Namespaces;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpVersion;

/**
 * A stack that somebody else started, of which an address and an open port are known and nothing else.
 *
 * <p>Who makes one has seen to it that the address may be questioned. Every station has a tester address of its
 * own; they share the stack.
 */
public final class BlackBoxTarget implements Target {

    private final Profile profile;
    private final Endpoint open;
    private final String interfaceName;
    private final TesterAddresses addresses;
    /** Of each tester address, which one station has at a time. */
    private final Map<IpAddress, Set<Integer>> usedPorts = new ConcurrentHashMap<>();

    private Optional<Ports> ports = Optional.empty();

    /** @param closed empty if the target answers with a reset at none */
    private record Ports(Optional<Integer> closed) {}

    /**
     * @param open where it listens
     * @param interfaceName the interface that leads there, in the namespace of the threads that open stations
     * @param tester the address to question it from, if it matters
     */
    public BlackBoxTarget(Profile profile, Endpoint open, String interfaceName, Optional<IpAddress> tester) {
        this.profile = profile;
        this.open = open;
        this.interfaceName = interfaceName;
        this.addresses = new TesterAddresses(interfaceName, open.address(), tester);
        Namespaces.prepare();
    }

    @Override
    public String name() {
        return "tcp:" + open;
    }

    @Override
    public String description() {
        return "a stack at " + open + " on " + interfaceName;
    }

    @Override
    public Profile profile() {
        return profile;
    }

    @Override
    public Set<IpVersion> versions() {
        return Set.of(IpVersion.of(open.address()));
    }

    @Override
    public Station open(IpVersion version, Map<String, String> settings, int number) {
        if (!settings.isEmpty()) {
            throw new NotAvailable("a black box has no settings that could be turned (" + settings.keySet() + ")");
        }
        IpAddress tester = addresses.borrow();
        try {
            PacketLink link = PacketLink.open(interfaceName, tester, open.address());
            try {
                Optional<Integer> closed = ports(new Knock(link, tester)).closed();
                Set<Integer> used = usedPorts.computeIfAbsent(tester, address -> new HashSet<>());
                return new BlackBoxStation(link, open, tester, closed, used, () -> addresses.giveBack(tester));
            } catch (LinkException e) {
                link.close();
                throw e;
            }
        } catch (LinkException e) {
            addresses.giveBack(tester);
            throw e;
        }
    }

    /** Tries the ports once for all stations. */
    private synchronized Ports ports(Knock knock) {
        if (ports.isEmpty()) {
            switch (knock.at(open)) {
                case RESET ->
                    throw new LinkException("trying " + name()
                            + ": nothing listens there (it answers with a reset); name a port with a listener");
                case NOTHING ->
                    throw new LinkException("trying " + name()
                            + ": no answer within a second; the target must be up and no firewall between");
                case LISTENER -> ports = Optional.of(new Ports(knock.closedPort(open.address())));
            }
        }
        return ports.get();
    }
}
