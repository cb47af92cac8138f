// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.options;

import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.rstAck;
import static org.tcpassay.script.Segments.silence;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.TcpOption;

/** The target opens, and the tester's SYN,ACK has strange options. */
final class SynAckOptions {

    @Probe(
            id = "options.unknown-in-syn-ack.skipped",
            rules = "RFC9293-MUST-6",
            state = SYN_SENT,
            claim = "The opener skips an unknown option by its length and honours what is behind it")
    void skipped(Lab lab) {
        Connection c = lab.preamble(
                "ESTABLISHED",
                () -> lab.connectActively(synAck().option(new TcpOption.Unknown(253, Bytes.of(1, 2)))
                        .mss(600)));

        c.user().send(lab.payload(1_000));
        c.expect(ack().anyPayload(Range.exactly(600)), "the MSS behind the unknown option bounds the segment");
    }

    @Probe(
            id = "options.malformed-in-syn-ack.survived",
            rules = "RFC9293-MUST-7",
            state = SYN_SENT,
            claim = "A malformed option on a SYN,ACK costs the opener this connection at most")
    void survived(Lab lab, MalformedOption.Length row) {
        Connection c = lab.reach(SYN_SENT);

        c.send(synAck().option(row.option()));
        c.expect(
                anyOf(ack(), silence(), rst(), rstAck()),
                "the options are ignored, or the segment is, or the connection is given up");

        lab.open().expect(syn(), "others open as before");
    }
}
