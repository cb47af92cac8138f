// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.util.Optional;
import org.tcpassay.target.Reply;
import org.tcpassay.target.UserOption;
import org.tcpassay.target.UserSocket;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.SignatureKey;

/** A port of the target on which something listens. */
public final class Listener {

    private final Endpoint at;
    private final Optional<UserSocket> socket;
    private final Optional<SignatureKey> key;

    /** @param key under which its connections are signed, if they are (RFC 2385) */
    Listener(Endpoint at, Optional<UserSocket> socket, Optional<SignatureKey> key) {
        this.at = at;
        this.socket = socket;
        this.key = key;
    }

    Endpoint at() {
        return at;
    }

    public int port() {
        return at.port();
    }

    Optional<SignatureKey> key() {
        return key;
    }

    Optional<UserSocket> socket() {
        return socket;
    }

    /** Sets an option that accepted connections inherit. */
    public Listener set(UserOption option, long value) {
        UserSocket open = socket.orElseThrow(Sockets::noUpperTester);
        Sockets.set(open, option, value);
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
