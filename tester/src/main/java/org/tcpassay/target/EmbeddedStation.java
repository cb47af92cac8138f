// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.util.Optional;
import org.tcpassay.link.Link;
import org.tcpassay.link.TargetFailure;
import org.tcpassay.wire.IpAddress;

/** One stack in this process; another probe gets another, because they cost next to nothing. */
record EmbeddedStation(
        Link link,
        IpAddress targetAddress,
        Optional<IpAddress> secondAddress,
        IpAddress testerAddress,
        UpperTester agent)
        implements Station {

    private static final int CLOSED_PORT = 9; // below every port that a stack or a probe would choose

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
        link.close();
        try {
            agent.close();
        } catch (TargetFailure unasked) {
            // the probe has its answer already, and no other will meet this stack
        }
    }
}
