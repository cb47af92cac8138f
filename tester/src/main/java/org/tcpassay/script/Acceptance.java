// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.util.Optional;
import org.tcpassay.model.Input;
import org.tcpassay.target.Reply;
import org.tcpassay.target.UserSocket;

/** How one connection comes by its user: whoever opens brings one, a listener may have one accept. */
final class Acceptance {

    private final Connection connection;
    private final Optional<Listener> listener;
    private Optional<User> user = Optional.empty();

    Acceptance(Connection connection, Optional<Listener> listener) {
        this.connection = connection;
        this.listener = listener;
    }

    Optional<User> user() {
        return user;
    }

    void attach(UserSocket socket) {
        user = Optional.of(new User(connection, socket));
    }

    /** Accepts if user calls can be made at the listener. */
    void await() {
        if (isPossible()) {
            attach(call().await("the handshake is complete, so the user can accept the connection"));
        }
    }

    /** Accepts what waits already, unless that was done. */
    void poll() {
        if (isPossible() && user.isEmpty() && call().poll() instanceof Reply.Done<UserSocket> done) {
            attach(done.value());
        }
    }

    private boolean isPossible() {
        return listener.flatMap(Listener::socket).isPresent();
    }

    private Call<UserSocket> call() {
        Listener asked = listener.orElseThrow();
        return new Call<>(connection, "accept()", asked::accept, socket -> "done", Meaning.of(new Input.Accept(0)));
    }

    void expectNone(String because) {
        Listener asked = listener.orElseThrow(() -> new IllegalStateException("the target does not listen here"));
        if (asked.socket().isEmpty()) {
            throw Sockets.noUpperTester();
        }
        // what was under way before the call belongs before it
        connection.pump(0);
        Reply<UserSocket> reply = asked.accept();
        String got = reply instanceof Reply.Done<UserSocket>
                ? "a connection was accepted"
                : reply instanceof Reply.Failed<UserSocket> failed ? failed.error() : "nothing";
        connection.judge(because, "no connection waits for the user", reply instanceof Reply.Pending<UserSocket>, got);
    }
}
