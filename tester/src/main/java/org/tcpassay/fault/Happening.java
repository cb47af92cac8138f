// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

import java.util.Locale;
import java.util.Optional;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;

/** Something that happened on a path, as data; times are nanoseconds on the relay's clock. */
public sealed interface Happening {

    long timeNs();

    /** A packet came in. */
    record Came(Transit transit) implements Happening {
        @Override
        public long timeNs() {
            return transit.timeNs();
        }
    }

    /**
     * A rule did something.
     *
     * @param number of the packet, or {@link Transit#MADE}
     * @param detail for people, such as {@code by 200 ms}; may be empty
     */
    record Acted(long timeNs, String rule, Verb verb, long number, String detail) implements Happening {}

    /** A packet left, as it is now. */
    record Went(long timeNs, Transit transit) implements Happening {
        public Side to() {
            return transit.from().other();
        }

        /** Of the packet that came in, or {@link Transit#MADE}. */
        public long number() {
            return transit.number();
        }

        public Bytes bytes() {
            return transit.bytes();
        }
    }

    /** The inferred state of an end changed. */
    record Changed(long timeNs, int connection, End end, Optional<State> from, State to) implements Happening {}

    /** What rules do to packets. */
    enum Verb {
        /** Chosen, and let go as it was. */
        PASSED,
        LOST,
        DELAYED,
        REPEATED,
        CHANGED,
        HELD,
        /** What it held goes on in another packet. */
        JOINED,
        /** Of nothing, or of the packet whose number stands beside it. */
        MADE;

        /** As reports say it: {@code lost}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
