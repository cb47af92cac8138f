// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.ArrayList;
import java.util.List;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.TcpOption;

/** Mistakes with the maximum segment size, announced and offered. */
final class MssMutants {

    private static final int HEADERS = 40;
    private static final int STAMPS = 12;

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "mss-default-is-own",
                    "Takes its own segment size for that of a peer that offers none.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected int mssOf(Tcb tcb, Segment syn) {
                            return has(syn, TcpOption.Mss.class) ? super.mssOf(tcb, syn) : tcb.rcvMss;
                        }
                    },
                    "RFC9293-MUST-15",
                    "RFC9293-MUST-15-V6"),
            Mutant.of(
                    "mss-offer-ignored",
                    "Sends segments of 536 octets at most, whatever the peer offers.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected int mssOf(Tcb tcb, Segment syn) {
                            return 536;
                        }
                    },
                    "RFC9293-MUST-4",
                    "RFC9293-MUST-14",
                    "RFC9293-MUST-16",
                    "RFC9293-SHLD-28",
                    "RFC6691-5.3-1"),
            Mutant.of(
                    "mss-offer-exceeded",
                    "Sends segments as large as its link carries, whatever the peer offers.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected int mssOf(Tcb tcb, Segment syn) {
                            return tcb.rcvMss;
                        }
                    },
                    "RFC9293-MUST-4",
                    "RFC9293-MUST-14",
                    "RFC9293-MUST-15*",
                    "RFC9293-MUST-16",
                    "RFC9293-MUST-64",
                    "RFC6691-2-2",
                    "RFC9293-3.7.1-OPTLEN"),
            Mutant.of(
                    "mss-of-syn-ack-ignored",
                    "Reads the MSS of a SYN that it receives, but not of the SYN,ACK that answers its own.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected int mssOf(Tcb tcb, Segment syn) {
                            return syn.has(Flags.ACK) ? tcb.rcvMss : super.mssOf(tcb, syn);
                        }
                    },
                    "RFC9293-MUST-14",
                    "RFC9293-MUST-15*",
                    "RFC9293-MUST-16"),
            Mutant.of(
                    "mss-in-wrong-byte-order",
                    "Forgets to turn the octets of an offered MSS into its own order.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected int mssOf(Tcb tcb, Segment syn) {
                            int size = super.mssOf(tcb, syn);
                            return has(syn, TcpOption.Mss.class) ? (size & 0xff) << 8 | size >> 8 : size;
                        }
                    },
                    "RFC9293-3.7.1-OPTLEN",
                    "RFC9293-MUST-14",
                    "RFC9293-MUST-16",
                    "RFC9293-SHLD-28"),
            Mutant.of(
                    "mss-counts-headers",
                    "Takes the offered MSS for the size of a whole packet, and takes the headers off it.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected int mssOf(Tcb tcb, Segment syn) {
                            int size = super.mssOf(tcb, syn);
                            return has(syn, TcpOption.Mss.class) ? Math.max(1, size - HEADERS) : size;
                        }
                    },
                    "RFC9293-3.7.1-OPTLEN",
                    "RFC9293-MUST-14",
                    "RFC9293-MUST-16",
                    "RFC9293-SHLD-28"),
            Mutant.of(
                    "mss-rounded-down",
                    "Rounds the segment size down to what its buffers hold, a multiple of 128.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected int effectiveMss(Tcb tcb) {
                            int size = super.effectiveMss(tcb);
                            return size > 536 ? size & ~0x7f : size;
                        }
                    },
                    "RFC9293-SHLD-28",
                    "RFC6691-2-2"),
            Mutant.of(
                    "mss-not-bounded-by-link",
                    "Makes segments as large as the peer offers, also larger than its own link carries.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void negotiate(Tcb tcb, Segment syn, boolean stamps, boolean scale, boolean sack) {
                            super.negotiate(tcb, syn, stamps, scale, sack);
                            tcb.sndMss = mssOf(tcb, syn);
                        }
                    },
                    "RFC6691-5.3-1",
                    "RFC9293-MUST-16"),
            Mutant.of(
                    "mss-without-room-for-options",
                    "Fills segments to the MSS and then puts the timestamps on top.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected int effectiveMss(Tcb tcb) {
                            return tcb.sndMss;
                        }
                    },
                    "RFC6691-2-2",
                    "RFC9293-MUST-16",
                    "RFC9293-3.7.1-OPTLEN"),
            Mutant.of(
                    "mss-options-taken-off-twice",
                    "Takes the timestamps off the segment size when the connection opens, and again with every segment.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected int effectiveMss(Tcb tcb) {
                            return super.effectiveMss(tcb) - (tcb.timestamps ? STAMPS : 0);
                        }
                    },
                    "RFC6691-2-2",
                    "RFC9293-3.7.1-OPTLEN"),
            Mutant.of(
                    "mss-announced-less-options",
                    "Takes the timestamps off the MSS that it announces.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected int mssToOffer(Tcb tcb) {
                            boolean stamps = tcb.state == State.SYN_SENT ? offersTimestamps() : tcb.timestamps;
                            return super.mssToOffer(tcb) - (stamps ? STAMPS : 0);
                        }
                    },
                    "RFC6691-2-1",
                    "RFC9293-SHLD-5",
                    "RFC9293-3.7.1-OPTLEN"),
            Mutant.of(
                    "mss-announced-with-headers",
                    "Announces the MTU of its link for its MSS.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected int mssToOffer(Tcb tcb) {
                            return super.mssToOffer(tcb) + HEADERS;
                        }
                    },
                    "RFC6691-2-1",
                    "RFC9293-MUST-67"),
            Mutant.of(
                    "mss-not-announced",
                    "Announces no MSS, and leaves the peer with the default.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected List<TcpOption> optionsOfSyn(Tcb tcb, boolean stamps, boolean scale, boolean sack) {
                            var options = new ArrayList<>(super.optionsOfSyn(tcb, stamps, scale, sack));
                            options.removeIf(TcpOption.Mss.class::isInstance);
                            return options;
                        }
                    },
                    "RFC9293-SHLD-5",
                    "RFC9293-SHLD-5-V6",
                    "RFC9293-MUST-14",
                    "RFC6691-2-1"),
            Mutant.of(
                    "mss-announced-no-larger-than-offered",
                    "Announces in its SYN,ACK the smaller of its own MSS and the one that it was offered.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected int mssToOffer(Tcb tcb) {
                            return tcb.state == State.SYN_SENT ? super.mssToOffer(tcb) : tcb.sndMss;
                        }
                    },
                    "RFC6691-2-1",
                    "RFC9293-SHLD-5"),
            Mutant.of(
                    "mss-in-any-segment-taken",
                    "Heeds an MSS option on any segment, not on SYN alone.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void takeAcknowledgment(Tcb tcb, Segment segment) {
                            if (has(segment, TcpOption.Mss.class)) {
                                tcb.sndMss = Math.min(mssOf(tcb, segment), tcb.rcvMss);
                            }
                            super.takeAcknowledgment(tcb, segment);
                        }
                    },
                    "RFC9293-MUST-5"),
            Mutant.of(
                    "mss-mirrored",
                    "Announces no larger segments than its peer takes.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected int mssToOffer(Tcb tcb) {
                            return Math.min(tcb.sndMss, super.mssToOffer(tcb));
                        }
                    },
                    "RFC9293-MAY-3",
                    "RFC9293-SHLD-5",
                    "RFC9293-MUST-67",
                    "RFC6691-2-1"));

    private MssMutants() {}
}
