// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.stack;

/** What a stack runs as, and its last words. */
interface StackProcess extends AutoCloseable {

    /** How long words may take that were said in dying. */
    long WORDS_MS = 200;

    /** A shell, and Docker, tell a signal as this and its number. */
    int SIGNALS = 128;

    boolean isRunning();

    /** Waits for its end. */
    boolean endsWithin(long milliseconds);

    /** The status of one that has ended. */
    int status();

    /** Its last lines, as one. */
    String lastWords();

    /** As {@link #obituary}, when it may be dying. */
    default String circumstances() {
        endsWithin(WORDS_MS);
        return obituary();
    }

    /** How it ended, if it did, and what it said last. */
    default String obituary() {
        String last = lastWords();
        return (isRunning() ? "it runs" : ending(status())) + (last.isEmpty() ? "" : "; it said last: " + last);
    }

    private static String ending(int status) {
        return status > SIGNALS ? "signal " + (status - SIGNALS) + " ended it" : "it ended with status " + status;
    }

    /** Ends it, if it is ours. */
    @Override
    void close();
}
