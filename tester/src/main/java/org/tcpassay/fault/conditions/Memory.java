// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.conditions;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.tcpassay.fault.Sighting;
import org.tcpassay.fault.Transit;

/** What a condition remembers, of the path or of each connection. */
final class Memory<T> {

    private static final int MOST = 1 << 16; // connections; beyond that the one that was asked for longest ago is lost
    private static final int NO_CONNECTION = 0;

    private final Per per;
    private final Supplier<T> fresh;
    private final Map<Integer, T> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, T> eldest) {
            return size() > MOST;
        }
    };

    Memory(Per per, Supplier<T> fresh) {
        this.per = per;
        this.fresh = fresh;
    }

    T of(Transit transit) {
        int connection = per == Per.PATH
                ? NO_CONNECTION
                : transit.sighting().map(Sighting::connection).orElse(NO_CONNECTION);
        return kept.computeIfAbsent(connection, any -> fresh.get());
    }
}
