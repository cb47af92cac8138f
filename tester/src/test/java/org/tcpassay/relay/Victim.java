// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tcpassay.fault.Side;

/** A process that is to be killed while commands run over a path. */
final class Victim {

    private Victim() {}

    /**
     * Prints the two namespaces, then lives until it is killed.
     *
     * @param arguments how long the commands sleep: a number that nobody else sleeps for
     */
    public static void main(String... arguments) throws Exception {
        String nap = arguments[0];
        try (var path = FaultyPath.open(FaultyPathTest.PASS)) {
            for (Side side : Side.values()) {
                Path own = path.at(side, () -> Files.readSymbolicLink(Path.of("/proc/thread-self/ns/net")));
                var program = path.command(
                        side,
                        List.of("sh", "-c", "sleep " + nap + " & setsid sleep " + nap + " & echo up; wait"),
                        Output.lines(line -> System.out.println(own)));
                if (side == Side.RIGHT) {
                    program.await();
                }
            }
        }
    }
}
