// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

/** How a user call went. */
public sealed interface Reply<T> {

    record Done<T>(T value) implements Reply<T> {}

    record Pending<T>() implements Reply<T> {}

    /** @param error the errno's name, such as {@code ECONNREFUSED} */
    record Failed<T>(String error) implements Reply<T> {}

    /** The value of a call that returns none. */
    enum Nothing {
        NOTHING
    }

    static Reply<Nothing> done() {
        return new Done<>(Nothing.NOTHING);
    }
}
