// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.wire.Ecn;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;

/** Mistakes in the negotiation of ECN (RFC 3168 §6.1.1, RFC 9768 §3.1). */
final class EcnSetupMutants {

    private static final Flags BOTH = Flags.ECE.with(Flags.CWR);

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "ecn-never-answered",
                    "Does not look at ECE and CWR of a SYN.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isEcnSetupSyn(Segment syn) {
                            return false;
                        }
                    },
                    "RFC9293-SHLD-8",
                    "RFC3168-6.1.1-1",
                    "RFC9768-3.1.2-1"),
            Mutant.of(
                    "ecn-flags-reflected",
                    "Sends back on its SYN,ACK the flags of the SYN that it thought reserved.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void negotiateEcn(Tcb tcb, Segment syn) {
                            super.negotiateEcn(tcb, syn);
                            Flags mine = BOTH.with(Flags.AE);
                            reflected = syn.flags().without(syn.flags().without(mine));
                        }

                        private Flags reflected = Flags.NONE;

                        @Override
                        protected Flags setupOfSynAck(Tcb tcb) {
                            return reflected;
                        }
                    },
                    "RFC9293-SHLD-8",
                    "RFC3168-6.1.1-1",
                    "RFC3168-6.1.1-2",
                    "RFC9768-3.1.1-1",
                    "RFC9768-3.1.2-1"),
            Mutant.of(
                    "ecn-setup-by-half",
                    "Takes a SYN with ECE or CWR alone for one that asks for ECN.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isEcnSetupSyn(Segment syn) {
                            return syn.flags().hasAny(BOTH);
                        }
                    },
                    "RFC3168-6.1.1-2"),
            Mutant.of(
                    "ecn-setup-unasked",
                    "Answers every SYN with an ECN-setup SYN,ACK.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isEcnSetupSyn(Segment syn) {
                            return true;
                        }
                    },
                    "RFC3168-6.1.1-2",
                    "RFC3168-6.1.1-3"),
            Mutant.of(
                    "accurate-ecn-not-understood",
                    "Compares all of the flags with those of an ECN-setup SYN, AE among them.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isEcnSetupSyn(Segment syn) {
                            return syn.flags().equals(Flags.SYN.with(BOTH));
                        }
                    },
                    "RFC9768-3.1.2-1"),
            Mutant.of(
                    "syn-ect",
                    "Sends its SYN and its SYN,ACK as ECT(0) where they speak of ECN.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void emit(Tcb tcb, Segment segment, Ecn ecn) {
                            boolean speaks = segment.has(Flags.SYN.with(Flags.ECE));
                            super.emit(tcb, segment, speaks ? Ecn.ECT_0 : ecn);
                        }
                    },
                    "RFC3168-6.1.1-4"),
            Mutant.of(
                    "ect-without-negotiation",
                    "Sends all new data as ECT(0).",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isNewOnEcn(Tcb tcb, org.tcpassay.model.Flight flight) {
                            return flight.times() == 1;
                        }
                    },
                    "RFC3168-6.1.1-3",
                    "RFC3168-6.1.1-5"),
            Mutant.of(
                    "reflected-flags-believed",
                    "Takes a SYN,ACK with ECE for an agreement, whether CWR is set too or not.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isEcnSetupSynAck(Segment synAck) {
                            return synAck.has(Flags.ECE);
                        }
                    },
                    "RFC3168-6.1.1-5"),
            Mutant.of(
                    "cwr-taken-for-agreement",
                    "Takes a SYN,ACK with either flag for an agreement.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isEcnSetupSynAck(Segment synAck) {
                            return synAck.flags().hasAny(BOTH);
                        }
                    },
                    "RFC3168-6.1.1-5"),
            Mutant.of(
                    "agreement-not-read",
                    "Does not look at the SYN,ACK: who asked for ECN uses it.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isEcnSetupSynAck(Segment synAck) {
                            return true;
                        }
                    },
                    "RFC3168-6.1.1-5"),
            Mutant.of(
                    "ecn-withdrawn-by-half",
                    "Clears CWR, but not ECE, when it sends again a SYN that asked for ECN.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected Flags setupOfSyn(Tcb tcb) {
                            return tcb.backoff > 0 && settings.ecnAsked() ? Flags.ECE : super.setupOfSyn(tcb);
                        }
                    },
                    "RFC3168-6.1.1.1-1"),
            Mutant.of(
                    "ecn-agreed-to-and-forgotten",
                    "Agrees to ECN as listener, and asks for it as opener, but sends all as Not-ECT.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void emit(Tcb tcb, Segment segment, Ecn ecn) {
                            super.emit(tcb, segment, Ecn.NOT_ECT);
                        }
                    },
                    "RFC3168-6.1.2-1"));

    private EcnSetupMutants() {}
}
