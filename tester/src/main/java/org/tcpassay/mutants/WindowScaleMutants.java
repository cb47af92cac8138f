// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.TcpOption;

/** Mistakes with Window Scale (RFC 7323 §2). */
final class WindowScaleMutants {

    private static final int FIXED = 7; // shift

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "scale-not-answered",
                    "Never answers an offer of Window Scale although it makes one itself.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean answersWindowScale(Segment syn) {
                            return false;
                        }
                    },
                    "RFC7323-2.3-1"),
            Mutant.of(
                    "scale-of-zero-not-answered",
                    "Takes an offer of shift 0 for none.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean answersWindowScale(Segment syn) {
                            return super.answersWindowScale(syn) && shiftOf(syn) > 0;
                        }
                    },
                    "RFC7323-2.3-1"),
            Mutant.of(
                    "scale-of-fourteen-not-answered",
                    "Takes an offer of shift 14 for a malformed one.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean answersWindowScale(Segment syn) {
                            return super.answersWindowScale(syn) && shiftOf(syn) < 14;
                        }
                    },
                    "RFC7323-2.3-1",
                    "RFC7323-2.3-4"),
            Mutant.of(
                    "scale-unasked",
                    "Puts Window Scale on a SYN,ACK that nobody has asked for.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected List<TcpOption> optionsOfSyn(Tcb tcb, boolean stamps, boolean scale, boolean sack) {
                            return super.optionsOfSyn(tcb, stamps, true, sack);
                        }
                    },
                    "RFC7323-2.2-2"),
            Mutant.of(
                    "own-shift-by-one-side",
                    "Shifts its own windows although the peer has offered no Window Scale.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void negotiate(Tcb tcb, Segment syn, boolean stamps, boolean scale, boolean sack) {
                            super.negotiate(tcb, syn, stamps, scale, sack);
                            tcb.rcvShift = FIXED;
                        }
                    },
                    "RFC7323-2.2-2"),
            Mutant.of(
                    "own-shift-for-windows-of-peer",
                    "Shifts the windows of the peer by its own shift.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected long windowOf(Tcb tcb, Segment segment) {
                            return (long) segment.window() << shiftToOffer(tcb);
                        }
                    },
                    "RFC7323-2.3-2",
                    "RFC7323-2.2-2"),
            Mutant.of(
                    "windows-of-peer-unshifted",
                    "Reads the windows of the peer without their shift.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected long windowOf(Tcb tcb, Segment segment) {
                            return segment.window();
                        }
                    },
                    "RFC7323-2.3-2"),
            Mutant.of(
                    "windows-of-peer-shifted-twice",
                    "Shifts the windows of the peer when they arrive and when they are used.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected long windowOf(Tcb tcb, Segment segment) {
                            return super.windowOf(tcb, segment) << tcb.sndShift;
                        }
                    },
                    "RFC7323-2.3-2",
                    "RFC7323-2.3-4"),
            Mutant.of(
                    "own-windows-unshifted",
                    "Offers a shift and writes its windows without it.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected int shiftToOffer(Tcb tcb) {
                            return FIXED;
                        }

                        @Override
                        protected int windowField(Tcb tcb) {
                            super.windowField(tcb);
                            return (int) Math.min(65_535, tcb.rcvWnd());
                        }
                    },
                    "RFC7323-2.3-3"),
            Mutant.of(
                    "own-windows-shifted-twice",
                    "Shifts its windows when they are computed and when they are written.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected int shiftToOffer(Tcb tcb) {
                            return FIXED;
                        }

                        @Override
                        protected int windowField(Tcb tcb) {
                            return super.windowField(tcb) >> tcb.rcvShift;
                        }
                    },
                    "RFC7323-2.3-3"),
            Mutant.of(
                    "shift-above-fourteen-used",
                    "Shifts by whatever the peer has offered.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected int shiftOf(Segment syn) {
                            return syn.option(TcpOption.WindowScale.class)
                                    .orElseThrow()
                                    .shift();
                        }
                    },
                    "RFC7323-2.3-4"),
            Mutant.of(
                    "shift-above-fourteen-is-none",
                    "Takes a shift above 14 for one of 0.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected int shiftOf(Segment syn) {
                            int shift = syn.option(TcpOption.WindowScale.class)
                                    .orElseThrow()
                                    .shift();
                            return shift > 14 ? 0 : shift;
                        }
                    },
                    "RFC7323-2.3-4"),
            Mutant.of(
                    "shift-of-thirteen-at-most",
                    "Takes a shift of 14 or more for one of 13.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected int shiftOf(Segment syn) {
                            return Math.min(13, super.shiftOf(syn));
                        }
                    },
                    "RFC7323-2.3-4"),
            Mutant.of(
                    "own-shift-above-fourteen",
                    "Offers as large a shift as its buffer asks for.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected int shiftToOffer(Tcb tcb) {
                            int shift = 0;
                            while (tcb.buffer >> shift > 65_535) {
                                shift++;
                            }
                            return shift;
                        }
                    },
                    "RFC7323-2.3-5"),
            Mutant.of(
                    "scale-of-any-segment",
                    "Takes Window Scale from any segment for a new shift.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void takeAcknowledgment(Tcb tcb, Segment segment) {
                            if (tcb.windowScale && has(segment, TcpOption.WindowScale.class)) {
                                tcb.sndShift = shiftOf(segment);
                            }
                            super.takeAcknowledgment(tcb, segment);
                        }
                    },
                    "RFC7323-2.2-3"),
            Mutant.of(
                    "window-of-syn-ack-shifted",
                    "Shifts the window of a SYN,ACK like any other.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void takeSyn(Tcb tcb, Segment syn, boolean stamps, boolean scale, boolean sack) {
                            super.takeSyn(tcb, syn, stamps, scale, sack);
                            if (tcb.state == State.SYN_SENT) {
                                tcb.sndWnd = windowOf(tcb, syn);
                                tcb.maxSndWnd = tcb.sndWnd;
                            }
                        }
                    },
                    "RFC7323-2.2-4"));

    private WindowScaleMutants() {}
}
