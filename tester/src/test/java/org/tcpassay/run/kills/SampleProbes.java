// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run.kills;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.rst;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** What the mutants of these tests are asked. */
final class SampleProbes {

    @Probe(id = "established.rst.gone", rules = "RFC5961-3.2-2", claim = "An exact reset ends the connection.")
    void gone(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);
        c.send(rst());
        c.expectSilence("a reset is not answered");
    }

    @Probe(id = "established.rst.challenged", rules = "RFC5961-3.2-3", claim = "Another reset is challenged.")
    void challenged(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);
        c.send(rst().seq(RCV_NXT.plus(100)));
        c.expect(ack(), "it may be forged");
    }

    @Probe(id = "established.many-rst.challenged", rules = "RFC5961-3.2-3", claim = "So are thirty.")
    void challengedOften(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);
        for (int i = 0; i < 30; i++) {
            c.send(rst().seq(RCV_NXT.plus(100)));
            c.expect(ack(), "many packets");
        }
    }
}
