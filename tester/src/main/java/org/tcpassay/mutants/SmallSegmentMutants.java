// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;

/** Mistakes of a sender with small segments (RFC 9293 §3.7.4 and §3.8.6.2.1). */
final class SmallSegmentMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "nagle-missing",
                    "Sends each small piece of text at once, whatever is under way.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean mayBeSmall(Tcb tcb, boolean idle) {
                            return !tcb.options.corked();
                        }
                    },
                    "RFC9293-SHLD-7",
                    "RFC9293-3.7.4-NAGLE-PSH"),
            Mutant.of(
                    "nagle-always-on",
                    "Holds small text back although the user has switched that off.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean mayBeSmall(Tcb tcb, boolean idle) {
                            return idle && !tcb.options.corked();
                        }
                    },
                    "RFC9293-MUST-17"),
            Mutant.of(
                    "nagle-waits-when-idle",
                    "Holds small text back until there is a full segment, even when nothing is under way.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean mayBeSmall(Tcb tcb, boolean idle) {
                            return !idle && super.mayBeSmall(tcb, false);
                        }

                        @Override
                        protected void setOverrideTimer(Tcb tcb) {
                            tcb.overrideAtNs = Tcb.NEVER;
                        }
                    },
                    "RFC9293-SHLD-7",
                    "RFC9293-MUST-60"),
            Mutant.of(
                    "silly-segments-sent",
                    "Fills every crumb of the window of its peer with a segment.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isWorthSending(Tcb tcb, long waiting, long length) {
                            return true;
                        }
                    },
                    "RFC9293-MUST-38",
                    "RFC9293-SHLD-7",
                    "RFC9293-SHLD-28"),
            Mutant.of(
                    "override-timer-missing",
                    "Waits for ever for a window that is worth a segment.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void setOverrideTimer(Tcb tcb) {
                            tcb.overrideAtNs = Tcb.NEVER;
                        }
                    },
                    "RFC9293-3.8.6.2.1-OVERRIDE",
                    "RFC1122-4.2.3.4-1"),
            Mutant.of(
                    "override-after-ten-seconds",
                    "Overrides the avoidance of silly windows after ten seconds only.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void setOverrideTimer(Tcb tcb) {
                            boolean set = tcb.overrideAtNs == Tcb.NEVER;
                            super.setOverrideTimer(tcb);
                            if (set && tcb.overrideAtNs != Tcb.NEVER) {
                                tcb.overrideAtNs = nowNs + 10_000_000_000L;
                            }
                        }
                    },
                    "RFC9293-3.8.6.2.1-OVERRIDE"),
            Mutant.of(
                    "nagle-holds-full-segments",
                    "Sends nothing while anything is unacknowledged, be it a full segment.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isWorthSending(Tcb tcb, long waiting, long length) {
                            return (tcb.flights.isEmpty() || !tcb.options.nagle())
                                    && super.isWorthSending(tcb, waiting, length);
                        }
                    },
                    "RFC9293-SHLD-7"),
            Mutant.of(
                    "waits-for-full-segments",
                    "Sends into a window that is smaller than a segment only when the override timer runs out.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isWorthSending(Tcb tcb, long waiting, long length) {
                            long whole = effectiveMss(tcb);
                            boolean narrow = length < waiting && length < whole;
                            return !(narrow && tcb.overrideAtNs > nowNs) && super.isWorthSending(tcb, waiting, length);
                        }
                    },
                    "RFC9293-MUST-38"));

    private SmallSegmentMutants() {}
}
