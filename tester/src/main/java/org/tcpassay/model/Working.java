// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import java.util.ArrayList;
import java.util.List;
import org.tcpassay.rules.Given;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Ecn;
import org.tcpassay.wire.Segment;

/**
 * What the procedures below work on during one step: the host, the time, and what has been put out so far.
 *
 * <p>The procedures are one object in layers, each a section of the RFCs, so that a mutant can replace any single step
 * of any of them.
 */
abstract class Working {

    protected final Settings settings;
    protected Host.Draft host = Host.EMPTY.draft();
    protected long nowNs;
    /** Of the packet that arrives in this step. */
    protected Ecn arriving = Ecn.NOT_ECT;

    private List<Output> outputs = new ArrayList<>();

    protected Working(Settings settings) {
        this.settings = settings;
    }

    final void begin(Host before, long now) {
        host = before.draft();
        nowNs = now;
        arriving = Ecn.NOT_ECT;
        outputs = new ArrayList<>();
    }

    final Step end() {
        return new Step(host.done(), outputs);
    }

    protected void put(Output output) {
        outputs.add(output);
    }

    protected void emit(Tcb tcb, Segment segment) {
        emit(tcb, segment, Ecn.NOT_ECT);
    }

    protected void emit(Tcb tcb, Segment segment, Ecn ecn) {
        put(new Output.Sent(tcb.ends, segment, ecn));
    }

    protected void tell(Tcb tcb, Signal signal) {
        put(new Output.Told(tcb.id, signal));
    }

    protected boolean claims(Given standard) {
        return settings.claims(standard);
    }

    protected boolean chooses(Choice choice) {
        return settings.chooses(choice);
    }

    /** The only way from one state to another. */
    protected void move(Tcb tcb, Transition transition) {
        if (!transition.leaves(tcb.state)) {
            throw new IllegalStateException(transition + " in " + tcb.state.text());
        }
        tcb.state = transition.to();
    }

    /** Deletes the record; what the user has still to be told stays until the user leaves. */
    protected void delete(Tcb tcb) {
        if (tcb.state != State.CLOSED) {
            move(tcb, Transition.GIVEN_UP);
        }
        tcb.stopTimers();
        tcb.flights.clear();
        if (tcb.orphan || !tcb.accepted) {
            host.remove(tcb.id);
        }
    }

    /** Deletes the record because of a failure, of which the user learns. */
    protected void fail(Tcb tcb, Signal signal, Refusal why) {
        tcb.failure = java.util.Optional.of(why);
        tell(tcb, signal);
        delete(tcb);
    }
}
