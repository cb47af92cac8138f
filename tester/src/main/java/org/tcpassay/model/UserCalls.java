// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import java.util.Optional;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.SeqNum;

/** User calls (RFC 9293 §3.10.1 to §3.10.5). */
abstract class UserCalls extends SegmentArrives {

    protected UserCalls(Settings settings) {
        super(settings);
    }

    private void refuse(Refusal why) {
        put(new Output.Refused(why));
    }

    protected void done() {
        put(new Output.Moved(0, Bytes.EMPTY));
    }

    // ---- OPEN

    /** §3.10.1, passive. */
    protected void listen(Input.Listen call) {
        if (host.listener(call.at()).isPresent()) {
            refuse(Refusal.CONNECTION_ALREADY_EXISTS);
            return;
        }
        var listener = new Listener(host.freshId(), call.at(), call.backlog(), call.options());
        host.add(listener);
        put(new Output.Made(listener.id()));
    }

    /** §3.10.1, active: {@code <SEQ=ISS><CTL=SYN>}. */
    protected void open(Input.Open call) {
        if (host.connection(call.ends()).isPresent()) {
            refuse(Refusal.CONNECTION_ALREADY_EXISTS);
            return;
        }
        Tcb tcb = record(call.ends(), call.options(), initialSequenceNumber(call.ends()));
        tcb.accepted = true;
        tcb.state = State.CLOSED;
        startCongestionControl(tcb);
        move(tcb, Transition.ACTIVE_OPEN);
        host.add(tcb);
        put(new Output.Made(tcb.id));
        sendSyn(tcb);
    }

    /** The oldest connection that is ready; not in the RFC, where each passive OPEN makes one connection. */
    protected void accept(Input.Accept call) {
        Optional<Tcb> ready = host.connections().stream()
                .filter(tcb -> tcb.listener == call.id() && !tcb.accepted && isReady(tcb.state))
                .findFirst();
        ready.ifPresentOrElse(
                tcb -> {
                    tcb.accepted = true;
                    put(new Output.Made(tcb.id));
                },
                () -> put(new Output.Waits()));
    }

    /** Whether a connection may be handed to its user. */
    protected boolean isReady(State state) {
        return state != State.SYN_RECEIVED && state != State.CLOSED;
    }

    // ---- SEND

    /** §3.10.2. */
    protected void send(Input.Send call) {
        Optional<Tcb> connection = living(call.id());
        if (connection.isEmpty()) {
            return;
        }
        Tcb tcb = connection.get();
        if (tcb.closeRequested) {
            refuse(Refusal.CONNECTION_CLOSING);
            return;
        }
        int room = settings.buffer() - tcb.sendBuffer.length();
        if (room <= 0) {
            put(new Output.Waits());
            return;
        }
        int taken = Math.min(room, call.data().length());
        tcb.sendBuffer = tcb.sendBuffer.concat(call.data().slice(0, taken));
        if (call.urgent()) {
            tcb.sndUp = Optional.of(tcb.sendBufferSeq.plus(tcb.sendBuffer.length()));
        }
        put(new Output.Moved(taken, Bytes.EMPTY));
        transmit(tcb);
    }

    /** The connection of a call, or a refusal that says why there is none. */
    private Optional<Tcb> living(int id) {
        Optional<Tcb> connection = host.connection(id);
        if (connection.isEmpty()) {
            refuse(Refusal.CONNECTION_DOES_NOT_EXIST);
        } else if (connection.get().state == State.CLOSED) {
            refuse(connection.get().failure.orElse(Refusal.CONNECTION_DOES_NOT_EXIST));
            return Optional.empty();
        }
        return connection;
    }

    // ---- RECEIVE

    /** §3.10.3: what is there; the end of the stream once a FIN was taken and everything before it is read. */
    protected void receive(Input.Receive call) {
        Optional<Tcb> connection = host.connection(call.id());
        if (connection.isEmpty()) {
            refuse(Refusal.CONNECTION_DOES_NOT_EXIST);
            return;
        }
        Tcb tcb = connection.get();
        if (call.urgent()) {
            receiveUrgent(tcb);
        } else if (!tcb.received.isEmpty() && tcb.failure.isEmpty()) {
            receiveText(tcb, call.most());
        } else if (tcb.finReceived) {
            done();
        } else if (tcb.state == State.CLOSED) {
            refuse(tcb.failure.orElse(Refusal.CONNECTION_DOES_NOT_EXIST));
        } else {
            put(new Output.Waits());
        }
    }

    private void receiveText(Tcb tcb, int most) {
        int count = Math.min(most, tcb.received.length());
        Bytes text = tcb.received.slice(0, count);
        tcb.received = tcb.received.slice(count, tcb.received.length());
        tcb.receivedSeq = tcb.receivedSeq.plus(count);
        put(new Output.Moved(count, text));
        tellOfSpace(tcb);
    }

    /** RFC 9293 §3.8.6.2.2: the sender learns of the space by a segment of its own if the step is large. */
    protected void tellOfSpace(Tcb tcb) {
        SeqNum before = tcb.rcvEdge;
        boolean narrow = tcb.rcvWnd() < Math.min(tcb.buffer / 2, effectiveMss(tcb));
        if (mayReceive(tcb) && narrow) {
            advanceEdge(tcb);
            if (!tcb.rcvEdge.equals(before)) {
                acknowledge(tcb);
            }
        }
    }

    /** The last byte of urgent text, which stays in its place in the stream too. */
    private void receiveUrgent(Tcb tcb) {
        SeqNum last = tcb.rcvUp.map(up -> up.minus(1)).orElse(tcb.receivedSeq.minus(1));
        if (last.isIn(tcb.receivedSeq, tcb.received.length())) {
            int at = (int) tcb.receivedSeq.distanceTo(last);
            put(new Output.Moved(1, tcb.received.slice(at, at + 1)));
        } else if (tcb.rcvUp.filter(up -> up.isAfter(tcb.rcvNxt)).isPresent()) {
            put(new Output.Waits()); // announced, and still to come
        } else {
            done();
        }
    }

    // ---- CLOSE

    /** §3.10.4. */
    protected void close(Input.Close call) {
        Optional<Tcb> connection = host.connection(call.id());
        if (connection.isEmpty()) {
            closeListener(call.id());
            return;
        }
        Tcb tcb = connection.get();
        if (tcb.closeRequested) {
            closeAgain(tcb);
            refuse(Refusal.CONNECTION_CLOSING);
            return;
        }
        switch (tcb.state) {
            case CLOSED -> refuse(tcb.failure.orElse(Refusal.CONNECTION_DOES_NOT_EXIST));
            case SYN_SENT -> closeUnanswered(tcb);
            case SYN_RECEIVED -> closeSending(tcb, Transition.CLOSE_HALF_OPEN);
            case ESTABLISHED -> closeSending(tcb, Transition.CLOSE_FIRST);
            case CLOSE_WAIT -> closeSending(tcb, Transition.CLOSE_SECOND);
            default -> refuse(Refusal.CONNECTION_CLOSING);
        }
    }

    protected void closeUnanswered(Tcb tcb) {
        move(tcb, Transition.CLOSE_UNANSWERED_OPEN);
        delete(tcb);
        done();
    }

    /** §3.10.4: the one FIN is under way or done; another CLOSE asks for no other. */
    protected void closeAgain(Tcb tcb) {
        // nothing happens to the connection
    }

    /** The FIN follows what waits to be sent. */
    protected void closeSending(Tcb tcb, Transition how) {
        tcb.closeRequested = true;
        move(tcb, how);
        done();
        transmit(tcb);
    }

    protected void closeListener(int id) {
        if (host.listener(id).isEmpty()) {
            refuse(Refusal.CONNECTION_DOES_NOT_EXIST);
            return;
        }
        host.remove(id);
        for (Tcb tcb : host.connections()) {
            if (tcb.listener == id && !tcb.accepted) {
                abandon(tcb);
            }
        }
        done();
    }

    /** What nobody has accepted goes with its listener. */
    protected void abandon(Tcb tcb) {
        if (tcb.state != State.TIME_WAIT && tcb.state != State.CLOSED) {
            resetConnection(tcb);
        }
        host.remove(tcb.id);
    }

    /** CLOSE by a user that will not receive either: what waits to be read is lost, and the peer is told. */
    protected void leave(Input.Leave call) {
        Optional<Tcb> connection = host.connection(call.id());
        if (connection.isEmpty()) {
            closeListener(call.id());
            return;
        }
        Tcb tcb = connection.get();
        tcb.orphan = true;
        if (tcb.state == State.CLOSED) {
            host.remove(tcb.id);
            done();
        } else if (!tcb.received.isEmpty() && isSynchronized(tcb)) {
            resetConnection(tcb);
            delete(tcb);
            done();
        } else if (tcb.closeRequested) {
            closeAgain(tcb);
            done();
        } else {
            close(new Input.Close(call.id()));
        }
    }

    protected boolean isSynchronized(Tcb tcb) {
        return tcb.state != State.SYN_SENT && tcb.state != State.SYN_RECEIVED;
    }

    // ---- ABORT

    /** §3.10.5. */
    protected void abort(Input.Abort call) {
        Optional<Tcb> connection = host.connection(call.id());
        if (connection.isEmpty()) {
            closeListener(call.id());
            return;
        }
        Tcb tcb = connection.get();
        switch (tcb.state) {
            case SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT -> resetConnection(tcb);
            default -> {} // SYN-SENT, CLOSING, LAST-ACK, TIME-WAIT: nothing is sent
        }
        tcb.orphan = true;
        delete(tcb);
        done();
    }

    protected void configure(Input.Configure call) {
        host.listener(call.id())
                .ifPresent(old -> host.add(new Listener(old.id(), old.at(), old.backlog(), call.options())));
        host.connection(call.id()).ifPresent(tcb -> {
            boolean uncorked = tcb.options.corked() && !call.options().corked();
            boolean impatient =
                    !tcb.options.quickAcknowledgments() && call.options().quickAcknowledgments();
            tcb.options = call.options();
            keepAlive(tcb);
            if (impatient && tcb.acknowledgeAtNs != Tcb.NEVER) {
                acknowledge(tcb);
            }
            if (uncorked || !tcb.options.nagle()) {
                transmit(tcb);
            }
        });
    }
}
