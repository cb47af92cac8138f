// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/** Probes side by side are divided among runs. */
public final class SharesTest {

    private ExecutorService threads;

    @BeforeMethod
    void hire() {
        threads = Executors.newCachedThreadPool();
    }

    @AfterMethod
    void dismiss() {
        threads.shutdownNow();
    }

    @Test
    public void eachRunHasItsPart() {
        var shares = new Shares(7, 3);

        assertTrue(shares.await(2, () -> false));
    }

    @Test
    public void eachRunHasAtLeastOne() {
        var shares = new Shares(2, 5);

        assertTrue(shares.await(1, () -> false));
    }

    @Test
    public void whatOneLeavesGoesToTheOthers() throws Exception {
        var shares = new Shares(4, 2);
        Future<Boolean> third = waiting(() -> shares.await(3, () -> false));

        shares.leave();

        assertTrue(third.get());
    }

    @Test
    public void whoHasNothingToDoIsSentAway() throws Exception {
        var shares = new Shares(4, 3);
        var over = new AtomicBoolean();
        Future<Boolean> last = waiting(() -> shares.await(4, over::get));

        over.set(true);
        shares.leave();

        assertFalse(last.get());
    }

    @Test
    public void interruptionEndsTheWait() throws Exception {
        var shares = new Shares(4, 2);
        Future<Boolean> third = waiting(
                () -> shares.await(3, () -> false) || Thread.currentThread().isInterrupted());

        threads.shutdownNow();

        assertTrue(third.get());
    }

    /** Something that does not come to an end by itself. */
    private Future<Boolean> waiting(Callable<Boolean> work) {
        Future<Boolean> result = threads.submit(work);
        assertThrows(TimeoutException.class, () -> result.get(100, TimeUnit.MILLISECONDS));
        return result;
    }
}
