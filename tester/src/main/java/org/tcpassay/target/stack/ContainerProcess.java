// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.stack;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.tcpassay.link.LinkException;
import org.tcpassay.target.Container;

/** The first process of a container. It is not ours to end. */
record ContainerProcess(Container container) implements StackProcess {

    private static final int LINES = 6;
    private static final long LOOK_AGAIN_MS = 5;

    @Override
    public boolean isRunning() {
        return handle().isPresent();
    }

    private Optional<ProcessHandle> handle() {
        return ProcessHandle.of(container.process()).filter(ProcessHandle::isAlive);
    }

    @Override
    public boolean endsWithin(long milliseconds) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        while (isRunning()) {
            if (System.nanoTime() >= deadline) {
                return false;
            }
            try {
                Thread.sleep(LOOK_AGAIN_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LinkException("waiting for a stack: interrupted; run again", e);
            }
        }
        return true;
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
