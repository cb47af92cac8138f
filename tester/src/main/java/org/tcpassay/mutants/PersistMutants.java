// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Flight;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.wire.Segment;

/** Mistakes of a sender with the window of its peer. */
final class PersistMutants {

    private static final int PATIENCE = 2; // answered probes

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "closed-window-not-probed",
                    "Waits for a closed window to open and never asks, so that a lost update blocks it for ever.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void setPersistTimer(Tcb tcb) {
                            tcb.persistAtNs = Tcb.NEVER;
                        }
                    },
                    "RFC9293-MUST-35",
                    "RFC9293-MUST-36",
                    "RFC9293-SHLD-29"),
            Mutant.of(
                    "probes-never-back-off",
                    "Probes a closed window at a constant interval.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void persistTimeOut(Tcb tcb) {
                            super.persistTimeOut(tcb);
                            tcb.backoff = 0;
                        }
                    },
                    "RFC9293-SHLD-30"),
            Mutant.of(
                    "probes-back-off-linearly",
                    "Adds the first interval to each next one between probes of a closed window.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void setPersistTimer(Tcb tcb) {
                            boolean set = tcb.persistAtNs == Tcb.NEVER;
                            super.setPersistTimer(tcb);
                            if (set && tcb.persistAtNs != Tcb.NEVER) {
                                tcb.persistAtNs = nowNs + tcb.rtoNs * (tcb.backoff + 1);
                            }
                        }
                    },
                    "RFC9293-SHLD-30"),
            Mutant.of(
                    "answered-probes-counted",
                    "Gives up after a few probes of a closed window although each was answered.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void persistTimeOut(Tcb tcb) {
                            if (tcb.backoff >= PATIENCE) {
                                giveUp(tcb);
                            } else {
                                super.persistTimeOut(tcb);
                            }
                        }
                    },
                    "RFC9293-MUST-37"),
            Mutant.of(
                    "window-of-zero-ignored",
                    "Takes a window of zero for no news and sends on.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void setWindow(Tcb tcb, Segment segment, long window) {
                            super.setWindow(tcb, segment, window == 0 ? tcb.sndWnd : window);
                        }
                    },
                    "RFC9293-3.8.6-WNDFIT",
                    "RFC9293-MUST-36"),
            Mutant.of(
                    "probe-of-a-whole-segment",
                    "Probes a closed window with all the text that fits a segment.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void probeWindow(Tcb tcb) {
                            int length = Math.min(effectiveMss(tcb), tcb.sendBuffer.length());
                            emit(tcb, textOf(tcb, Flight.first(tcb.sndUna, length, false, false, nowNs)));
                        }
                    },
                    "RFC9293-3.8.6-WNDFIT"),
            Mutant.of(
                    "opened-window-waits-for-probe",
                    "Does not send when a closed window opens, but at the next probe.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void updateWindow(Tcb tcb, Segment segment) {
                            if (tcb.sndWnd > 0 || tcb.persistAtNs == Tcb.NEVER) {
                                super.updateWindow(tcb, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.4-ACK-ES-WNDDUP",
                    "RFC1122-4.2.2.20-G",
                    "RFC9293-3.8.6-WNDFIT"),
            Mutant.of(
                    "closed-window-probed-at-once",
                    "Probes a closed window as soon as there is text, not after a time-out.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void setPersistTimer(Tcb tcb) {
                            boolean first = tcb.persistAtNs == Tcb.NEVER && tcb.backoff == 0;
                            super.setPersistTimer(tcb);
                            if (first && tcb.persistAtNs != Tcb.NEVER) {
                                tcb.persistAtNs = nowNs;
                            }
                        }
                    },
                    "RFC9293-SHLD-29"));

    private PersistMutants() {}
}
