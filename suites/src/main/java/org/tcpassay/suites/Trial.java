// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.tcpassay.link.LinkException;
import org.tcpassay.link.TargetFailure;
import org.tcpassay.target.NotAvailable;
import org.tcpassay.target.Target;

/** Opens a station and closes it again, so that what is missing is told once and not by every probe. */
final class Trial {

    private Trial() {}

    /** Why the target cannot be questioned from here; empty where it can. */
    static Optional<String> complaint(Target target) throws InterruptedException {
        var answer = new CompletableFuture<Optional<String>>();
        var thread = new Thread(() -> answer.complete(attempt(target)), "trial of " + target.name());
        thread.setUncaughtExceptionHandler((dead, why) -> answer.completeExceptionally(why));
        thread.start(); // of its own, for opening a station may move it into another namespace
        thread.join();
        return answer.join();
    }

    private static Optional<String> attempt(Target target) {
        try {
            target.open(target.versions().iterator().next(), Map.of(), 0).close();
            return Optional.empty();
        } catch (LinkException | TargetFailure | NotAvailable e) {
            return Optional.of(e.getMessage());
        }
    }
}
