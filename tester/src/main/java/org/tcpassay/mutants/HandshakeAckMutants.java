// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;

/** Mistakes with the acknowledgment that completes a handshake, and with what only looks like one. */
final class HandshakeAckMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "handshake-window-ignored",
                    "Keeps the window of the SYN when the handshake completes.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean completesHandshake(Tcb tcb, Segment segment) {
                            long window = tcb.sndWnd;
                            boolean complete = super.completesHandshake(tcb, segment);
                            tcb.sndWnd = window;
                            return complete;
                        }
                    },
                    "RFC9293-3.10.7.4-ACK-SR-OK"),
            Mutant.of(
                    "handshake-any-ack",
                    "Takes any acknowledgment in SYN-RECEIVED for one of its SYN, so that nobody needs to have seen it.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean completesHandshake(Tcb tcb, Segment segment) {
                            return super.completesHandshake(tcb, Altered.ack(segment, tcb.sndNxt));
                        }
                    },
                    "RFC9293-3.10.7.4-ACK-SR-LOW",
                    "RFC9293-3.10.7.4-ACK-SR-HIGH",
                    "RFC9293-3.5.2-NONSYNC"),
            Mutant.of(
                    "handshake-ack-of-iss-taken",
                    "Completes a handshake by an acknowledgment of ISS itself: =< where the RFC has <.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean completesHandshake(Tcb tcb, Segment segment) {
                            boolean old = segment.ack().equals(tcb.iss);
                            return super.completesHandshake(tcb, old ? Altered.ack(segment, tcb.sndNxt) : segment);
                        }
                    },
                    "RFC9293-3.10.7.4-ACK-SR-LOW"),
            Mutant.of(
                    "handshake-ack-beyond-taken",
                    "Completes a handshake by an acknowledgment of more than was sent: it looks for SND.UNA only.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean completesHandshake(Tcb tcb, Segment segment) {
                            boolean beyond = acknowledgesUnsent(tcb, segment);
                            return super.completesHandshake(tcb, beyond ? Altered.ack(segment, tcb.sndNxt) : segment);
                        }
                    },
                    "RFC9293-3.10.7.4-ACK-SR-HIGH"),
            Mutant.of(
                    "handshake-wrong-ack-dropped",
                    "Drops a wrong acknowledgment in SYN-RECEIVED without a reset.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean completesHandshake(Tcb tcb, Segment segment) {
                            return acknowledgesNew(tcb, segment) && super.completesHandshake(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-ACK-SR-LOW",
                    "RFC9293-3.10.7.4-ACK-SR-HIGH",
                    "RFC9293-3.5.2-NONSYNC"),
            Mutant.of(
                    "handshake-wrong-ack-ends-record",
                    "Resets a wrong acknowledgment in SYN-RECEIVED and gives the half-open connection up with it.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean completesHandshake(Tcb tcb, Segment segment) {
                            boolean complete = super.completesHandshake(tcb, segment);
                            if (!complete) {
                                resetHalfOpen(tcb);
                            }
                            return complete;
                        }
                    },
                    "RFC9293-3.10.7.4-ACK-SR-LOW",
                    "RFC9293-3.10.7.4-ACK-SR-HIGH",
                    "RFC9293-3.5.2-NONSYNC"),
            Mutant.of(
                    "handshake-wrong-ack-reset-at-snd-nxt",
                    "Resets a wrong acknowledgment in SYN-RECEIVED at SND.NXT instead of SEG.ACK.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean completesHandshake(Tcb tcb, Segment segment) {
                            if (!acknowledgesNew(tcb, segment)) {
                                resetConnection(tcb);
                                return false;
                            }
                            return super.completesHandshake(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-ACK-SR-LOW",
                    "RFC9293-3.10.7.4-ACK-SR-HIGH",
                    "RFC9293-3.5.2-NONSYNC"),
            Mutant.of(
                    "handshake-text-dropped",
                    "Is done with a segment once it has completed the handshake, whatever text and FIN it carries.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean completesHandshake(Tcb tcb, Segment segment) {
                            super.completesHandshake(tcb, segment);
                            return false;
                        }
                    },
                    "RFC9293-3.10.7.4-ACK-SR-DATA",
                    "RFC9293-3.10.7.4-ACK-SR-RETRY",
                    "RFC9293-3.10.7.4-FIN-SR"),
            Mutant.of(
                    "handshake-fin-dropped",
                    "Takes the text of the segment that completes a handshake and forgets its FIN.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inOtherStates(Tcb tcb, Segment segment) {
                            boolean half = tcb.state == State.SYN_RECEIVED && segment.has(Flags.FIN);
                            Flags rest = segment.flags().without(Flags.FIN);
                            super.inOtherStates(tcb, half ? Altered.flags(segment, rest) : segment);
                        }
                    },
                    "RFC9293-3.10.7.4-FIN-SR",
                    "RFC9293-3.10.7.4-ACK-SR-DATA"),
            Mutant.of(
                    "handshake-by-bare-ack-only",
                    "Takes only an ACK without text for the end of a handshake, so that a lost one is never replaced.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean completesHandshake(Tcb tcb, Segment segment) {
                            return segment.payload().isEmpty() && super.completesHandshake(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-ACK-SR-DATA",
                    "RFC9293-3.10.7.4-ACK-SR-RETRY",
                    "RFC9293-3.10.7.4-FIN-SR"),
            Mutant.of(
                    "handshake-in-order-only",
                    "Lets a handshake complete at RCV.NXT only, not by a segment behind one that got lost.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean completesHandshake(Tcb tcb, Segment segment) {
                            if (segment.seq().isAfter(tcb.rcvNxt)) {
                                acknowledge(tcb);
                                return false;
                            }
                            return super.completesHandshake(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-ACK-SR-RETRY",
                    "RFC9293-3.10.7.4-ACK-SR-DATA"),
            Mutant.of(
                    "half-open-text-without-ack-taken",
                    "Keeps text and FIN of a segment without ACK in SYN-RECEIVED.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesAckCheck(Tcb tcb, Segment segment) {
                            if (tcb.state == State.SYN_RECEIVED && !segment.has(Flags.ACK)) {
                                takeText(tcb, segment);
                            }
                            return super.passesAckCheck(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-NOACK-SR"),
            Mutant.of(
                    "half-open-without-ack-establishes",
                    "Completes a handshake by any segment at the right place that has no ACK to be wrong.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesAckCheck(Tcb tcb, Segment segment) {
                            boolean bare = tcb.state == State.SYN_RECEIVED && !segment.has(Flags.ACK);
                            Segment read =
                                    Altered.flags(segment, segment.flags().with(Flags.ACK));
                            return super.passesAckCheck(tcb, bare ? Altered.ack(read, tcb.sndNxt) : segment);
                        }
                    },
                    "RFC9293-3.10.7.4-NOACK-SR"));

    private HandshakeAckMutants() {}
}
