// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import java.util.Optional;
import org.tcpassay.rules.State;
import org.tcpassay.target.NotAvailable;
import org.tcpassay.target.Reply;
import org.tcpassay.target.TcpInfo;
import org.tcpassay.target.UpperTester;
import org.tcpassay.target.UserOption;
import org.tcpassay.target.UserSocket;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.FourTuple;

/** The user of a {@link TinyStack}; one socket is as good as another. */
record TinyUser(TinyStack stack) implements UpperTester {

    @Override
    public UserSocket socket(int ipVersion) {
        return new Socket(stack);
    }

    @Override
    public Optional<State> stateOf(FourTuple ends) {
        if (stack.indulges(Vice.CRASH_OF_STATE)) {
            throw new UnsupportedOperationException("no state");
        }
        return stack.stateOf(ends);
    }

    @Override
    public void close() {
        if (stack.indulges(Vice.CRASH_OF_CLOSE)) {
            throw new IllegalStateException("closed twice");
        }
    }

    private record Socket(TinyStack stack) implements UserSocket {

        @Override
        public Reply<Endpoint> bind(Endpoint local) {
            if (stack.indulges(Vice.NO_BIND)) {
                return new Reply.Failed<>("EADDRINUSE");
            }
            stack.listening.add(local.port());
            return new Reply.Done<>(local);
        }

        @Override
        public Reply<Reply.Nothing> listen(int backlog) {
            return Reply.done();
        }

        @Override
        public Reply<Reply.Nothing> connect(Endpoint remote) {
            throw new NotAvailable("it does not open");
        }

        @Override
        public Reply<UserSocket> accept() {
            return stack.waiting.isEmpty() ? new Reply.Pending<>() : new Reply.Done<>(new Socket(stack));
        }

        @Override
        public Reply<Integer> send(Bytes data, boolean urgent) {
            return stack.vice.send(stack, data.length());
        }

        @Override
        public Reply<Bytes> receive(int most, boolean urgent) {
            return stack.indulges(Vice.TOO_MUCH) ? new Reply.Done<>(Bytes.zeros(most + 1)) : new Reply.Pending<>();
        }

        @Override
        public Reply<Reply.Nothing> shutdown() {
            return Reply.done();
        }

        @Override
        public Reply<Reply.Nothing> close() {
            return Reply.done();
        }

        @Override
        public Reply<Reply.Nothing> abort() {
            return Reply.done();
        }

        @Override
        public Reply<Reply.Nothing> set(UserOption option, long value) {
            return Reply.done();
        }

        @Override
        public Reply<Long> get(UserOption option) {
            return new Reply.Done<>(0L);
        }

        @Override
        public Optional<State> state() {
            return Optional.empty();
        }

        @Override
        public Optional<TcpInfo> info() {
            return Optional.empty();
        }

        @Override
        public Optional<String> pendingError() {
            return Optional.empty();
        }
    }
}
