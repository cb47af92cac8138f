// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.expect;

import org.tcpassay.wire.SeqNum;

/** The values of the symbols at one moment. */
public interface Symbols {

    /** A sequence number as 0..2^32-1, or a length. */
    long value(Symbol symbol);

    /** Whether the target has shown its initial sequence number, so that SND.NXT is more than a guess. */
    boolean issKnown();

    /** The value of a symbol or sum: a sequence number or a length, not cut to 32 bits. */
    default long valueOf(Position position) {
        return position.sum().in(this);
    }

    default SeqNum number(Position position) {
        return SeqNum.of(valueOf(position));
    }
}
