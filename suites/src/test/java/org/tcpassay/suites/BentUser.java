// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.tcpassay.rules.State;
import org.tcpassay.target.Reply;
import org.tcpassay.target.TcpInfo;
import org.tcpassay.target.UpperTester;
import org.tcpassay.target.UserOption;
import org.tcpassay.target.UserSocket;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.FourTuple;

/**
 * A user of the target who sees what is not so, from the first stimulus on: another state, other bytes, another error.
 */
record BentUser(UpperTester upper, BooleanSupplier bent) implements UpperTester {

    private static final Bytes OTHER = Bytes.utf8("\u0007"); // no probe sends a bell

    @Override
    public UserSocket socket(int ipVersion) {
        return new BentSocket(upper.socket(ipVersion));
    }

    @Override
    public Optional<State> stateOf(FourTuple ends) {
        // no connection is ever in LISTEN
        return bent.getAsBoolean() ? Optional.of(State.LISTEN) : upper.stateOf(ends);
    }

    @Override
    public void close() {
        upper.close();
    }

    private final class BentSocket implements UserSocket {

        private final UserSocket socket;

        BentSocket(UserSocket socket) {
            this.socket = socket;
        }

        @Override
        public Reply<Endpoint> bind(Endpoint local) {
            return socket.bind(local);
        }

        @Override
        public Reply<Reply.Nothing> listen(int backlog) {
            return socket.listen(backlog);
        }

        @Override
        public Reply<Reply.Nothing> connect(Endpoint remote) {
            return socket.connect(remote);
        }

        @Override
        public Reply<UserSocket> accept() {
            Reply<UserSocket> reply = socket.accept();
            if (!(reply instanceof Reply.Done<UserSocket> done)) {
                return bent.getAsBoolean() ? new Reply.Done<>(this) : reply;
            }
            return bent.getAsBoolean() ? new Reply.Pending<>() : new Reply.Done<>(new BentSocket(done.value()));
        }

        @Override
        public Reply<Integer> send(Bytes data, boolean urgent) {
            return socket.send(data, urgent);
        }

        @Override
        public Reply<Bytes> receive(int most, boolean urgent) {
            return bent.getAsBoolean() ? new Reply.Done<>(OTHER) : socket.receive(most, urgent);
        }

        @Override
        public Reply<Reply.Nothing> shutdown() {
            return socket.shutdown();
        }

        @Override
        public Reply<Reply.Nothing> close() {
            return socket.close();
        }

        @Override
        public Reply<Reply.Nothing> abort() {
            return socket.abort();
        }

        @Override
        public Reply<Reply.Nothing> set(UserOption option, long value) {
            return socket.set(option, value);
        }

        @Override
        public Reply<Long> get(UserOption option) {
            return socket.get(option);
        }

        @Override
        public Optional<State> state() {
            return socket.state();
        }

        @Override
        public Optional<TcpInfo> info() {
            return socket.info();
        }

        @Override
        public Optional<String> pendingError() {
            return bent.getAsBoolean() ? Optional.of("EBENT") : socket.pendingError();
        }

        @Override
        public Optional<Boolean> urgentPending() {
            return socket.urgentPending();
        }
    }
}
