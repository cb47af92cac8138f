// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay.real;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.Locale;
import java.util.Random;
import org.tcpassay.wire.Bytes;

/**
 * What the programs of a talk tell of it.
 *
 * @param sent all that both programs had to say, the opener's first
 * @param got all that each was given by the other, in the same order
 * @param words what they said to their users
 */
record Tale(Ending ending, Bytes sent, Bytes got, String words) {

    /** How it ended, as the opener's program says. */
    enum Ending {
        DONE,
        RESET,
        TIMED_OUT,
        OTHERWISE
    }

    /** What went over the road, byte for byte; the same seed makes the same. */
    static Bytes text(int size, long seed) {
        byte[] text = new byte[size];
        new Random(seed).nextBytes(text);
        return Bytes.copyOf(text);
    }

    /** What the JDK's classes complain of. */
    static Ending ending(IOException complaint) {
        if (complaint instanceof HttpTimeoutException || complaint instanceof SocketTimeoutException) {
            return Ending.TIMED_OUT;
        }
        String words = words(complaint).toLowerCase(Locale.ROOT);
        return words.contains("reset") ? Ending.RESET : Ending.OTHERWISE;
    }

    /** With what is behind it. */
    static String words(Throwable complaint) {
        String words = String.valueOf(complaint.getMessage());
        return complaint.getCause() == null ? words : words + ": " + words(complaint.getCause());
    }

    @Override
    public String toString() {
        return ending + ", " + got.length() + " of " + sent.length() + " bytes"
                + (words.isBlank() ? "" : ", \"" + words + "\"");
    }
}
