// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.stack;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tcpassay.link.LinkException;
import org.tcpassay.target.Container;

/** The first process of a container. It is not ours to end. */
record ContainerProcess(Container container) implements StackProcess {

    private static final int LINES = 6;

    @Override
    public boolean isRunning() {
        return handle().isPresent();
    }

    private Optional<ProcessHandle> handle() {
        return ProcessHandle.of(container.process()).filter(ProcessHandle::isAlive);
    }

    @Override
    public boolean endsWithin(long milliseconds) {
        Optional<ProcessHandle> running = handle();
        if (running.isEmpty()) {
            return true;
        }
        try {
            running.get().onExit().get(milliseconds, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return !isRunning();
        } catch (ExecutionException e) {
            throw new LinkException("waiting for a stack: " + e.getCause().getMessage() + "; run again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LinkException("waiting for a stack: interrupted; run again", e);
        }
    }

    @Override
    public int status() {
        return container.exitStatus();
    }

    @Override
    public String lastWords() {
        return String.join(" / ", container.lastLines(LINES));
    }

    @Override
    public void close() {
        // it is somebody else's
    }
}
