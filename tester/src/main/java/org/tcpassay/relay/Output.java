// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Where a program writes, both what it says and what it complains about. */
public sealed interface Output {

    /** Reads from and writes to the terminal, or whatever this process reads from and writes to. */
    static Output terminal() {
        return new Terminal();
    }

    /** Reads nothing; each line is handed on as it comes, without its end, by a thread of its own. */
    static Output lines(Consumer<String> taker) {
        return new Lines(taker);
    }

    /** Reads nothing; replaces the file. */
    static Output file(Path file) {
        return new File(file);
    }

    /** What {@link #terminal} makes. */
    record Terminal() implements Output {}

    /** What {@link #lines} makes. */
    record Lines(Consumer<String> taker) implements Output {}

    /** What {@link #file} makes. */
    record File(Path path) implements Output {}
}
