// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.ipheader;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.target.UserOption;

/** A user of the target chooses the differentiated services field. */
final class DiffServ {

    private static final int VOICE = 46; // expedited forwarding, RFC 3246
    private static final int BULK = 10; // AF11, RFC 2597

    /** The codepoint in its octet. */
    private static int octet(int codepoint) {
        return codepoint << 2;
    }

    @Probe(
            id = "ipheader.diff-serv.on-all-segments",
            rules = {"RFC9293-MUST-48", "RFC9293-SHLD-22"},
            claim = "What the user chose before it opened is on the SYN, on acknowledgments, on text and on the FIN",
            state = SYN_SENT)
    void onAllSegments(Lab lab) {
        Connection c = lab.open(UserOption.TYPE_OF_SERVICE, octet(VOICE));
        c.expect(syn().ds(VOICE), "the user chose before the first segment");

        c.send(synAck().mss(1460));
        c.expect(ack().ds(VOICE), "the field goes to IP unchanged");
        c.user().send("text");
        c.expect(data("text").ds(VOICE), "the field goes to IP unchanged");
        c.send(ack());
        c.user().shutdown();
        c.expect(fin().ds(VOICE), "the field goes to IP unchanged");
    }

    @Probe(
            id = "ipheader.diff-serv.of-listener",
            rules = {"RFC9293-MUST-48", "RFC9293-SHLD-22"},
            claim = "What the user chose for a listener is on the SYN,ACK and on the text of what it accepts",
            state = LISTEN)
    void ofListener(Lab lab) {
        Connection c = lab.dial(lab.listen().set(UserOption.TYPE_OF_SERVICE, octet(VOICE)));

        c.send(syn().mss(1460));
        c.expect(synAck().ds(VOICE), "the field goes to IP unchanged");
        c.send(ack());
        c.accept();
        c.user().send("text");
        c.expect(data("text").ds(VOICE), "the field goes to IP unchanged");
    }

    @Probe(
            id = "ipheader.diff-serv.changed",
            rules = "RFC9293-SHLD-21",
            claim = "A user can choose again while the connection lasts",
            state = ESTABLISHED)
    void changed(Lab lab) {
        Connection c = lab.connect();
        c.user().set(UserOption.TYPE_OF_SERVICE, octet(VOICE));
        c.user().send("text");
        c.expect(data("text").ds(VOICE), "the user chose it");
        c.send(ack());

        c.user().set(UserOption.TYPE_OF_SERVICE, octet(BULK));
        c.user().send("more");
        c.expect(data("more").ds(BULK), "the user chose again");
    }
}
