// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tcpassay.link.LinkException;
import org.tcpassay.net.Processes;

/**
 * Settings of somebody else's namespace that are turned for a while.
 *
 * <p>A process of its own waits until this one closes the pipe between them, or dies, and then puts them back. It keeps
 * a lock on the namespace, so that nobody takes what is turned for what was there.
 */
final class BorrowedSettings implements AutoCloseable {

    /** Ctrl-C at a terminal reaches this one too, and must not keep it from its work. */
    private static final String GUARD = """
            trap '' INT TERM HUP
            exec 9<"$1" && shift
            flock -n 9 || { echo busy; exit; }
            back=
            while [ $# -gt 1 ]; do
                if [ -e "$1" ]; then
                    was=$(cat "$1")
                    back="$back echo '$was' >$1;"
                    echo "$2" >"$1" || refused=$1
                fi
                shift 2
            done
            echo "turned $refused"
            read -r over
            eval "$back"
            """;

    private final Process guard;
    private final Thread atExit = new Thread(this::giveBack, "putting settings back");

    private BorrowedSettings(Process guard) {
        this.guard = guard;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Turns them.
     *
     * @param settings by name, such as {@code net.ipv4.tcp_sack}; those that the kernel lacks do not matter
     * @throws LinkException if the kernel refuses, or another run is at work there
     */
    static BorrowedSettings turn(Namespace namespace, Map<String, String> settings) {
        var line = new ArrayList<>(List.of("nsenter", "--net=" + namespace, "sh", "-c", GUARD, "tcpassay-guard"));
        line.add(namespace.toString());
        new TreeMap<>(settings).forEach((key, value) -> {
            line.add("/proc/sys/" + key.replace('.', '/'));
            line.add(value);
        });
        String turning = "turning settings in namespace " + namespace + ": ";
        try {
            Process guard = Processes.start(new ProcessBuilder(line).redirectError(Redirect.INHERIT));
            String said = guard.inputReader().readLine();
            if (said == null || said.equals("busy")) {
                throw new LinkException(turning
                        + (said == null
                                ? "nsenter, sh or flock failed (see above); install util-linux, and run as root"
                                : "another run is at work there; wait for it"));
            }
            var borrowed = new BorrowedSettings(guard);
            if (!said.equals("turned ")) {
                borrowed.close();
                throw new LinkException(turning + "the kernel refuses " + said.substring("turned ".length())
                        + " (see above); give a profile without it");
            }
            return borrowed;
        } catch (IOException e) {
            throw new LinkException(turning + e.getMessage() + "; install util-linux", e);
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            return; // the hook does it
        }
        giveBack();
    }

    private void giveBack() {
        try {
            guard.getOutputStream().close();
            guard.waitFor();
        } catch (IOException e) {
            throw new LinkException("putting settings back: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it does its work without being waited for
        }
    }
}
