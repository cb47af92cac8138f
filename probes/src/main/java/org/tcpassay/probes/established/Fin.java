// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.established;

import static org.tcpassay.expect.Symbol.SEG_SEQ;
import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.segment;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A FIN in order, alone or in company. */
final class Fin {

    enum Company {
        NONE("F."),
        PSH("FP."),
        URG("FU."),
        PSH_AND_URG("FPU."),
        ECE_AND_CWR("F.EW");

        private final String flags;

        Company(String flags) {
            this.flags = flags;
        }
    }

    @Probe(
            id = "established.fin.close-wait",
            rules = "RFC9293-3.10.7.4-FIN-ES",
            claim = "A FIN in order is acknowledged, ends the stream and leads to CLOSE-WAIT, whatever other flags say")
    void closeWait(Lab lab, Company row) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(segment(row.flags));
        c.expect(ack(), "the FIN occupies one number and is acknowledged");
        c.expectState(CLOSE_WAIT, "the peer has closed");
        c.expectEndOfStream("the user is told 'connection closing'");
    }

    @Probe(
            id = "established.fin-with-data.delivered-first",
            rules = "RFC9293-3.10.7.4-FIN-ES-DATA",
            claim = "The octets of a segment come before its FIN")
    void deliveredFirst(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(fin().payload("last words"));
        c.expect(ack(), "octets and FIN are acknowledged together");
        c.expectState(CLOSE_WAIT, "the FIN is in order");
        c.expectReceived("last words", "the octets are delivered");
        c.expectEndOfStream("and then the stream ends");
    }

    @Probe(
            id = "established.fin-twice.acknowledged-again",
            rules = "RFC9293-3.10.7.4-FIN-CW",
            claim = "A FIN that comes again, because its acknowledgment was lost, is acknowledged again")
    void acknowledgedAgain(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(fin());
        c.expect(ack(), "the FIN is acknowledged");
        c.send(fin().seq(SEG_SEQ));
        c.expect(ack(), "the copy lies below RCV.NXT and is acknowledged like any old segment");
        c.expectState(CLOSE_WAIT, "it is not counted twice");
    }
}
