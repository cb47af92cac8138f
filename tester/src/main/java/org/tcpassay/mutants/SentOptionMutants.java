// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import java.util.stream.Stream;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Settings;
import org.tcpassay.model.Tcb;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;

/** Mistakes in the headers of segments behind the handshake (RFC 9293 §3.1 and §3.2). */
final class SentOptionMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "mss-on-every-segment",
                    "Announces its MSS with every segment, not only on its SYN.",
                    settings -> new Adding(settings, List.of(new TcpOption.Mss(1_460))),
                    "RFC9293-MUST-65"),
            Mutant.of(
                    "option-without-length",
                    "Adds an experimental option and forgets its length.",
                    settings ->
                            new Adding(settings, List.of(new TcpOption.Broken(Bytes.of(253, 0, 0, 0), "no length"))),
                    "RFC9293-MUST-68"),
            Mutant.of(
                    "garbage-behind-end-of-options",
                    "Ends its list of options and leaves what was there before in the rest of the word.",
                    settings -> new Adding(
                            settings,
                            List.of(
                                    new TcpOption.EndOfList(),
                                    new TcpOption.NoOperation(),
                                    new TcpOption.NoOperation(),
                                    new TcpOption.NoOperation())),
                    "RFC9293-MUST-69"),
            Mutant.of(
                    "ack-missing-behind-handshake",
                    "Sets ACK on its SYN,ACK and on what has no text, and forgets it with text.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected Segment segment(
                                FourTuple ends,
                                SeqNum seq,
                                SeqNum ack,
                                Flags flags,
                                int window,
                                List<TcpOption> options) {
                            Flags less = flags.has(Flags.PSH) ? flags.without(Flags.ACK) : flags;
                            return super.segment(ends, seq, ack, less, window, options);
                        }
                    },
                    "RFC9293-3.1-ACK-1"));

    private SentOptionMutants() {}

    /** Adds options to every segment that has no SYN. */
    private static class Adding extends Rfc9293 {
        private final List<TcpOption> added;

        Adding(Settings settings, List<TcpOption> added) {
            super(settings);
            this.added = added;
        }

        @Override
        protected List<TcpOption> optionsOf(Tcb tcb, boolean blocks) {
            return Stream.concat(super.optionsOf(tcb, blocks).stream(), added.stream())
                    .toList();
        }
    }
}
