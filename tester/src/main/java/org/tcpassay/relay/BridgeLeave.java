// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import org.tcpassay.net.Processes;

/**
 * A port that is away from its bridge for a while.
 *
 * <p>A process of its own waits until this one closes the pipe between them, or dies, and then puts the port back.
 */
final class BridgeLeave implements AutoCloseable {

    /** Ctrl-C at a terminal reaches this one too, and must not keep it from its work. */
    private static final String GUARD = """
            trap '' INT TERM HUP
            ip link set dev "$1" nomaster || exit 1
            echo away
            read -r over
            ip link set dev "$1" master "$2"
            """;

    private final Process guard;

    private BridgeLeave(Process guard) {
        this.guard = guard;
    }

    /** @param namespace path of the network namespace that both are in */
    static BridgeLeave take(String namespace, int port, int bridge) {
        var line = List.of(
                "nsenter", "--net=" + namespace, "sh", "-c", GUARD, "tcpassay-guard", "if" + port, "if" + bridge);
        try {
            Process guard = Processes.start(new ProcessBuilder(line).redirectError(Redirect.INHERIT));
            var leave = new BridgeLeave(guard);
            if (guard.inputReader().readLine() == null) {
                throw new RelayException("taking interface " + port + " off its bridge: ip failed (see above);"
                        + " install iproute2, and run as root");
            }
            return leave;
        } catch (IOException e) {
            throw new RelayException(
                    "taking interface " + port + " off its bridge: " + e.getMessage() + "; install util-linux", e);
        }
    }

    @Override
    public void close() throws IOException {
        guard.getOutputStream().close();
        try {
            guard.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it does its work without being waited for
        }
    }
}
