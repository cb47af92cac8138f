// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is remembered of each of the connections seen last; the one not asked for longest is forgotten first. */
final class Remembered<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1;
    private static final int MOST = 1 << 16;

    Remembered() {
        super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > MOST;
    }
}
