// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The calling thread, as the kernel names it. */
public final class OwnThread {

    private OwnThread() {}

    /** Its place below {@code /proc} as any process sees it, such as {@code 4711/task/4712}. */
    public static String path() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/thread-self")).toString();
        } catch (IOException e) {
            throw new IllegalStateException("asking for the thread's number: " + e + "; /proc must be mounted", e);
        }
    }
}
