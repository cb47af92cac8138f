// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.verdict;

import java.util.Locale;
import org.tcpassay.fault.End;

/** What one end of one connection sends. */
record Flow(int connection, End sender) {

    Flow back() {
        return new Flow(connection, sender.other());
    }

    @Override
    public String toString() {
        return "the " + sender.name().toLowerCase(Locale.ROOT) + " of connection " + connection;
    }
}
