// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.TcpOption;

/** Mistakes with options that come twice, of another length, unasked or too late. */
final class NegotiationMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.around(
                    "option-length-unread",
                    "Knows options by their kind and reads as many octets as they ought to have.",
                    Interposed.reading(segment -> Optional.of(misread(segment))),
                    "RFC9293-MUST-7"),
            Mutant.of(
                    "every-option-answered",
                    "Writes an answer for each option as it reads it, also for one that it has answered.",
                    settings -> new Rfc9293(settings) {
                        private List<TcpOption> again = List.of();

                        @Override
                        protected void takeSyn(Tcb tcb, Segment syn, boolean stamps, boolean scale, boolean sack) {
                            again = syn.options().stream()
                                    .filter(option -> syn.options().indexOf(option)
                                                    != syn.options().lastIndexOf(option)
                                            || syn.option(option.getClass()).orElseThrow() != option)
                                    .toList();
                            super.takeSyn(tcb, syn, stamps, scale, sack);
                        }

                        @Override
                        protected List<TcpOption> optionsOfSyn(Tcb tcb, boolean stamps, boolean scale, boolean sack) {
                            var options = new ArrayList<>(super.optionsOfSyn(tcb, stamps, scale, sack));
                            options.addAll(again.stream()
                                    .filter(option -> !(option instanceof TcpOption.NoOperation))
                                    .limit(1)
                                    .toList());
                            return options;
                        }
                    },
                    "RFC9293-MUST-4",
                    "RFC9293-MUST-14",
                    "RFC7323-2.3-1",
                    "RFC2018-2-2"),
            Mutant.of(
                    "unasked-timestamps-used",
                    "Uses timestamps when the SYN,ACK has them, whether its SYN offered them or not.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void negotiate(Tcb tcb, Segment syn, boolean stamps, boolean scale, boolean sack) {
                            super.negotiate(tcb, syn, true, scale, sack);
                        }
                    },
                    "RFC7323-3.2-4",
                    "RFC7323-3.2-8"),
            Mutant.of(
                    "unasked-window-scale-used",
                    "Scales windows when the SYN,ACK has a shift, whether its SYN had one or not.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void negotiate(Tcb tcb, Segment syn, boolean stamps, boolean scale, boolean sack) {
                            super.negotiate(tcb, syn, stamps, true, sack);
                        }
                    },
                    "RFC7323-2.2-2"),
            Mutant.of(
                    "sack-permitted-anywhere",
                    "Takes SACK-permitted from any segment.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void takeText(Tcb tcb, Segment segment) {
                            tcb.sack |= has(segment, TcpOption.SackPermitted.class);
                            super.takeText(tcb, segment);
                        }
                    },
                    "RFC2018-4-1"));

    private NegotiationMutants() {}

    private static Segment misread(Segment segment) {
        List<TcpOption> read =
                segment.options().stream().map(NegotiationMutants::misread).toList();
        return read.equals(segment.options()) ? segment : Altered.content(segment, read, segment.payload());
    }

    private static TcpOption misread(TcpOption option) {
        return option instanceof TcpOption.Unknown unknown
                ? switch (unknown.kind()) {
                    case 3 -> new TcpOption.WindowScale(0);
                    case 4 -> new TcpOption.SackPermitted();
                    case 8 -> new TcpOption.Timestamps(0, 0);
                    default -> option;
                }
                : option;
    }
}
