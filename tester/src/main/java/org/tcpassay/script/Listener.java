// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.util.Optional;
import org.tcpassay.target.Reply;
import org.tcpassay.target.UserOption;
import org.tcpassay.target.UserSocket;
import org.tcpassay.wire.Endpoint;

/** A port of the target on which something listens. */
public final class Listener {

    private final Endpoint at;
    private final Optional<UserSocket> socket;

    Listener(Endpoint at, Optional<UserSocket> socket) {
        this.at = at;
        this.socket = socket;
    }

    Endpoint at() {
        return at;
    }

    public int port() {
        return at.port();
    }

    Optional<UserSocket> socket() {
        return socket;
    }

    /** Sets an option that accepted connections inherit. */
    public Listener set(UserOption option, long value) {
        UserSocket open = socket.orElseThrow(Sockets::noUpperTester);
        Sockets.done(open.set(option, value), "setting " + option + " of a listener");
        return this;
    }

    /** Stops listening. */
    public void close() {
        Sockets.done(socket.orElseThrow(Sockets::noUpperTester).close(), "closing a listener");
    }

    /** The oldest connection waiting, if any. */
    Reply<UserSocket> accept() {
        return socket.orElseThrow(Sockets::noUpperTester).accept();
    }
}
