// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Listener;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.Segment;

/** Mistakes of a listener with what is not a plain SYN. */
final class ListenMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "listen-reset-answered",
                    "Answers a reset for a listener like any segment that belongs to nobody.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inListen(Listener listener, FourTuple ends, Segment segment) {
                            if (segment.has(Flags.RST)) {
                                resetStranger(ends, segment);
                            } else {
                                super.inListen(listener, ends, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.2-LISTEN-RST",
                    "RFC9293-3.5.3-LISTEN",
                    "RFC9293-3.5.2-NORSTTORST"),
            Mutant.of(
                    "listen-ack-before-reset",
                    "Looks for ACK before RST on a listener, so that a RST,ACK draws a reset.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inListen(Listener listener, FourTuple ends, Segment segment) {
                            if (segment.has(Flags.ACK)) {
                                resetAcknowledging(ends, segment);
                            } else {
                                super.inListen(listener, ends, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.2-LISTEN-RST",
                    "RFC9293-3.5.2-NORSTTORST"),
            Mutant.of(
                    "listen-syn-before-reset",
                    "Looks for SYN before RST on a listener, so that a SYN,RST opens a connection.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inListen(Listener listener, FourTuple ends, Segment segment) {
                            boolean both = segment.has(Flags.SYN.with(Flags.RST));
                            super.inListen(listener, ends, both ? Altered.flags(segment, Flags.SYN) : segment);
                        }
                    },
                    "RFC9293-3.10.7.2-LISTEN-RST"),
            Mutant.of(
                    "listen-reset-ends-listening",
                    "Takes a reset for a listener as it would for a connection: the listener is gone.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inListen(Listener listener, FourTuple ends, Segment segment) {
                            if (segment.has(Flags.RST)) {
                                host.remove(listener.id());
                            } else {
                                super.inListen(listener, ends, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.2-LISTEN-RST",
                    "RFC9293-3.5.3-LISTEN"),
            Mutant.of(
                    "listen-ack-dropped",
                    "Drops an acknowledgment at a listener, so that the peer of a lost connection goes on sending.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inListen(Listener listener, FourTuple ends, Segment segment) {
                            if (!segment.has(Flags.ACK)) {
                                super.inListen(listener, ends, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.2-LISTEN-*ACK",
                    "RFC9293-3.5.2-NONSYNC",
                    "RFC9293-3.10.7.4-RST-SR-EXACT",
                    "RFC9293-3.10.7.4-SYN-SR",
                    "RFC9293-3.10.7.4-SYNACK-SR"),
            Mutant.of(
                    "listen-syn-ack-opens",
                    "Looks for SYN before ACK on a listener, so that a SYN,ACK opens a connection.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inListen(Listener listener, FourTuple ends, Segment segment) {
                            boolean both = segment.has(Flags.SYN.with(Flags.ACK)) && !segment.has(Flags.RST);
                            super.inListen(listener, ends, both ? Altered.flags(segment, Flags.SYN) : segment);
                        }
                    },
                    "RFC9293-3.10.7.2-LISTEN-SYNACK"),
            Mutant.of(
                    "listen-fin-dropped",
                    "Drops a FIN at a listener whatever it acknowledges: there is nothing to close.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inListen(Listener listener, FourTuple ends, Segment segment) {
                            if (!segment.has(Flags.FIN)) {
                                super.inListen(listener, ends, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.2-LISTEN-FINACK",
                    "RFC9293-3.10.7.2-LISTEN-SYNFIN"),
            Mutant.of(
                    "listen-ack-from-zero",
                    "Resets an acknowledgment at a listener by <SEQ=0><CTL=RST,ACK>, which its sender cannot believe.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inListen(Listener listener, FourTuple ends, Segment segment) {
                            if (segment.has(Flags.ACK) && !segment.has(Flags.RST)) {
                                resetStranger(
                                        ends,
                                        Altered.flags(segment, segment.flags().without(Flags.ACK)));
                            } else {
                                super.inListen(listener, ends, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.2-LISTEN-*ACK",
                    "RFC9293-3.5.2-NONSYNC",
                    "RFC9293-3.5.2-RSTFORM-ACK"),
            Mutant.of(
                    "listen-other-reset",
                    "Resets what has neither SYN nor ACK at a listener, as a closed port does.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inListen(Listener listener, FourTuple ends, Segment segment) {
                            if (segment.flags().hasAny(Flags.SYN.with(Flags.ACK).with(Flags.RST))) {
                                super.inListen(listener, ends, segment);
                            } else {
                                resetStranger(ends, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.2-LISTEN-OTHER"),
            Mutant.of(
                    "listen-text-opens",
                    "Opens a connection for text without any flag, as for the text of a SYN whose flag was forgotten.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inListen(Listener listener, FourTuple ends, Segment segment) {
                            boolean plain = !segment.flags().hasAny(Flags.ACK.with(Flags.RST));
                            if (plain && !segment.payload().isEmpty()) {
                                synAtListener(listener, ends, segment);
                            } else {
                                super.inListen(listener, ends, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.2-LISTEN-OTHER"),
            Mutant.of(
                    "listen-syn-fin-dropped",
                    "Drops a SYN with FIN as the mark of an attack.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void synAtListener(Listener listener, FourTuple ends, Segment segment) {
                            if (!segment.has(Flags.FIN)) {
                                super.synAtListener(listener, ends, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.2-LISTEN-SYNFIN"),
            Mutant.of(
                    "listen-syn-flags-exact",
                    "Compares all flags with SYN, so that PSH or URG on it keep a connection from opening.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void synAtListener(Listener listener, FourTuple ends, Segment segment) {
                            Flags others = segment.flags()
                                    .without(Flags.ECE.with(Flags.CWR).with(Flags.AE));
                            if (others.equals(Flags.SYN)) {
                                super.synAtListener(listener, ends, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.2-LISTEN-SYNURG",
                    "RFC9293-3.10.7.2-LISTEN-SYNFIN"),
            Mutant.of(
                    "listen-syn-urgent-field-dropped",
                    "Drops a SYN whose urgent pointer field is not 0, with URG or without.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void synAtListener(Listener listener, FourTuple ends, Segment segment) {
                            if (segment.urgent() == 0) {
                                super.synAtListener(listener, ends, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.2-LISTEN-SYNURG"));

    private ListenMutants() {}
}
