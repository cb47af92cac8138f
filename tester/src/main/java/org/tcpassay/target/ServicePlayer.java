// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.util.ArrayList;
import java.util.List;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Endpoint;

/** Plays a service by user calls at a stack in this process. */
final class ServicePlayer {

    private static final int BACKLOG = 100;
    private static final int MOST = 65_536; // bytes of one call
    private static final Bytes WORDS = Bytes.utf8("Sunday, November 22, 2026 12:00:00-UTC\r\n");

    private final Service service;
    private final UserSocket listener;
    private final List<UserSocket> open = new ArrayList<>();

    ServicePlayer(Service service, UpperTester user, Endpoint at, int ipVersion) {
        this.service = service;
        this.listener = user.socket(ipVersion);
        listener.bind(at);
        listener.listen(BACKLOG);
    }

    /** Whenever something may have happened. */
    void turn() {
        while (listener.accept() instanceof Reply.Done<UserSocket> accepted) {
            open.add(accepted.value());
        }
        open.removeIf(this::isOver);
    }

    private boolean isOver(UserSocket socket) {
        return switch (service) {
            case ECHO, DISCARD -> hears(socket);
            case CHARGEN -> speaks(socket) && hears(socket);
            case DAYTIME -> says(socket);
            case HTTP -> socket.receive(MOST, false) instanceof Reply.Done<Bytes> && says(socket);
        };
    }

    /** Hears all that is there, and closes at its end. */
    private boolean hears(UserSocket socket) {
        Reply<Bytes> heard = socket.receive(MOST, false);
        while (heard instanceof Reply.Done<Bytes> some && !some.value().isEmpty()) {
            if (service == Service.ECHO) {
                socket.send(some.value(), false);
            }
            heard = socket.receive(MOST, false);
        }
        if (heard instanceof Reply.Done<Bytes>) {
            socket.close();
        }
        return !(heard instanceof Reply.Pending<Bytes>);
    }

    private static boolean speaks(UserSocket socket) {
        Reply<Integer> said = socket.send(WORDS, false);
        while (said instanceof Reply.Done<Integer>) {
            said = socket.send(WORDS, false);
        }
        return true;
    }

    private static boolean says(UserSocket socket) {
        socket.send(WORDS, false);
        socket.close();
        return true;
    }
}
