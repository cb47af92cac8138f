// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Does something on a thread that is thrown away, for it may end up in another namespace. */
final class Apart {

    private Apart() {}

    static <T> T run(String name, Supplier<T> work) throws InterruptedException {
        var result = new CompletableFuture<T>();
        var thread = new Thread(() -> result.complete(work.get()), name);
        thread.setUncaughtExceptionHandler((dead, why) -> result.completeExceptionally(why));
        thread.start();
        thread.join();
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
