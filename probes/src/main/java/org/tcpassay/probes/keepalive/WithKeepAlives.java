// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.keepalive;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;

/** Connections whose user has asked for keep-alives. */
final class WithKeepAlives {

    private WithKeepAlives() {}

    static Connection established(Lab lab) {
        return lab.preamble("ESTABLISHED with keep-alives", () -> KeepAlives.on(lab.connect()));
    }
}
