// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.tcpassay.model.Input;
import org.tcpassay.model.Output;
import org.tcpassay.model.Signal;
import org.tcpassay.model.Step;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.FourTuple;

/** One end of a connection and its user, who reads whatever is there unless told to stop. */
public final class Talk {

    private static final int MOST = 1 << 16; // bytes of one call

    private final Stack stack;
    private final int id;
    private final FourTuple ends;
    private final Deque<Bytes> toSend = new ArrayDeque<>();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final List<Signal> told = new ArrayList<>();
    private boolean closes;
    private boolean closed;
    private boolean idle;
    private boolean sawEnd;

    Talk(Stack stack, int id, FourTuple ends) {
        this.stack = stack;
        this.id = id;
        this.ends = ends;
    }

    int id() {
        return id;
    }

    /** {@code target} is this end. */
    public FourTuple ends() {
        return ends;
    }

    public Talk send(String text) {
        return send(Bytes.utf8(text));
    }

    /** At once, or as soon as there is room. */
    public Talk send(Bytes bytes) {
        toSend.add(bytes);
        live();
        return this;
    }

    /** Behind what is still to be sent. */
    public Talk close() {
        closes = true;
        live();
        return this;
    }

    public Talk abort() {
        stack.call(new Input.Abort(id));
        return this;
    }

    /** The user does not read any more, so that the window closes, or reads again. */
    public Talk reads(boolean again) {
        idle = !again;
        live();
        return this;
    }

    public State state() {
        return stack.state(ends);
    }

    /** What the user has read. */
    public Bytes received() {
        return Bytes.copyOf(received.toByteArray());
    }

    public String receivedText() {
        return received().text();
    }

    /** Whether the user has read the end of the stream. */
    public boolean sawEnd() {
        return sawEnd;
    }

    /** What the user was told without asking, such as a reset. */
    public List<Signal> told() {
        return List.copyOf(told);
    }

    void hear(Signal signal) {
        told.add(signal);
    }

    void live() {
        State state = state();
        if (state == State.SYN_SENT || state == State.SYN_RECEIVED) {
            return;
        }
        while (!toSend.isEmpty() && sendSome()) {
            // until there is no room
        }
        if (closes && !closed && toSend.isEmpty()) {
            closed = true;
            stack.call(new Input.Close(id));
        }
        while (!idle && readSome()) {
            // until there is no more
        }
    }

    private boolean sendSome() {
        Bytes next = toSend.remove();
        Bytes first = next.slice(0, Math.min(next.length(), MOST));
        Step step = stack.call(new Input.Send(id, first, false));
        int taken = step.first(Output.Moved.class).map(Output.Moved::count).orElse(0);
        if (taken < next.length()) {
            toSend.addFirst(next.slice(taken, next.length()));
        }
        return taken > 0;
    }

    private boolean readSome() {
        Step step = stack.call(new Input.Receive(id, MOST, false));
        Bytes data = step.first(Output.Moved.class).map(Output.Moved::data).orElse(Bytes.EMPTY);
        sawEnd |= step.first(Output.Moved.class)
                .filter(moved -> moved.data().isEmpty())
                .isPresent();
        received.writeBytes(data.toArray());
        return !data.isEmpty();
    }
}
