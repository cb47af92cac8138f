// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tcpassay.expect.SpecText;
import org.tcpassay.expect.Timing;
import org.tcpassay.target.NotAvailable;
import org.tcpassay.target.Reply;
import org.tcpassay.target.UserOption;
import org.tcpassay.target.UserSocket;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.IpAddress;

/** A socket that a user at one of two hosts holds. */
public final class HostSocket {

    private static final int MOST_AT_ONCE = 65_536;

    private final Hosts hosts;
    private final Host host;
    private final UserSocket socket;

    HostSocket(Hosts hosts, Host host, UserSocket socket) {
        this.hosts = hosts;
        this.host = host;
        this.socket = socket;
    }

    /**
     * Waits for connections.
     *
     * @param port 0 for any
     */
    public HostListener listen(int port, int backlog) {
        Reply<Endpoint> bound = socket.bind(new Endpoint(host.address(), port));
        if (!(bound instanceof Reply.Done<Endpoint> done)) {
            throw new NotAvailable("binding a port failed: " + text(bound, Endpoint::toString));
        }
        hosts.called(host, "listen(" + backlog + ")", text(socket.listen(backlog), nothing -> "done"));
        return new HostListener(hosts, host, done.value(), Optional.of(socket));
    }

    /** The port of a listener cannot be had: binding it fails at once with an error such as {@code EADDRINUSE}. */
    public void expectBindFails(HostListener taken, String error, String because) {
        String got = text(socket.bind(taken.at()), at -> "bound");
        hosts.called(host, "bind(" + taken.at().port() + ")", got);
        hosts.judge(because, "bind fails with " + error, got.equals(error), got);
    }

    /** Begins to open towards a listener; {@link Life} is what comes of it. */
    public Life connect(HostListener listener) {
        return hosts.life(host, this, listener, () -> connect(listener.at()));
    }

    /** Opening towards the listener's port at another address fails at once, with an error such as ENETUNREACH. */
    public void expectOpenFails(IpAddress at, HostListener listener, String error, String because) {
        String got = text(connect(new Endpoint(at, listener.at().port())), nothing -> "done");
        hosts.judge(because, "open() towards " + at + " fails with " + error, got.equals(error), got);
    }

    private Reply<Reply.Nothing> connect(Endpoint to) {
        long beganNs = hosts.nowNs();
        Reply<Reply.Nothing> reply = socket.connect(to);
        hosts.called(beganNs, host, "open()", text(reply, nothing -> "done"));
        return reply;
    }

    /** Takes bytes into its buffer; they must all find room. */
    public void send(String text) {
        send(Bytes.utf8(text));
    }

    /** As {@link #send(String)}. */
    public void send(Bytes data) {
        int taken = offer(data);
        if (taken < data.length()) {
            throw hosts.failure(Mismatch.of(
                    "what is sent finds room at the sender",
                    "send(" + SpecText.bytes(data) + ") takes all",
                    "took " + taken));
        }
    }

    /** Takes as much into its buffer as finds room: so many bytes. */
    public int offer(Bytes data) {
        long beganNs = hosts.nowNs();
        Bytes left = data;
        int taken = 0;
        while (!left.isEmpty()) {
            Reply<Integer> reply = socket.send(left, false);
            if (!(reply instanceof Reply.Done<Integer> done)) {
                hosts.called(
                        beganNs,
                        host,
                        "send(" + SpecText.bytes(data) + ")",
                        taken > 0 ? taken + " bytes" : text(reply, count -> count + " bytes"));
                return taken;
            }
            taken += done.value();
            left = left.slice(done.value(), left.length());
        }
        hosts.called(beganNs, host, "send(" + SpecText.bytes(data) + ")", taken + " bytes");
        return taken;
    }

    /** Ends sending; receiving goes on. */
    public void shutdown() {
        now("shutdown(WR)", socket::shutdown);
    }

    /** Gives it up in both directions. */
    public void close() {
        now("close()", socket::close);
    }

    /** A reset instead of an end. */
    public void abort() {
        now("abort()", socket::abort);
    }

    public void set(UserOption option, long value) {
        now("set " + option + " = " + value, () -> socket.set(option, value));
    }

    private void now(String call, Supplier<Reply<Reply.Nothing>> ask) {
        long beganNs = hosts.nowNs();
        hosts.called(beganNs, host, call, text(ask.get(), nothing -> "done"));
    }

    /** The user receives these bytes, in as many pieces as they come. */
    public void expectReceived(String wanted, String because) {
        expectReceived(Bytes.utf8(wanted), because);
    }

    /** As {@link #expectReceived(String, String)}. */
    public void expectReceived(Bytes wanted, String because) {
        expectReceived(wanted, hosts.responseTime(), because);
    }

    /** As {@link #expectReceived(Bytes, String)}, within a time that the claim is about. */
    public void expectReceived(Bytes wanted, Duration within, String because) {
        var got = new AtomicReference<>(Bytes.EMPTY);
        var over = new AtomicReference<>("");
        hosts.await(
                () -> {
                    Reply<Bytes> reply = socket.receive(
                            Math.min(MOST_AT_ONCE, wanted.length() - got.get().length()), false);
                    if (reply instanceof Reply.Done<Bytes> done) {
                        over.set(done.value().isEmpty() ? ", then the end of the stream" : "");
                        got.set(got.get().concat(done.value()));
                    }
                    if (reply instanceof Reply.Failed<Bytes> failed) {
                        over.set(", then " + failed.error());
                    }
                    return got.get().length() >= wanted.length() || !over.get().isEmpty();
                },
                within);
        hosts.called(host, "receive()", SpecText.bytes(got.get()) + over.get());
        hosts.judge(
                because,
                name() + " receives " + SpecText.bytes(wanted),
                got.get().equals(wanted),
                "received " + SpecText.bytes(got.get()) + over.get());
    }

    /** One RECEIVE that must come back at once: whatever is there, in one piece. */
    public void expectOneRead(String wanted, String because) {
        Reply<Bytes> reply = socket.receive(MOST_AT_ONCE, false);
        String got = text(reply, SpecText::bytes);
        hosts.called(host, "receive()", got);
        hosts.judge(
                because,
                "one read gives " + SpecText.bytes(Bytes.utf8(wanted)),
                got.equals(SpecText.bytes(Bytes.utf8(wanted))),
                got);
    }

    /** Nothing waits for the user, neither data nor an end nor an error. */
    public void expectNothingReceived(String because) {
        Reply<Bytes> reply = socket.receive(MOST_AT_ONCE, false);
        hosts.judge(
                because,
                name() + " has nothing to read",
                reply instanceof Reply.Pending<Bytes>,
                text(reply, SpecText::bytes));
    }

    /** The user reads the end of the stream. */
    public void expectEndOfStream(String because) {
        Reply<Bytes> reply = settled(() -> socket.receive(MOST_AT_ONCE, false), hosts.responseTime());
        String got = reply instanceof Reply.Done<Bytes> done && done.value().isEmpty()
                ? "end of stream"
                : text(reply, SpecText::bytes);
        hosts.called(host, "receive()", got);
        hosts.judge(because, name() + " reads the end of the stream", got.equals("end of stream"), got);
    }

    /** Writing fails at once with an error such as {@code EPIPE}. */
    public void expectSendFails(String error, String because) {
        String got = text(socket.send(Bytes.utf8("x"), false), count -> "taken");
        hosts.called(host, "send(1 byte)", got);
        hosts.judge(because, "send fails with " + error, got.equals(error), got);
    }

    /** The user is told an error such as {@code ECONNRESET}, soon. */
    public void expectError(String error, String because) {
        expectError(error, Optional.empty(), because);
    }

    /** The user is told an error at that time. */
    public void expectError(String error, Timing when, String because) {
        expectError(error, Optional.of(when), because);
    }

    private void expectError(String error, Optional<Timing> when, String because) {
        Duration limit = when.map(hosts::untilLatest).orElse(hosts.responseTime());
        var told = new AtomicReference<Optional<String>>(Optional.empty());
        hosts.await(
                () -> {
                    told.set(socket.pendingError());
                    return told.get().isPresent();
                },
                limit);
        long nowNs = hosts.nowNs();
        String got = told.get().orElse("no error");
        hosts.called(host, "asks for an error", got);
        hosts.judge(because, name() + " is told " + error, got.equals(error), got);
        when.ifPresent(timing -> hosts.judgeTime(because, name() + " is told " + error, timing, nowNs));
    }

    /** No error waits for the user. */
    public void expectNoError(String because) {
        Optional<String> told = socket.pendingError();
        hosts.judge(because, name() + " is told no error", told.isEmpty(), told.orElse("no error"));
    }

    /** RFC 9293 STATUS, where there is a socket: the time-out that it retransmits by now. */
    public Duration retransmissionTimeOut() {
        return socket.info()
                .map(info -> info.rto())
                .orElseThrow(
                        () -> new IllegalStateException("asking for a time-out: the socket has no status any more"));
    }

    private <T> Reply<T> settled(Supplier<Reply<T>> ask, Duration limit) {
        var last = new AtomicReference<Reply<T>>(ask.get());
        hosts.await(
                () -> {
                    if (last.get() instanceof Reply.Pending<T>) {
                        last.set(ask.get());
                    }
                    return !(last.get() instanceof Reply.Pending<T>);
                },
                limit);
        return last.get();
    }

    static <T> String text(Reply<T> reply, Function<T, String> print) {
        if (reply instanceof Reply.Done<T> done) {
            return print.apply(done.value());
        }
        return reply instanceof Reply.Failed<T> failed ? failed.error() : "pending";
    }

    private String name() {
        return "the user at the " + host.name();
    }

    UserSocket socket() {
        return socket;
    }
}
