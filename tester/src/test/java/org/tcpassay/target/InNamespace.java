// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.tcpassay.net.Privileges;
import org.tcpassay.wire.IpVersion;
import org.testng.SkipException;

/** Runs tests where probes run: on a thread of their own that ends with them. */
final class InNamespace {

    private InNamespace() {}

    static void skipWhereNotAllowed() {
        Privileges.ofThisThread().missingForNamespaces().ifPresent(missing -> {
            throw new SkipException("cannot make a network namespace: " + missing);
        });
    }

    static void with(Target target, IpVersion version, Map<String, String> settings, Consumer<Hand> test) {
        skipWhereNotAllowed();
        onThread(() -> {
            try (Station station = target.open(version, settings, 3)) {
                test.accept(new Hand(station));
            }
        });
    }

    static void onThread(Runnable work) {
        var done = new CompletableFuture<Void>();
        var thread = new Thread(() -> {
            try {
                work.run();
                done.complete(null);
            } catch (RuntimeException | AssertionError e) {
                done.completeExceptionally(e);
            }
        });
        thread.start();
        try {
            done.join();
            thread.join();
        } catch (CompletionException e) {
            throw rethrown(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static RuntimeException rethrown(Throwable cause) {
        if (cause instanceof RuntimeException exception) {
            return exception;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(cause);
    }
}
