// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.reference;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.tcpassay.model.Input;
import org.tcpassay.model.Step;
import org.tcpassay.rules.State;
import org.tcpassay.target.UpperTester;
import org.tcpassay.target.UserSocket;
import org.tcpassay.wire.FourTuple;

/** The users of a reference. */
final class ReferenceUser implements UpperTester {

    private static final int FIRST_EPHEMERAL = 49_152;
    private static final int EPHEMERALS = 10_000; // below the ports of fences

    private final ReferenceStack stack;
    private final LongSupplier nowNs;
    private int opened;

    ReferenceUser(ReferenceStack stack, LongSupplier nowNs) {
        this.stack = stack;
        this.nowNs = nowNs;
    }

    @Override
    public UserSocket socket(int ipVersion) {
        return new ReferenceSocket(this);
    }

    @Override
    public Optional<State> stateOf(FourTuple ends) {
        return Optional.of(stack.host().connection(ends).map(tcb -> tcb.state).orElse(State.CLOSED));
    }

    @Override
    public void close() {
        // the stack goes with its station
    }

    Step step(Input input) {
        return stack.step(input, nowNs.getAsLong());
    }

    ReferenceStack stack() {
        return stack;
    }

    int freshPort() {
        return FIRST_EPHEMERAL + opened++ % EPHEMERALS;
    }
}
