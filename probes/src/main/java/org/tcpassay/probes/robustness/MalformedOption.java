// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.robustness;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SEG_LEN;
import static org.tcpassay.expect.Symbol.SEG_SEQ;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rstAck;
import static org.tcpassay.script.Segments.silence;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.TcpOption;

/** An option with a length that cannot be, in places where parsers have failed. */
final class MalformedOption {

    enum Malformed {
        UNKNOWN_OF_LENGTH_ZERO("fd000000"),
        UNKNOWN_OF_LENGTH_ONE("fd010000"),
        UNKNOWN_OF_LENGTH_255("fdff0000"),
        KIND_IN_LAST_OCTET("01".repeat(39) + "02"),
        MSS_ACROSS_THE_END("01".repeat(38) + "0204"),
        TIMESTAMPS_ACROSS_THE_END("01".repeat(36) + "080a0000"),
        MSS_OF_LENGTH_TWO("02020000"),
        MSS_OF_LENGTH_FORTY("0228" + "ff".repeat(38)),
        WINDOW_SCALE_OF_LENGTH_TWO("03020101"),
        TIMESTAMPS_OF_LENGTH_TWO("08020101"),
        SACK_OF_LENGTH_THREE("05030001"),
        AUTHENTICATION_OF_LENGTH_TWO("1d020101"),
        SIGNATURE_OF_LENGTH_TWO("13020101");

        private final TcpOption options;

        Malformed(String hex) {
            options = new TcpOption.Broken(Bytes.fromHex(hex), "on purpose");
        }
    }

    @Probe(
            id = "robustness.malformed-option-in-syn.survived",
            rules = "RFC9293-MUST-7",
            state = LISTEN,
            claim = "A malformed option in a SYN costs at most that connection",
            resembles = {"CVE-2020-24337 (picoTCP, endless loop)", "CVE-2019-12260 (URGENT/11, malformed TCP-AO)"})
    void survived(Lab lab, Malformed row) {
        Listener listener = lab.listen();
        Connection c = lab.dial(listener);

        c.send(syn().option(row.options));
        c.expect(
                anyOf(synAck(), silence(), rstAck().seq(0).ack(SEG_SEQ.plus(SEG_LEN))),
                "the options are ignored, or the segment is, or the connection is refused");

        Alive.expect(lab, listener);
    }

    @Probe(
            id = "robustness.malformed-option-out-of-window.dropped",
            rules = {"RFC9293-MUST-7", "RFC9293-3.10.7.4-SEQ-ES-OOW"},
            state = ESTABLISHED,
            claim = "A malformed option in a segment outside the window brings nothing about",
            resembles = "CVE-2019-12258 (URGENT/11, reset by options)")
    void dropped(Lab lab, Malformed row) {
        Listener listener = lab.listen();
        Connection c = lab.connect(listener, syn().mss(1460));

        c.send(data("blind").seq(RCV_NXT.minus(100_000)).option(row.options));
        c.expect(anyOf(ack(), silence()), "the segment is unacceptable, if it can be read at all");
        c.expectState(ESTABLISHED, "who guesses blindly resets nothing");

        c.send(data("seeing"));
        c.expect(ack(), "the connection goes on");
        c.expectReceived("seeing", "where it was");
        Alive.expect(lab, listener);
    }
}
