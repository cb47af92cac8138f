// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tcpassay.model.Flight;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/** Mistakes with the retransmission timer and with what it sends again (RFC 6298). */
final class RetransmissionMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "time-out-never-backs-off",
                    "Sends again at a constant interval.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected long timeOutNs(Tcb tcb) {
                            return bounded(tcb.rtoNs);
                        }
                    },
                    "RFC6298-5.5",
                    "RFC6298-5.6",
                    "RFC6298-5-0",
                    "RFC6298-2.5",
                    "RFC9293-MUST-19",
                    "RFC9293-SHLD-30"),
            Mutant.of(
                    "time-out-backs-off-linearly",
                    "Adds the first time-out to each next one instead of doubling.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected long timeOutNs(Tcb tcb) {
                            return bounded(tcb.rtoNs * (tcb.backoff + 1));
                        }
                    },
                    "RFC6298-5.5",
                    "RFC9293-SHLD-30"),
            Mutant.of(
                    "handshake-never-backs-off",
                    "Sends a SYN again at a constant interval.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void backOff(Tcb tcb) {
                            if (tcb.state != State.SYN_SENT) {
                                super.backOff(tcb);
                            }
                        }
                    },
                    "RFC6298-5.5",
                    "RFC9293-MUST-22"),
            Mutant.of(
                    "syn-ack-sent-once",
                    "Leaves it to the opener to send its SYN again, and never repeats a SYN,ACK.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void sendAgain(Tcb tcb, int place) {
                            boolean repeated = tcb.listener != 0
                                    && tcb.state == State.SYN_RECEIVED
                                    && tcb.flights.get(place).syn();
                            if (repeated) {
                                tcb.retransmitAtNs = nowNs + timeOutNs(tcb);
                            } else {
                                super.sendAgain(tcb, place);
                            }
                        }
                    },
                    "RFC9293-3.10.8-RTX-SYNACK"),
            Mutant.of(
                    "repeated-syn-with-new-isn",
                    "Chooses a fresh sequence number whenever it sends its SYN again.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected Segment synOf(Tcb tcb) {
                            Segment syn = super.synOf(tcb);
                            SeqNum seq = tcb.iss.plus(tcb.backoff);
                            return segment(tcb.ends, seq, syn.ack(), syn.flags(), syn.window(), syn.options());
                        }
                    },
                    "RFC9293-3.10.8-RTX-SYNACK",
                    "RFC9293-3.8-RTXSAME",
                    "RFC9293-MUST-22",
                    "RFC6298-5.5"),
            Mutant.of(
                    "fin-sent-once",
                    "Never sends a FIN again.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void sendAgain(Tcb tcb, int place) {
                            if (tcb.flights.get(place).fin()) {
                                tcb.retransmitAtNs = nowNs + timeOutNs(tcb);
                            } else {
                                super.sendAgain(tcb, place);
                            }
                        }
                    },
                    "RFC9293-3.10.7.4-ACK-F1-NOFIN",
                    "RFC9293-3.10.7.4-ACK-CG-OTHER",
                    "RFC9293-3.10.7.4-ACK-LA-OTHER",
                    "RFC9293-3.6-CASE1"),
            Mutant.of(
                    "initial-time-out-of-three-seconds",
                    "Waits three seconds for the first answer, as RFC 2988 had it.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void startTiming(Tcb tcb) {
                            super.startTiming(tcb);
                            tcb.rtoNs = 3_000_000_000L;
                        }
                    },
                    "RFC6298-2.1"),
            Mutant.of(
                    "time-out-below-a-second",
                    "Rounds a short time-out up to 200 ms only.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected long bounded(long rtoNs) {
                            return Math.min(
                                    Math.max(rtoNs, 200_000_000L),
                                    settings.rtoMost().toNanos());
                        }
                    },
                    "RFC6298-2.4"),
            Mutant.of(
                    "newest-sent-again",
                    "Sends at a time-out what it sent last, not what is oldest.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void sendAgain(Tcb tcb, int place) {
                            super.sendAgain(tcb, tcb.flights.size() - 1);
                        }
                    },
                    "RFC6298-5.4",
                    "RFC9293-3.10.8-RTX"),
            Mutant.of(
                    "all-sent-again",
                    "Sends at a time-out all that is unacknowledged at once.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void retransmissionTimeOut(Tcb tcb) {
                            super.retransmissionTimeOut(tcb);
                            for (int i = 1; i < tcb.flights.size(); i++) {
                                sendAgain(tcb, i);
                            }
                        }
                    },
                    "RFC6298-5.4",
                    "RFC5681-3.1-RTO"),
            Mutant.of(
                    "part-acknowledgment-ignored",
                    "Waits for an acknowledgment of all before it takes anything off the queue.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void newAcknowledgment(Tcb tcb, Segment segment) {
                            if (segment.ack().equals(tcb.sndNxt)) {
                                super.newAcknowledgment(tcb, segment);
                            }
                        }
                    },
                    "RFC6298-5.3",
                    "RFC9293-3.10.7.4-ACK-ES-NEW",
                    "RFC9293-3.4-CUMACK"),
            Mutant.of(
                    "other-bytes-sent-again",
                    "Sends again the end of its buffer under the numbers of the start.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected Bytes text(Tcb tcb, Flight flight) {
                            int end = tcb.sendBuffer.length();
                            boolean again = flight.times() > 1 && flight.length() > 0;
                            return again ? tcb.sendBuffer.slice(end - flight.length(), end) : super.text(tcb, flight);
                        }
                    },
                    "RFC9293-3.8-RTXSAME",
                    "RFC6298-5.4",
                    "RFC9293-3.10.8-RTX"),
            Mutant.of(
                    "timer-never-stops",
                    "Lets the timer run when all is acknowledged, and sends the last segment again.",
                    settings -> new Rfc9293(settings) {
                        private final Map<Integer, Segment> last = new HashMap<>();

                        @Override
                        protected Segment textOf(Tcb tcb, Flight flight) {
                            Segment segment = super.textOf(tcb, flight);
                            last.put(tcb.id, segment);
                            return segment;
                        }

                        @Override
                        protected void restartRetransmissionTimer(Tcb tcb) {
                            super.restartRetransmissionTimer(tcb);
                            if (tcb.flights.isEmpty() && last.containsKey(tcb.id)) {
                                tcb.retransmitAtNs = nowNs + timeOutNs(tcb);
                            }
                        }

                        @Override
                        protected void retransmissionTimeOut(Tcb tcb) {
                            if (tcb.flights.isEmpty()) {
                                tcb.retransmitAtNs = Tcb.NEVER;
                                emit(tcb, last.remove(tcb.id));
                            } else {
                                super.retransmissionTimeOut(tcb);
                            }
                        }
                    },
                    "RFC6298-5.2",
                    "RFC6298-5.3",
                    "RFC6298-5.4",
                    "RFC6298-5.5",
                    "RFC6675-5-2"),
            Mutant.of(
                    "idleness-counted",
                    "Counts the time-out from when it sent something last, however long it was idle since.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void put(Tcb tcb, Flight flight) {
                            boolean starts = tcb.retransmitAtNs == Tcb.NEVER && !flight.syn();
                            long lastNs = tcb.lastSentNs;
                            super.put(tcb, flight);
                            if (starts) {
                                tcb.retransmitAtNs = Math.max(nowNs + 1_000_000, lastNs + timeOutNs(tcb));
                            }
                        }
                    },
                    "RFC6298-5.1",
                    "RFC6298-5-0",
                    "RFC6298-5.5"));

    private RetransmissionMutants() {}
}
