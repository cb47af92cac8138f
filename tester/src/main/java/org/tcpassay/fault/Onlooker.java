// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

import java.util.Optional;
import java.util.function.Consumer;
import org.tcpassay.wire.Packet;

/** Follows the connections of a path from both of their directions. */
final class Onlooker {

    Onlooker(Consumer<Happening> journal) {}

    /** A packet came in; what is known of it before it counts. */
    Optional<Sighting> came(Side from, Packet packet, long nowNs) {
        return Optional.empty();
    }

    /** A packet leaves, so the end that it goes to will take note of it. */
    void went(Side to, Packet packet, long nowNs) {}
}
