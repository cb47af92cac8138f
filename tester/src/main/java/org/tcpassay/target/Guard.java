// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.util.function.Predicate;
import java.util.function.Supplier;
import org.tcpassay.link.TargetFailure;

/** Stands between the tester and the user calls of one stack in this process. */
final class Guard {

    private static final int CALLS = 1_000_000; // in one probe; asking a state counts as one

    private int calls;

    /** What the stack throws is its own failure, but for telling that it lacks something. */
    <T> T call(String doing, Supplier<T> call) {
        calls++;
        if (calls > CALLS) {
            throw new TargetFailure("the target never comes to an end: " + CALLS + " user calls in one probe");
        }
        return TargetFailure.guard(doing, call, NotAvailable.class);
    }

    /** As {@link #call}, for a reply that a sane stack may give only if its value is {@code sane}. */
    <T> Reply<T> reply(String doing, Supplier<Reply<T>> call, Predicate<T> sane) {
        Reply<T> reply = call(doing, call);
        if (reply instanceof Reply.Failed<T> failed) {
            call(doing, failed::error);
        }
        if (reply instanceof Reply.Done<T> done && !sane.test(call(doing, done::value))) {
            throw TargetFailure.nonsense(doing, done.value().toString());
        }
        return reply;
    }
}
