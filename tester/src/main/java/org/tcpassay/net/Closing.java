// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import java.util.concurrent.SynchronousQueue;

/**
 * Closes packet sockets beside the work: the kernel makes each wait for an RCU grace period, about 15 ms.
 *
 * <p>The threads must not inherit a namespace, so {@link Namespaces#prepare} starts them.
 * When all are busy the caller closes by itself, which holds back who makes namespaces faster than the kernel can
 * take them down.
 */
final class Closing {

    private static final int THREADS = 24;
    private static final long STACK_BYTES = 128 * 1024;
    private static final SynchronousQueue<Integer> HANDOVER = new SynchronousQueue<>();

    static {
        for (int i = 0; i < THREADS; i++) {
            var thread = new Thread(null, Closing::run, "closing-" + i, STACK_BYTES);
            thread.setDaemon(true);
            thread.start();
        }
    }

    private Closing() {}

    static void prepare() {
        // the static initialiser did
    }

    static void close(int fd) {
        if (!HANDOVER.offer(fd)) {
            Kernel.close(fd);
        }
    }

    private static void run() {
        try {
            while (true) {
                Kernel.close(HANDOVER.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
