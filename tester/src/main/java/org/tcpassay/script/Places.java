// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.tcpassay.target.NotAvailable;
import org.tcpassay.target.Station;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.SpecialAddress;

/** The addresses and ports of one lab, of tester and target. */
final class Places {

    private static final int FIRST_PORT = 10_000;
    private static final int PORTS = 40_000;
    private static final int BEHIND_EVERY_TESTER = 200; // of a station that is used again and again
    private static final int ELSEWHERE = 120; // above every address that a station uses for the tester

    private final Station station;
    private final SplittableRandom dice;
    private final Set<Integer> usedPorts = new HashSet<>();

    Places(Station station, SplittableRandom dice) {
        this.station = station;
        this.dice = dice;
    }

    IpAddress target() {
        return station.targetAddress();
    }

    IpAddress secondOfTarget() {
        return station.secondAddress().orElseThrow(() -> new NotAvailable("the target has one address"));
    }

    IpAddress tester() {
        return station.testerAddress();
    }

    /** Where nobody need see the answers. */
    IpAddress elsewhere() {
        return tester().plus(ELSEWHERE);
    }

    IpAddress nobody() {
        if (station.openPort().isPresent()) {
            throw new NotAvailable("needs an address that nobody has; the network of the target is not ours");
        }
        return target().plus(BEHIND_EVERY_TESTER);
    }

    IpAddress special(SpecialAddress special) {
        return special.in(version()).orElseThrow(() -> new NotAvailable("IPv" + version() + " has no " + special));
    }

    /** Of IP: 4 or 6. */
    int version() {
        return target().version();
    }

    /** A port of the target at which nobody listens. */
    Endpoint closed() {
        int port =
                station.closedPort().orElseThrow(() -> new NotAvailable("no port of the target is known to be closed"));
        return new Endpoint(target(), port);
    }

    /** A port, of either, that this lab has not used before. */
    int freshPort() {
        int port;
        do {
            port = FIRST_PORT + dice.nextInt(PORTS);
        } while (!isFresh(port));
        return port;
    }

    /** Ports, of either, that this lab has not used before, each the next such above the one before. */
    List<Integer> neighbouringPorts(int count) {
        var ports = new ArrayList<Integer>();
        int first = dice.nextInt(PORTS);
        for (int i = 0; ports.size() < count; i++) {
            int port = FIRST_PORT + (first + i) % PORTS;
            if (isFresh(port)) {
                ports.add(port);
            }
        }
        return ports;
    }

    private boolean isFresh(int port) {
        return !station.closedPort().equals(Optional.of(port)) && usedPorts.add(port) && station.isFresh(port);
    }
}
