// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.options;

import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import java.util.Set;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.TcpOption;

/** Options of extensions that are historic. */
final class HistoricOption {

    private static final Set<Integer> KINDS = Set.of(11, 12, 13, 14, 15);

    enum Kind {
        CONNECTION_COUNT(11, Bytes.of(0, 0, 0, 1)),
        NEW_CONNECTION_COUNT(12, Bytes.of(0, 0, 0, 1)),
        ECHOED_CONNECTION_COUNT(13, Bytes.of(0, 0, 0, 1)),
        ALTERNATE_CHECKSUM(14, Bytes.of(1));

        private final TcpOption option;

        Kind(int kind, Bytes body) {
            option = new TcpOption.Unknown(kind, body);
        }
    }

    @Probe(
            id = "options.historic-on-syn.ignored",
            rules = "RFC7805-1-1",
            state = LISTEN,
            claim = "Options of T/TCP and of alternate checksums on a SYN are ignored, and not answered in kind")
    void ignored(Lab lab, Kind row) {
        Connection c = lab.reach(LISTEN);

        c.send(syn().option(row.option).mss(1460));
        Seen answer = c.expect(synAck(), "a plain SYN,ACK with the usual checksum");
        c.judge(
                "historic extensions need not be supported",
                "none of the kinds 11 to 15",
                answer.segment().options().stream()
                        .noneMatch(option -> option instanceof TcpOption.Unknown own && KINDS.contains(own.kind())),
                "" + answer.segment().options());
        c.send(ack());
        c.accept();
        c.send(data("text"));
        c.expect(ack(), "the connection is an ordinary one");
    }
}
