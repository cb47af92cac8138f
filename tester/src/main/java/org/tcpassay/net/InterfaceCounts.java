// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the kernel counted at an interface since it was made, as its host sees it.
 *
 * @param received packets that came in
 * @param receivedDropped of what came in and was not taken
 * @param sent packets that went out
 * @param sentDropped of what should have gone out and did not
 */
public record InterfaceCounts(long received, long receivedDropped, long sent, long sentDropped) {

    private static final Path TABLE = Path.of("/proc/thread-self/net/dev");

    /**
     * Of an interface of the calling thread's namespace.
     *
     * @throws IllegalArgumentException if there is no such interface
     */
    public static InterfaceCounts of(String name) {
        try {
            for (String line : Files.readAllLines(TABLE)) {
                int colon = line.indexOf(':');
                if (colon >= 0 && line.substring(0, colon).strip().equals(name)) {
                    String[] words = line.substring(colon + 1).strip().split("\\s+");
                    return new InterfaceCounts(number(words, 1), number(words, 3), number(words, 9), number(words, 11));
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("reading " + TABLE + ": " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("counting at interface " + name + ": there is none of that name");
    }

    private static long number(String[] words, int column) {
        return Long.parseLong(words[column]);
    }
}
