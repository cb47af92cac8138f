// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Refusal;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Signal;
import org.tcpassay.model.Tcb;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;

/** Mistakes with what comes after the peer's FIN, the FIN itself again included. */
final class BehindFinMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "second-fin-reset",
                    "Resets a connection whose peer sends another FIN behind its first.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesAckCheck(Tcb tcb, Segment segment) {
                            if (tcb.finReceived && segment.has(Flags.FIN.with(Flags.ACK))) {
                                resetConnection(tcb);
                                fail(tcb, Signal.CONNECTION_RESET, Refusal.CONNECTION_RESET);
                                return false;
                            }
                            return super.passesAckCheck(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-FIN-AFTERFIN"),
            Mutant.of(
                    "repeated-fin-unanswered",
                    "Drops a FIN that it has taken before without acknowledging it again.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void unacceptable(Tcb tcb, Segment segment) {
                            boolean known = tcb.finReceived
                                    && segment.has(Flags.FIN)
                                    && segment.end().equals(tcb.rcvNxt);
                            if (!known) {
                                super.unacceptable(tcb, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.4-FIN-CW",
                    "RFC9293-3.10.7.4-FIN-CG",
                    "RFC9293-3.10.7.4-FIN-LA",
                    "RFC9293-3.10.7.4-FIN-TW",
                    "RFC9293-3.10.7.4-ACK-TW-FIN",
                    "RFC9293-3.3.2-FW1TW",
                    "RFC9293-3.10.8-TW"),
            Mutant.of(
                    "urgent-behind-fin-awaited",
                    "Waits for the urgent byte that a pointer behind the FIN promises and holds back the end of the stream.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean ackInState(Tcb tcb, Segment segment) {
                            if (tcb.finReceived && segment.has(Flags.URG)) {
                                tcb.finReceived = false;
                            }
                            return super.ackInState(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-URG-CW",
                    "RFC9293-3.10.7.4-URG-CG",
                    "RFC9293-3.10.7.4-URG-LA",
                    "RFC9293-3.10.7.4-URG-TW"),
            Mutant.of(
                    "urgent-behind-fin-reset",
                    "Resets a connection whose peer calls something urgent behind its FIN.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean ackInState(Tcb tcb, Segment segment) {
                            if (tcb.finReceived && segment.has(Flags.URG)) {
                                resetConnection(tcb);
                                fail(tcb, Signal.CONNECTION_RESET, Refusal.CONNECTION_RESET);
                                return false;
                            }
                            return super.ackInState(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-URG-CW",
                    "RFC9293-3.10.7.4-URG-CG",
                    "RFC9293-3.10.7.4-URG-LA",
                    "RFC9293-3.10.7.4-URG-TW"),
            Mutant.of(
                    "text-behind-fin-taken",
                    "Goes on taking text although the peer has closed.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void processText(Tcb tcb, Segment segment) {
                            boolean late = tcb.state == State.CLOSE_WAIT || tcb.state == State.LAST_ACK;
                            if (late && !segment.payload().isEmpty()) {
                                takeText(tcb, segment);
                            } else {
                                super.processText(tcb, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.4-TEXT-CW",
                    "RFC9293-3.10.7.4-TEXT-LA",
                    "RFC9293-3.10.7.4-FIN-AFTERFIN"),
            Mutant.of(
                    "text-behind-crossed-fin-taken",
                    "Takes text in CLOSING and TIME-WAIT as in the states that wait for the peer's FIN.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean ackInState(Tcb tcb, Segment segment) {
                            boolean late = tcb.state == State.CLOSING || tcb.state == State.TIME_WAIT;
                            if (late && !segment.payload().isEmpty()) {
                                takeText(tcb, segment);
                            }
                            return super.ackInState(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-TEXT-CG",
                    "RFC9293-3.10.7.4-TEXT-TW"));

    private BehindFinMutants() {}
}
