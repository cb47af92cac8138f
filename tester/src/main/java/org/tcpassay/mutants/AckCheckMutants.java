// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;

/** Mistakes with the ACK check of a synchronized connection. */
final class AckCheckMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "segment-without-ack-answered",
                    "Answers a segment without the ACK flag by an acknowledgment.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesAckCheck(Tcb tcb, Segment segment) {
                            if (!segment.has(Flags.ACK)) {
                                acknowledge(tcb);
                            }
                            return super.passesAckCheck(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-NOACK-*"),
            Mutant.of(
                    "segment-without-ack-taken",
                    "Takes text and FIN of a segment without the ACK flag.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesAckCheck(Tcb tcb, Segment segment) {
                            boolean bare = mayReceive(tcb) && !segment.has(Flags.ACK);
                            return bare || super.passesAckCheck(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-NOACK-ES",
                    "RFC9293-3.10.7.4-NOACK-F1",
                    "RFC9293-3.10.7.4-NOACK-F2",
                    "RFC9293-3.10.7.4-NOACK-FINONLY"),
            Mutant.of(
                    "ack-of-unsent-overlooked",
                    "Overlooks an acknowledgment of what was never sent and takes the rest of its segment.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesAckCheck(Tcb tcb, Segment segment) {
                            boolean unsent = segment.has(Flags.ACK) && acknowledgesUnsent(tcb, segment);
                            return tcb.state != State.SYN_RECEIVED && unsent
                                    ? mayReceive(tcb)
                                    : super.passesAckCheck(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-ACKHIGH-*",
                    "RFC5961-5.2-2",
                    "RFC9293-3.5.2-SYNC"),
            Mutant.of(
                    "ack-of-unsent-reset",
                    "Answers an acknowledgment of what was never sent by a reset, in every state.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesAckCheck(Tcb tcb, Segment segment) {
                            if (segment.has(Flags.ACK) && acknowledgesUnsent(tcb, segment)) {
                                resetAcknowledging(tcb.ends, segment);
                                return false;
                            }
                            return super.passesAckCheck(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-ACKHIGH-*",
                    "RFC5961-5.2-2",
                    "RFC9293-3.5.2-SYNC"),
            Mutant.of(
                    "ack-below-iss-resets",
                    "Takes an acknowledgment below its ISS for one of another connection and resets it.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesAckCheck(Tcb tcb, Segment segment) {
                            if (segment.has(Flags.ACK) && segment.ack().isBefore(tcb.iss)) {
                                resetAcknowledging(tcb.ends, segment);
                                return false;
                            }
                            return super.passesAckCheck(tcb, segment);
                        }
                    },
                    "RFC5961-5.2-5",
                    "RFC9293-3.5.2-SYNC"));

    private AckCheckMutants() {}
}
