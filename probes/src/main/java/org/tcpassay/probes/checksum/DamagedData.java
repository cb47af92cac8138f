// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.checksum;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Data whose checksum is wrong by one, or absent. */
final class DamagedData {

    @Probe(
            id = "checksum.damaged-data.dropped",
            rules = "RFC9293-MUST-3",
            state = ESTABLISHED,
            claim = "Data with a wrong checksum is neither acknowledged nor delivered")
    void droppedData(Lab lab, Damage row) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(data("bad!").checksum(row.field));
        c.expectSilence("a damaged segment is discarded without an answer");
        c.expectNothingReceived("nor is it delivered");

        c.send(data("good"));
        c.expect(ack(), "the right copy is acknowledged");
        c.expectReceived("good", "and delivered");
    }
}
