// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.util.Optional;
import org.tcpassay.target.Reply;
import org.tcpassay.target.UserOption;
import org.tcpassay.target.UserSocket;

/** A port of the target on which something listens. */
public final class Listener {

    private final int port;
    private final Optional<UserSocket> socket;

    Listener(int port, Optional<UserSocket> socket) {
        this.port = port;
        this.socket = socket;
    }

    public int port() {
        return port;
    }

    Optional<UserSocket> socket() {
        return socket;
    }

    /** Sets an option that accepted connections inherit. */
    public Listener set(UserOption option, long value) {
        UserSocket open = socket.orElseThrow(Lab::noUpperTester);
        Lab.done(open.set(option, value), "setting " + option + " of a listener");
        return this;
    }

    /** Stops listening. */
    public void close() {
        Lab.done(socket.orElseThrow(Lab::noUpperTester).close(), "closing a listener");
    }

    /** The oldest connection waiting, if any. */
    Reply<UserSocket> accept() {
        return socket.orElseThrow(Lab::noUpperTester).accept();
    }
}
