// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.function.IntSupplier;

/**
 * Starts processes, so that no user's socket is closed meanwhile.
 *
 * <p>A child has copies of all descriptors until it executes its program. What is closed in that moment is not: a
 * listener keeps its port, a connection sends no FIN.
 */
public final class Processes {

    private static final int MANY = 1 << 20; // threads that close
    private static final Semaphore CLOSING = new Semaphore(MANY);

    private Processes() {}

    /** Returns when the child executes its program; waits for those that close. */
    public static synchronized Process start(ProcessBuilder builder) throws IOException {
        CLOSING.acquireUninterruptibly(MANY);
        try {
            return builder.start();
        } finally {
            CLOSING.release(MANY);
        }
    }

    /** Does it while no child has copies of what it closes. Waits for one that starts, and for no other. */
    static int withoutChildren(IntSupplier closing) {
        CLOSING.acquireUninterruptibly();
        try {
            return closing.getAsInt();
        } finally {
            CLOSING.release();
        }
    }
}
