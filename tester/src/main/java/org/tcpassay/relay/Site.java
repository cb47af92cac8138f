// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.tcpassay.net.Namespaces;
import org.tcpassay.net.OwnThread;

/**
 * A network namespace, of our own or not.
 *
 * <p>A thread keeps it alive and starts others in it, which inherit it; it goes when all of them have ended and what
 * they opened is closed.
 */
final class Site implements AutoCloseable {

    private final String name;
    private final Runnable entering;
    private final BlockingQueue<Runnable> orders = new LinkedBlockingQueue<>();
    private final Thread resident;
    private final CompletableFuture<String> entered = new CompletableFuture<>();

    private boolean hasLeft; // the resident's own
    private boolean isClosed;

    private Site(String name, Runnable entering) {
        this.name = name;
        this.entering = entering;
        this.resident = new Thread(this::live, "tcpassay-" + name);
        resident.setDaemon(true);
    }

    /**
     * @throws org.tcpassay.net.NativeException if the system forbids it
     */
    static Site open(String name) {
        return open(name, Namespaces::enterNew);
    }

    /**
     * A namespace that is there already, or the process's own.
     *
     * @param entering takes the thread that runs it there
     */
    static Site open(String name, Runnable entering) {
        Namespaces.prepare();
        Nursery.prepare();
        var site = new Site(name, entering);
        site.resident.start();
        try {
            site.path();
        } catch (RuntimeException e) {
            site.close();
            throw e;
        }
        return site;
    }

    private void live() {
        try {
            entering.run();
            entered.complete("/proc/" + OwnThread.path() + "/ns/net");
            while (!hasLeft) {
                orders.take().run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            entered.completeExceptionally(e);
        }
    }

    /** Where the kernel shows the namespace to other processes. */
    String path() {
        try {
            return entered.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new RelayException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RelayException("making a namespace: interrupted; try again", e);
        }
    }

    /** Runs the work on a new thread of the namespace and waits for it; throws what it throws. */
    <T> T call(Callable<T> work) throws Exception {
        var result = new CompletableFuture<T>();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        order(() -> begin(work, loader, result));
        try {
            return result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    private synchronized void order(Runnable order) {
        if (isClosed) {
            throw new IllegalStateException("using the " + name + " side of a path: it is closed; open another path");
        }
        orders.add(order);
    }

    private <T> void begin(Callable<T> work, ClassLoader loader, CompletableFuture<T> result) {
        var thread = new Thread(() -> complete(work, result), "tcpassay-" + name + "-work");
        thread.setContextClassLoader(loader);
        thread.setDaemon(true);
        thread.start();
    }

    private static <T> void complete(Callable<T> work, CompletableFuture<T> result) {
        try {
            result.complete(work.call());
        } catch (Exception | Error e) {
            result.completeExceptionally(e);
        }
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        orders.add(() -> hasLeft = true);
    }
}
