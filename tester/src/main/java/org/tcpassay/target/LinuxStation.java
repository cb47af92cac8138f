// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.util.List;
import java.util.Optional;
import org.tcpassay.link.AddressLink;
import org.tcpassay.link.Frame;
import org.tcpassay.link.Link;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpVersion;

/**
 * A network of its own in a namespace of this machine's kernel.
 *
 * @param road the link of the whole namespace
 * @param link what the tester's address sees of it
 * @param number of the network
 * @param version that it is asked over this time; it speaks both
 * @param uses how many tester addresses the network has seen before
 */
record LinuxStation(
        Link road, Link link, int number, IpVersion version, LinuxUpperTester agent, Premises premises, int uses)
        implements Station {

    private static final int MOST_USES = 100; // addresses .2 to .101; well below what the kernel remembers of hosts

    /** The first use of a network. */
    static LinuxStation first(Link road, int number, IpVersion version, LinuxUpperTester agent, Premises premises) {
        return new LinuxStation(road, road, number, version, agent, premises, 0);
    }

    @Override
    public Optional<Station> again(IpVersion other) {
        if (uses + 1 >= MOST_USES || !road.servesAnyTester() || !premises.stand()) {
            return Optional.empty();
        }
        agent.abandon();
        // the resets of abandoned connections belong to the earlier use
        List<Frame> left = road.receive(0);
        while (!left.isEmpty()) {
            left = road.receive(0);
        }
        IpAddress tester = StationAddresses.tester(StationAddresses.target(other, number), uses + 1);
        return Optional.of(
                new LinuxStation(road, new AddressLink(road, tester), number, other, agent, premises, uses + 1));
    }

    @Override
    public IpAddress targetAddress() {
        return StationAddresses.target(version, number);
    }

    @Override
    public Optional<IpAddress> secondAddress() {
        return Optional.of(StationAddresses.second(targetAddress()));
    }

    @Override
    public IpAddress testerAddress() {
        return StationAddresses.tester(targetAddress(), uses);
    }

    @Override
    public boolean isUsed() {
        return uses > 0;
    }

    @Override
    public Optional<Integer> closedPort() {
        return Optional.of(premises.closedPort());
    }

    @Override
    public boolean isFresh(int port) {
        return !premises.isTaken(port);
    }

    @Override
    public Optional<Integer> openPort() {
        return Optional.empty();
    }

    @Override
    public Optional<UpperTester> upperTester() {
        return Optional.of(agent);
    }

    @Override
    public boolean isThisKernel() {
        return premises == Premises.OWN;
    }

    @Override
    public void close() {
        premises.leave();
        agent.close();
        road.close();
    }
}
