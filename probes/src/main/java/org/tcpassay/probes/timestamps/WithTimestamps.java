// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.timestamps;

import static org.tcpassay.script.Segments.syn;

import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;

/** Connections on which both ends use timestamps. */
final class WithTimestamps {

    private WithTimestamps() {}

    static Connection established(Lab lab) {
        lab.needs(Given.RFC7323);
        return lab.connect(syn().mss(1460).timestamps());
    }

    /** The tester's clock begins at a value of the probe's choice. */
    static Connection established(Lab lab, long first) {
        lab.needs(Given.RFC7323);
        return lab.connect(syn().mss(1460).timestamp(first));
    }
}
