// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.util.Optional;
import org.tcpassay.rules.State;
import org.tcpassay.wire.FourTuple;

/** User calls of a stack in this process: what it throws and what makes no sense is a failure of the target. */
record GuardedUpperTester(UpperTester agent, Guard guard) implements UpperTester {

    @Override
    public UserSocket socket(int ipVersion) {
        return new GuardedSocket(guard.call("making a socket", () -> agent.socket(ipVersion)), guard);
    }

    @Override
    public Optional<State> stateOf(FourTuple ends) {
        return guard.call("asked for a state", () -> agent.stateOf(ends));
    }

    @Override
    public void close() {
        guard.call("closing its user calls", () -> {
            agent.close();
            return guard;
        });
    }
}
