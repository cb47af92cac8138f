// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.tcpassay.link.Link;
import org.tcpassay.link.LinkException;
import org.tcpassay.link.TargetFailure;
import org.tcpassay.net.KernelVersion;
import org.tcpassay.net.NativeException;
import org.tcpassay.net.Privileges;
import org.tcpassay.net.Sysctl;
import org.tcpassay.net.TunDevice;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpVersion;

/**
 * This machine's kernel in a network namespace that somebody else made, such as a container's, with the settings that
 * it has there.
 *
 * <p>Every station is a TUN device of ours with a network of its own; its sockets are ours too. The devices vanish when
 * they are closed or this process ends, however it ends, and then the settings of the profile, which are turned from
 * the first station on, are what they were. Nothing else of the namespace is touched.
 */
public final class NamespaceTarget implements Target, AutoCloseable {

    /** A namespace could not go back to the algorithm of its host, so only our sockets have this. */
    private static final String CONGESTION_CONTROL = "net.ipv4.tcp_congestion_control";

    private final String name;
    private final Namespace namespace;
    private final Optional<Object> identity;
    private final Profile profile;
    private final Surroundings surroundings;
    private final BlockingQueue<Integer> networks;
    private Optional<BorrowedSettings> borrowed = Optional.empty();

    /**
     * Looks around there.
     *
     * @param name as users call it, such as {@code docker:web}
     * @param profile of the kernel
     * @param adapts whether that is the profile with the ordinary settings, so that what settings of the namespace say
     *     otherwise is changed in it
     * @throws LinkException if the namespace may not be entered
     */
    public NamespaceTarget(String name, Namespace namespace, Profile profile, boolean adapts) {
        this.name = name;
        this.namespace = namespace;
        this.identity = namespace.identity();
        this.surroundings = namespace.visit(Surroundings::here);
        this.profile = adapts ? namespace.visit(LinuxSettings::here).applied(profile) : profile;
        this.networks = new LinkedBlockingQueue<>(surroundings.freeNetworks());
        if (networks.isEmpty()) {
            throw new LinkException(
                    "choosing addresses in " + name + ": all networks of 198.19.0.0/16 are in use there");
        }
    }

    /** What keeps this process from asking any namespace; empty if nothing does. */
    public static Optional<String> missing() {
        if (!Privileges.ofThisThread().isRootOfTheMachine()) {
            return Optional.of("that is for root of this machine alone");
        }
        return TunDevice.isAvailable() ? Optional.empty() : Optional.of("/dev/net/tun does not open");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String description() {
        return KernelVersion.ofThisMachine() + ", in namespace " + namespace;
    }

    @Override
    public Profile profile() {
        return profile;
    }

    @Override
    public Set<IpVersion> versions() {
        return surroundings.versions();
    }

    @Override
    public Station open(IpVersion version, Map<String, String> settings, int number) {
        if (!isThere()) {
            throw new TargetFailure("the target is gone: the namespace of " + name + " is no more");
        }
        turnSettings();
        int network = borrow();
        try {
            namespace.enter();
            settings.forEach(this::insist);
            List<IpAddress> addresses = versions().stream()
                    .map(each -> StationAddresses.target(each, network))
                    .toList();
            Link link = Wiring.annex(network, addresses);
            var agent =
                    new LinuxUpperTester(Optional.ofNullable(profile.settings().get(CONGESTION_CONTROL)));
            return LinuxStation.first(link, network, version, agent, new Room(network, addresses, agent));
        } catch (NativeException e) {
            networks.add(network);
            throw new LinkException(e.getMessage(), e);
        } catch (NotAvailable e) {
            networks.add(network);
            throw e;
        }
    }

    private boolean isThere() {
        return namespace.identity().equals(identity);
    }

    /** What a station has there. */
    private final class Room implements Premises {

        private final int network;
        private final List<IpAddress> addresses;
        private final LinuxUpperTester agent;

        Room(int network, List<IpAddress> addresses, LinuxUpperTester agent) {
            this.network = network;
            this.addresses = addresses;
            this.agent = agent;
        }

        @Override
        public boolean stand() {
            return isThere();
        }

        @Override
        public int closedPort() {
            return surroundings.closedPort();
        }

        @Override
        public boolean isTaken(int port) {
            return surroundings.ports().contains(port);
        }

        @Override
        public void leave() {
            agent.forget(addresses);
            agent.forget(addresses.stream().map(StationAddresses::second).toList());
            networks.add(network);
        }
    }

    /** While the calling thread has not entered: what begins with a process lasts longer than that thread. */
    private synchronized void turnSettings() {
        if (borrowed.isEmpty()) {
            var settings = new HashMap<>(profile.settings());
            settings.remove(CONGESTION_CONTROL);
            borrowed = Optional.of(BorrowedSettings.turn(namespace, settings));
        }
    }

    /** Puts settings back. */
    @Override
    public synchronized void close() {
        borrowed.ifPresent(BorrowedSettings::close);
        borrowed = Optional.empty();
    }

    private int borrow() {
        try {
            return networks.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LinkException("waiting for a network of " + name + ": interrupted; run again", e);
        }
    }

    /** Somebody else's settings are not turned. */
    private void insist(String key, String value) {
        Optional<String> is = Sysctl.read(key);
        if (!is.equals(Optional.of(value))) {
            throw new NotAvailable("needs " + key + "=" + value + ", which " + name + " has "
                    + is.map(each -> "at " + each).orElse("not"));
        }
    }
}
