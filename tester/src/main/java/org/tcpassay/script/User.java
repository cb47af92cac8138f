// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.tcpassay.expect.SpecText;
import org.tcpassay.model.Input;
import org.tcpassay.rules.State;
import org.tcpassay.target.NotAvailable;
import org.tcpassay.target.Reply;
import org.tcpassay.target.TcpInfo;
import org.tcpassay.target.UserOption;
import org.tcpassay.target.UserSocket;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Endpoint;

/** The user of the target at one connection: issues the calls of RFC 9293 §3.9.1. */
public final class User {

    private static final int MOST_AT_ONCE = 65_536;

    private final Connection connection;
    private final UserSocket socket;

    User(Connection connection, UserSocket socket) {
        this.connection = connection;
        this.socket = socket;
    }

    /** OPEN towards the tester: begins; {@link Call#result} tells how it ended. */
    Call<Reply.Nothing> connect(Endpoint remote) {
        return call("open()", () -> socket.connect(remote), nothing -> "done", Meaning.none());
    }

    /** SEND. */
    public Call<Integer> send(String text) {
        return send(Bytes.utf8(text));
    }

    /** SEND; the call is done when the target has taken the bytes into its buffer. */
    public Call<Integer> send(Bytes data) {
        return call(
                "send(" + SpecText.bytes(data) + ")",
                () -> socket.send(data, false),
                count -> count + " bytes",
                Meaning.sent(data, false));
    }

    /** SEND with the urgent flag. */
    public Call<Integer> sendUrgent(String text) {
        Bytes data = Bytes.utf8(text);
        return call(
                "send urgent(" + SpecText.bytes(data) + ")",
                () -> socket.send(data, true),
                count -> count + " bytes",
                Meaning.sent(data, true));
    }

    /** RECEIVE: some bytes, or none at the end of the stream. */
    public Call<Bytes> receive() {
        return receive(MOST_AT_ONCE);
    }

    /** RECEIVE at most so many bytes. */
    public Call<Bytes> receive(int most) {
        return call("receive()", () -> socket.receive(most, false), SpecText::bytes, Meaning.received());
    }

    /** RECEIVE again and again, for as long as something comes, until it is so many bytes. */
    public void receiveAll(long count) {
        long left = count;
        int came; // what a call brings is the target's affair
        do {
            came = receive((int) left).result().length();
            left -= came;
        } while (left > 0 && came > 0);
    }

    /** RECEIVE of the byte that the target gives out of band. */
    public Call<Bytes> receiveUrgent() {
        return call("receive urgent()", () -> socket.receive(1, true), SpecText::bytes, Meaning.none());
    }

    /** CLOSE as the RFC means it: sending ends, receiving goes on. */
    public Call<Reply.Nothing> shutdown() {
        return call("shutdown(WR)", socket::shutdown, nothing -> "done", Meaning.of(new Input.Close(0)));
    }

    /** Gives the connection up in both directions; the user is gone. */
    public Call<Reply.Nothing> close() {
        return call("close()", socket::close, nothing -> "done", Meaning.of(new Input.Leave(0)));
    }

    /** ABORT. */
    public Call<Reply.Nothing> abort() {
        return call("abort()", socket::abort, nothing -> "done", Meaning.of(new Input.Abort(0)));
    }

    public Call<Reply.Nothing> set(UserOption option, long value) {
        return call(
                "set " + option + " = " + value, () -> socket.set(option, value), nothing -> "done", Meaning.none());
    }

    /** Whether it was told of urgent data that it has not fetched since. */
    public boolean isToldOfUrgent() {
        connection.pump(0);
        return socket.urgentPending()
                .orElseThrow(() -> new NotAvailable("the target does not say how it tells a user of urgent data"));
    }

    /** More of STATUS, where the target has it. */
    public Optional<TcpInfo> info() {
        return socket.info();
    }

    /** As the target tells: the largest segment that it sends, bytes. */
    public int toldSegmentSize() {
        return (int) told(TcpInfo::sndMss);
    }

    /** As the target tells: the shift of the windows that it is offered. */
    public int toldShift() {
        return (int) told(TcpInfo::sndScale);
    }

    /** As the target tells: how many segments it has sent that are not acknowledged. */
    public long toldOutstanding() {
        return told(TcpInfo::unacked);
    }

    private long told(ToLongFunction<TcpInfo> number) {
        connection.pump(0);
        TcpInfo info =
                info().orElseThrow(() -> new NotAvailable("the target tells no more of a connection than its state"));
        long told = number.applyAsLong(info);
        if (told == TcpInfo.NOT_TOLD) {
            throw new NotAvailable("the target does not tell this number of a connection");
        }
        return told;
    }

    /** The error that the target reports asynchronously, such as {@code ECONNRESET}; asking clears it. */
    Optional<String> pendingError() {
        return socket.pendingError();
    }

    Optional<State> state() {
        return socket.state();
    }

    private <T> Call<T> call(
            String name, Supplier<Reply<T>> ask, java.util.function.Function<T, String> print, Meaning<T> meaning) {
        return new Call<>(connection, name, ask, print, meaning);
    }
}
