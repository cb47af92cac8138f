// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.sack;

import static org.tcpassay.script.Segments.syn;

import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;

/** Connections on which the tester permits SACK, to a target that claims it. */
final class Permitted {

    private Permitted() {}

    static Connection established(Lab lab) {
        lab.needs(Given.RFC2018);
        return lab.connect(syn().mss(1460).sackPermitted());
    }
}
