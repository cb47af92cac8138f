// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.tcpassay.target.Station;
import org.tcpassay.wire.IpVersion;

/** A process that asks a stack and is killed meanwhile. */
final class StackVictim {

    private StackVictim() {}

    /** Takes the folder and the manner of the stack. */
    public static void main(String[] words) throws IOException {
        try (StackTarget target = FakeStack.target(Path.of(words[0]), words[1]);
                Station station = target.open(IpVersion.V4, Map.of(), 0)) {
            System.out.println(station.targetAddress());
            System.in.read(); // until it is killed
        }
    }
}
