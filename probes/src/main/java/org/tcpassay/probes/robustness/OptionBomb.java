// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.robustness;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.TcpOption;

/** All forty octets of a header full of lawful options. */
final class OptionBomb {

    enum Filled {
        NO_OPERATIONS("01".repeat(40)),
        UNKNOWN_OF_TWO("fd02".repeat(20)),
        UNKNOWN_OF_FORTY("fd28" + "00".repeat(38)),
        MANY_MSS("02040218".repeat(10)),
        MANY_WINDOW_SCALES("0303ff".repeat(13) + "00"),
        MANY_SACK_PERMITTED("0402".repeat(20)),
        END_BEFORE_GARBAGE("00" + "ff".repeat(39)),
        EVERY_KIND_BUT_EMPTY("fe02fc02fb02fa02f902f802f702f602f502f402f302f202f102f002ef02ee02ed02ec02eb02ea02");

        private final TcpOption options;

        Filled(String hex) {
            options = new TcpOption.Broken(Bytes.fromHex(hex), "on purpose");
        }
    }

    @Probe(
            id = "robustness.option-bomb-in-syn.answered",
            rules = {"RFC9293-MUST-6", "RFC9293-MUST-4"},
            state = LISTEN,
            claim = "However many options a SYN has, each is read or skipped, and the SYN is answered",
            resembles = "CVE-2020-13988 (uIP, option parsing)")
    void answered(Lab lab, Filled row) {
        Listener listener = lab.listen();
        Connection c = lab.dial(listener);

        c.send(syn().option(row.options));
        c.expect(synAck(), "options that are not known are skipped by their length");
        c.send(ack());
        c.accept();
        c.expectState(ESTABLISHED, "and the handshake completes");

        Alive.expect(lab, listener);
    }

    @Probe(
            id = "robustness.option-bomb-in-data.taken",
            rules = {"RFC9293-MUST-5", "RFC9293-MUST-6"},
            state = ESTABLISHED,
            claim = "However many options a segment has, its text is taken")
    void taken(Lab lab, Filled row) {
        Listener listener = lab.listen();
        Connection c = lab.connect(listener, syn().mss(1460));

        c.send(data("behind all that").option(row.options));
        c.expect(ack(), "the text begins where the data offset says");
        c.expectReceived("behind all that", "and is delivered");

        Alive.expect(lab, listener);
    }
}
