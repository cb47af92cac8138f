// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.util.Optional;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Endpoint;

/** A socket of a stack in this process: what it throws and what makes no sense is a failure of the target. */
record GuardedSocket(UserSocket socket, Guard guard) implements UserSocket {

    @Override
    public Reply<Endpoint> bind(Endpoint local) {
        return guard.reply("bind", () -> socket.bind(local), any -> true);
    }

    @Override
    public Reply<Reply.Nothing> listen(int backlog) {
        return guard.reply("listen", () -> socket.listen(backlog), any -> true);
    }

    @Override
    public Reply<Reply.Nothing> connect(Endpoint remote) {
        return guard.reply("connect", () -> socket.connect(remote), any -> true);
    }

    @Override
    public Reply<UserSocket> accept() {
        Reply<UserSocket> reply = guard.reply("accept", socket::accept, any -> true);
        return reply instanceof Reply.Done<UserSocket> done
                ? new Reply.Done<>(new GuardedSocket(done.value(), guard))
                : reply;
    }

    @Override
    public Reply<Integer> send(Bytes data, boolean urgent) {
        int least = data.isEmpty() ? 0 : 1; // taking nothing is Pending, or a sender would ask for ever
        return guard.reply(
                "send of " + data.length() + " bytes",
                () -> socket.send(data, urgent),
                taken -> taken >= least && taken <= data.length());
    }

    @Override
    public Reply<Bytes> receive(int most, boolean urgent) {
        return guard.reply(
                "receive of " + most + " bytes",
                () -> socket.receive(most, urgent),
                received -> received.length() <= most);
    }

    @Override
    public Reply<Reply.Nothing> shutdown() {
        return guard.reply("shutdown", socket::shutdown, any -> true);
    }

    @Override
    public Reply<Reply.Nothing> close() {
        return guard.reply("close", socket::close, any -> true);
    }

    @Override
    public Reply<Reply.Nothing> abort() {
        return guard.reply("abort", socket::abort, any -> true);
    }

    @Override
    public Reply<Reply.Nothing> set(UserOption option, long value) {
        return guard.reply("set " + option, () -> socket.set(option, value), any -> true);
    }

    @Override
    public Reply<Long> get(UserOption option) {
        return guard.reply("get " + option, () -> socket.get(option), any -> true);
    }

    @Override
    public Optional<State> state() {
        return guard.call("asked for a state", socket::state);
    }

    @Override
    public Optional<TcpInfo> info() {
        return guard.call("asked for more of its status", socket::info);
    }

    @Override
    public Optional<String> pendingError() {
        return guard.call("asked for an error", socket::pendingError);
    }

    @Override
    public Optional<Boolean> urgentPending() {
        return guard.call("asked for urgent data", socket::urgentPending);
    }
}
