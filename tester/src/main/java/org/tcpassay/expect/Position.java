// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.expect;

import java.util.List;

/** A sequence number or a length, by symbols; resolved only when it is used. */
public sealed interface Position permits Symbol, Sum {

    Sum sum();

    default Position plus(long count) {
        return sum().add(count);
    }

    default Position minus(long count) {
        return sum().add(-count);
    }

    default Position plus(Position other) {
        return sum().add(other.sum());
    }

    default Position minus(Position other) {
        return sum().subtract(other.sum());
    }

    /** Exactly this number on the wire, 0..2^32-1; no symbol. */
    static Position exactly(long number) {
        return new Sum(List.of(), List.of(), number);
    }
}
