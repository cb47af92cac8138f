// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.util.Optional;
import java.util.Set;
import org.tcpassay.link.Link;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.IpAddress;

/** A place at somebody else's stack. */
record BlackBoxStation(
        Link link,
        Endpoint open,
        IpAddress testerAddress,
        Optional<Integer> closedPort,
        Set<Integer> usedPorts,
        Runnable closing)
        implements Station {

    private static final int MOST_REMEMBERED = 20_000; // there must be others left

    @Override
    public IpAddress targetAddress() {
        return open.address();
    }

    @Override
    public Optional<Integer> openPort() {
        return Optional.of(open.port());
    }

    @Override
    public boolean isFresh(int testerPort) {
        if (usedPorts.size() >= MOST_REMEMBERED) {
            usedPorts.clear();
        }
        return usedPorts.add(testerPort);
    }

    @Override
    public Optional<UpperTester> upperTester() {
        return Optional.empty();
    }

    @Override
    public void close() {
        link.close();
        closing.run();
    }
}
