// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.tcpassay.target.AcceptQueue;
import org.tcpassay.target.Reply;
import org.tcpassay.target.UserOption;
import org.tcpassay.target.UserSocket;
import org.tcpassay.wire.Endpoint;

/** A port of a host that is listened on, by a user or by a program of it. */
public final class HostListener {

    private final Hosts hosts;
    private final Host host;
    private final Endpoint at;
    private final Optional<UserSocket> socket;

    HostListener(Hosts hosts, Host host, Endpoint at, Optional<UserSocket> socket) {
        this.hosts = hosts;
        this.host = host;
        this.at = at;
        this.socket = socket;
    }

    public Endpoint at() {
        return at;
    }

    Host host() {
        return host;
    }

    /** The oldest connection that waits; there must be one soon. */
    public HostSocket accept() {
        var reply = new AtomicReference<Reply<UserSocket>>(own().accept());
        hosts.await(
                () -> {
                    if (reply.get() instanceof Reply.Pending<UserSocket>) {
                        reply.set(own().accept());
                    }
                    return !(reply.get() instanceof Reply.Pending<UserSocket>);
                },
                hosts.responseTime());
        hosts.called(host, "accept()", HostSocket.text(reply.get(), socket -> "a connection"));
        if (reply.get() instanceof Reply.Done<UserSocket> done) {
            return new HostSocket(hosts, host, done.value());
        }
        throw hosts.failure(Mismatch.of(
                "a connection that stands is accepted",
                "accept() returns one",
                HostSocket.text(reply.get(), any -> "")));
    }

    /** No connection waits to be accepted. */
    public void expectNothingToAccept(String because) {
        Reply<UserSocket> reply = own().accept();
        String got = HostSocket.text(reply, socket -> "a connection");
        hosts.called(host, "accept()", got);
        hosts.judge(because, "accept() does not return", reply instanceof Reply.Pending<UserSocket>, "returned " + got);
    }

    /**
     * So many connections stand and wait to be accepted, soon.
     *
     * @param limit of the queue, as the kernel tells it
     */
    public void expectQueue(long waiting, long limit, String because) {
        var wanted = Optional.of(new AcceptQueue(waiting, limit));
        hosts.await(() -> own().acceptQueue().equals(wanted), hosts.responseTime());
        Optional<AcceptQueue> got = own().acceptQueue();
        hosts.judge(because, text(wanted), got.equals(wanted), text(got));
    }

    private static String text(Optional<AcceptQueue> queue) {
        return queue.map(each -> each.waiting() + " wait to be accepted, the limit is " + each.limit())
                .orElse("no queue");
    }

    public void set(UserOption option, long value) {
        hosts.called(host, "set " + option + " = " + value, HostSocket.text(own().set(option, value), any -> "done"));
    }

    /** Nobody listens there any more; what was accepted lives on. */
    public void close() {
        hosts.called(host, "close() the listener", HostSocket.text(own().close(), any -> "done"));
    }

    private UserSocket own() {
        return socket.orElseThrow(
                () -> new IllegalStateException("a program listens at " + at + ": its socket is not ours"));
    }
}
