// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.util.Optional;
import org.tcpassay.link.Link;
import org.tcpassay.wire.IpAddress;

/** A namespace of this machine's kernel; it lives until this is closed and the thread in it has ended. */
record LinuxStation(Link link, IpAddress targetAddress, IpAddress testerAddress, LinuxUpperTester agent)
        implements Station {

    private static final int CLOSED_PORT = 9; // below every port that a kernel or a probe would choose

    @Override
    public Optional<Integer> closedPort() {
        return Optional.of(CLOSED_PORT);
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
    public void close() {
        agent.close();
        link.close();
    }
}
