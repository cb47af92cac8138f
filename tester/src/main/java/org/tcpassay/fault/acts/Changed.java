// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.util.Optional;
import java.util.function.Consumer;
import org.tcpassay.fault.Outlet;
import org.tcpassay.fault.Transit;
import org.tcpassay.wire.Bytes;

/** Sends on what a packet became. */
final class Changed {

    private Changed() {}

    /** A segment written anew; it has passed if it is no segment, or still the same one. */
    static void by(Consumer<Draft> change, Transit transit, Outlet outlet) {
        Optional<Draft> draft = Draft.of(transit);
        if (draft.isEmpty()) {
            outlet.pass(transit);
            return;
        }
        Bytes before = draft.get().bytes();
        change.accept(draft.get());
        Bytes after = draft.get().bytes();
        if (after.equals(before)) {
            outlet.pass(transit);
        } else {
            outlet.change(transit, after, Difference.between(transit.packet(), after));
        }
    }

    /** Other bytes; it has passed if they are the same. */
    static void into(Bytes bytes, Transit transit, Outlet outlet) {
        if (bytes.equals(transit.bytes())) {
            outlet.pass(transit);
        } else {
            outlet.change(transit, bytes, Difference.between(transit.packet(), bytes));
        }
    }
}
