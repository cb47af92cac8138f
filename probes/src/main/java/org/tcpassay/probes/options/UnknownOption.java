// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.options;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.TcpOption;

/** Options of kinds that nobody has assigned. */
final class UnknownOption {

    private static final TcpOption UNKNOWN = new TcpOption.Unknown(253, Bytes.of(1, 2));

    @Probe(
            id = "options.unknown-in-syn.skipped",
            rules = "RFC9293-MUST-6",
            state = LISTEN,
            claim = "An unknown option is skipped by its length and the options behind it are honoured")
    void skipped(Lab lab) {
        Connection c = lab.preamble(
                "ESTABLISHED", () -> lab.connect(syn().option(UNKNOWN).mss(600)));

        c.user().send(lab.payload(1_000));
        c.expect(ack().anyPayload(Range.exactly(600)), "the MSS behind the unknown option bounds the segment");
    }

    @Probe(
            id = "options.unknown-in-data.skipped",
            rules = {"RFC9293-MUST-6", "RFC9293-MUST-5"},
            state = ESTABLISHED,
            claim = "An unknown option does not hinder the data of its segment")
    void skippedInData(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(data("hello").option(UNKNOWN));
        c.expect(ack(), "the option is skipped, the data taken");
        c.expectReceived("hello", "and delivered");
    }
}
