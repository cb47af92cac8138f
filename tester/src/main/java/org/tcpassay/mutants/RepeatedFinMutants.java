// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Flight;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.model.Transition;
import org.tcpassay.rules.State;
import org.tcpassay.wire.SeqNum;

/** Mistakes with sending the own FIN again. */
final class RepeatedFinMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "fin-repeated-under-next-number",
                    "Sends a FIN again under the number behind it.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void sendAgain(Tcb tcb, int place) {
                            Flight flight = tcb.flights.get(place);
                            if (flight.fin() && flight.length() == 0) {
                                put(tcb, Flight.first(flight.end(), 0, false, true, nowNs));
                            } else {
                                super.sendAgain(tcb, place);
                            }
                        }
                    },
                    "RFC9293-3.6-CASE*",
                    "RFC9293-3.10.7.4-ACK-F1-NOFIN",
                    "RFC9293-3.10.7.4-ACK-CG-OTHER",
                    "RFC9293-3.10.7.4-ACK-LA-OTHER",
                    "RFC9293-3.10.4-CLOSE-TWICE",
                    "RFC9293-3.10.8-RTX",
                    "RFC9293-3.8-RTXSAME"),
            Mutant.of(
                    "acknowledged-fin-repeated",
                    "Keeps an acknowledged FIN in the retransmission queue, and its timer running.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void takeOffQueue(Tcb tcb, SeqNum ack) {
                            List<Flight> fins =
                                    tcb.flights.stream().filter(Flight::fin).toList();
                            super.takeOffQueue(tcb, ack);
                            if (tcb.flights.isEmpty()) {
                                tcb.flights.addAll(fins);
                            }
                        }

                        @Override
                        protected void startTimeWait(Tcb tcb) {
                            tcb.timeWaitAtNs = nowNs + settings.twoMsl().toNanos();
                        }
                    },
                    "RFC9293-3.10.7.4-ACK-F1-FIN",
                    "RFC9293-3.10.7.4-ACK-CG-FIN",
                    "RFC9293-3.6-CASE*",
                    "RFC9293-3.10.7.4-ACK-ES-NEW"),
            Mutant.of(
                    "text-before-lost-fin-forgotten",
                    "Sends only the FIN again once its user has closed, and not the text before it.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void sendAgain(Tcb tcb, int place) {
                            boolean closing = tcb.state == State.FIN_WAIT_1 && tcb.finSent;
                            super.sendAgain(tcb, closing ? tcb.flights.size() - 1 : place);
                        }
                    },
                    "RFC9293-3.6-CASE1",
                    "RFC9293-3.8-RTXSAME",
                    "RFC9293-3.10.8-RTX"),
            Mutant.of(
                    "closing-never-repeats-fin",
                    "Stops the retransmission timer when the FINs cross.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void finInFinWait1(Tcb tcb) {
                            super.finInFinWait1(tcb);
                            tcb.retransmitAtNs = Tcb.NEVER;
                        }
                    },
                    "RFC9293-3.10.7.4-ACK-CG-OTHER",
                    "RFC9293-3.10.7.4-FIN-F1-NOACK",
                    "RFC9293-3.6-CASE*"),
            Mutant.of(
                    "last-ack-never-repeats-fin",
                    "Starts no retransmission timer for the FIN that its user sends after the peer's.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void closeSending(Tcb tcb, Transition how) {
                            super.closeSending(tcb, how);
                            if (tcb.state == State.LAST_ACK) {
                                tcb.retransmitAtNs = Tcb.NEVER;
                            }
                        }
                    },
                    "RFC9293-3.10.7.4-ACK-LA-OTHER",
                    "RFC9293-3.6-CASE*",
                    "RFC9293-3.10.8-RTX"));

    private RepeatedFinMutants() {}
}
