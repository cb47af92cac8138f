// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.reference;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.tcpassay.model.Input;
import org.tcpassay.model.Output;
import org.tcpassay.model.Refusal;
import org.tcpassay.model.Signal;
import org.tcpassay.model.SocketOptions;
import org.tcpassay.model.Step;
import org.tcpassay.model.Tcb;
import org.tcpassay.rules.State;
import org.tcpassay.target.Reply;
import org.tcpassay.target.TcpInfo;
import org.tcpassay.target.UserOption;
import org.tcpassay.target.UserSocket;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.FourTuple;

/** A socket of the reference: translates calls into the model's. */
final class ReferenceSocket implements UserSocket {

    private final ReferenceUser user;
    private SocketOptions options = SocketOptions.ORDINARY;
    private Headers.Header header = Headers.Header.ORDINARY;
    private Optional<Endpoint> bound = Optional.empty();
    private Optional<Integer> id = Optional.empty();

    ReferenceSocket(ReferenceUser user) {
        this.user = user;
    }

    private ReferenceSocket(ReferenceUser user, int id, SocketOptions options) {
        this.user = user;
        this.id = Optional.of(id);
        this.options = options;
    }

    @Override
    public Reply<Endpoint> bind(Endpoint end) {
        bound = Optional.of(end);
        headers().set(end, header);
        return new Reply.Done<>(end);
    }

    @Override
    public Reply<Reply.Nothing> listen(int backlog) {
        if (bound.isEmpty()) {
            return new Reply.Failed<>("EINVAL");
        }
        Step step = user.step(new Input.Listen(bound.get(), backlog, options));
        id = step.first(Output.Made.class).map(Output.Made::id);
        return nothing(step);
    }

    @Override
    public Reply<Reply.Nothing> connect(Endpoint remote) {
        if (id.isEmpty()) {
            Endpoint target = bound.orElseGet(() -> new Endpoint(user.stack().address(), user.freshPort()));
            var ends = new FourTuple(remote, target);
            headers().set(ends, header);
            Step step = user.step(new Input.Open(ends, options));
            id = step.first(Output.Made.class).map(Output.Made::id);
            if (id.isEmpty()) {
                return nothing(step);
            }
        }
        Optional<Tcb> tcb = tcb();
        if (tcb.isEmpty()) {
            return new Reply.Failed<>("ENOTCONN");
        }
        return switch (tcb.get().state) {
            case SYN_SENT, SYN_RECEIVED -> new Reply.Pending<>();
            case CLOSED ->
                new Reply.Failed<>(tcb.get().failure.map(ReferenceSocket::errno).orElse("ENOTCONN"));
            default -> Reply.done();
        };
    }

    @Override
    public Reply<UserSocket> accept() {
        return call(new Input.Accept(number()), step -> step.first(Output.Made.class)
                .map(made -> new ReferenceSocket(user, made.id(), options)));
    }

    @Override
    public Reply<Integer> send(Bytes data, boolean urgent) {
        return call(new Input.Send(number(), data, urgent), step -> moved(step).map(Output.Moved::count));
    }

    @Override
    public Reply<Bytes> receive(int most, boolean urgent) {
        if (urgent) {
            user.stack().urgentFetched(number());
        }
        return call(
                new Input.Receive(number(), most, urgent), step -> moved(step).map(Output.Moved::data));
    }

    @Override
    public Reply<Reply.Nothing> shutdown() {
        return nothing(user.step(new Input.Close(number())));
    }

    @Override
    public Reply<Reply.Nothing> close() {
        return nothing(user.step(new Input.Leave(number())));
    }

    @Override
    public Reply<Reply.Nothing> abort() {
        return nothing(user.step(new Input.Abort(number())));
    }

    @Override
    public Reply<Reply.Nothing> set(UserOption option, long value) {
        if (Headers.Header.has(option)) {
            return set(tcb().map(tcb -> headers().of(tcb.ends)).orElse(header).with(option, Math.toIntExact(value)));
        }
        options = Settable.set(options, option, value);
        id.ifPresent(number -> user.step(new Input.Configure(number, options)));
        return Reply.done();
    }

    private Reply<Reply.Nothing> set(Headers.Header other) {
        header = other;
        bound.ifPresent(port -> headers().set(port, other));
        tcb().ifPresent(tcb -> headers().set(tcb.ends, other));
        return Reply.done();
    }

    private Headers headers() {
        return user.stack().headers();
    }

    @Override
    public Reply<Long> get(UserOption option) {
        return new Reply.Failed<>("ENOPROTOOPT");
    }

    @Override
    public Optional<State> state() {
        return tcb().map(tcb -> tcb.state);
    }

    @Override
    public Optional<TcpInfo> info() {
        return tcb().map(tcb -> new TcpInfo(
                tcb.state,
                tcb.timestamps,
                tcb.sack,
                tcb.windowScale,
                tcb.sndShift,
                tcb.rcvShift,
                tcb.backoff,
                tcb.backoff,
                Duration.ofNanos(tcb.rtoNs),
                tcb.sndMss,
                tcb.rcvMss,
                tcb.flights.size(),
                Duration.ofNanos(tcb.srttNs)));
    }

    @Override
    public Optional<String> pendingError() {
        return id.flatMap(user.stack()::takeTold).flatMap(ReferenceSocket::errno);
    }

    @Override
    public Optional<Boolean> urgentPending() {
        return Optional.of(user.stack().isUrgent(number()));
    }

    private Optional<Tcb> tcb() {
        return id.flatMap(number -> user.stack().host().connection(number));
    }

    /** 0 is nobody's, so that calls on a socket that never opened are refused. */
    private int number() {
        return id.orElse(0);
    }

    private <T> Reply<T> call(Input input, Function<Step, Optional<? extends T>> value) {
        Step step = user.step(input);
        if (step.first(Output.Waits.class).isPresent()) {
            return new Reply.Pending<>();
        }
        Optional<Output.Refused> refused = step.first(Output.Refused.class);
        return refused.isPresent()
                ? new Reply.Failed<>(errno(refused.get().why()))
                : new Reply.Done<>(value.apply(step).orElseThrow());
    }

    private static Reply<Reply.Nothing> nothing(Step step) {
        Optional<Output.Refused> refused = step.first(Output.Refused.class);
        return refused.isPresent() ? new Reply.Failed<>(errno(refused.get().why())) : Reply.done();
    }

    private static Optional<Output.Moved> moved(Step step) {
        return step.first(Output.Moved.class);
    }

    private static String errno(Refusal why) {
        return switch (why) {
            case CONNECTION_DOES_NOT_EXIST -> "ENOTCONN";
            case CONNECTION_ALREADY_EXISTS -> "EADDRINUSE";
            case CONNECTION_CLOSING -> "EPIPE";
            case CONNECTION_RESET -> "ECONNRESET";
            case CONNECTION_REFUSED -> "ECONNREFUSED";
            case USER_TIMEOUT -> "ETIMEDOUT";
        };
    }

    private static Optional<String> errno(Signal signal) {
        return switch (signal) {
            case CONNECTION_RESET -> Optional.of("ECONNRESET");
            case CONNECTION_REFUSED -> Optional.of("ECONNREFUSED");
            case USER_TIMEOUT -> Optional.of("ETIMEDOUT");
            case UNREACHABLE -> Optional.of("EHOSTUNREACH");
            case URGENT -> Optional.empty();
        };
    }
}
