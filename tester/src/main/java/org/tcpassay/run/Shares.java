// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import java.util.function.BooleanSupplier;

/** Divides probes side by side among runs at the same time; what a run needs no more goes to the others. */
public final class Shares {

    private final int jobs;
    private int runs;

    /**
     * @param jobs fast probes side by side, of all runs
     * @param runs each of which {@linkplain #leave leaves} once
     */
    public Shares(int jobs, int runs) {
        this.jobs = jobs;
        this.runs = runs;
    }

    /**
     * Waits until a run's share is so large.
     *
     * @param isOver whether there is nothing left to wait for; it becomes so before somebody leaves
     * @return whether it is
     */
    synchronized boolean await(int size, BooleanSupplier isOver) {
        boolean interrupted = false;
        while (size > Math.max(1, jobs / Math.max(1, runs)) && !isOver.getAsBoolean() && !interrupted) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                interrupted = true;
            }
        }
        return !interrupted && !isOver.getAsBoolean();
    }

    synchronized void leave() {
        runs--;
        notifyAll();
    }
}
