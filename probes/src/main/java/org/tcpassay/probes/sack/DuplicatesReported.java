// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.sack;

import static org.tcpassay.script.Segments.syn;

import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;

/** Connections with SACK, to a target that claims to report duplicates. */
final class DuplicatesReported {

    private DuplicatesReported() {}

    static Connection established(Lab lab) {
        lab.needs(Given.RFC2883);
        return lab.connect(syn().mss(1460).sackPermitted());
    }
}
