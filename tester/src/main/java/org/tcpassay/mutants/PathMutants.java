// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.wire.FourTuple;

/** Mistakes with the size of the path (RFC 1191, RFC 8201). */
final class PathMutants {

    private static final int HEADERS_V4 = 40; // bytes

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "path-only-widens",
                    "Keeps the size of its segments when the path is narrower.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void narrowPath(Tcb tcb, FourTuple ends, int mtu) {
                            // the path will see reason
                        }
                    },
                    "RFC9293-3.7.2-PMTUD",
                    "RFC7323-5.7-1",
                    "RFC8201-4-2"),
            Mutant.of(
                    "path-of-any-width-believed",
                    "Believes any next-hop MTU, down to a byte a segment.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected int leastMtu(FourTuple ends) {
                            return (ends.target().address().version() == 4 ? HEADERS_V4 : 60) + 1;
                        }
                    },
                    "RFC1191-3-1",
                    "RFC8201-4-1"),
            Mutant.of(
                    "headers-taken-off-twice",
                    "Takes the headers off a next-hop MTU twice, and believes what is left.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void narrowPath(Tcb tcb, FourTuple ends, int mtu) {
                            tcb.sndMss = Math.max(1, Math.min(tcb.sndMss, mtu - 2 * HEADERS_V4));
                            sendCutAgain(tcb);
                        }
                    },
                    "RFC1191-3-1"),
            Mutant.of(
                    "path-widened-by-error",
                    "Lets Fragmentation Needed with a larger MTU raise the size of segments.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void narrowPath(Tcb tcb, FourTuple ends, int mtu) {
                            super.narrowPath(tcb, ends, mtu);
                            int carried = mtu - (ends.target().address().version() == 4 ? HEADERS_V4 : 60);
                            tcb.sndMss = Math.min(tcb.rcvMss, Math.max(tcb.sndMss, carried));
                        }
                    },
                    "RFC1191-3-2",
                    "RFC8201-4-3"),
            Mutant.of(
                    "path-tried-again-soon",
                    "Tries the full size again whenever all is acknowledged.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void transmit(Tcb tcb) {
                            if (tcb.flights.isEmpty() && tcb.rcvMss > 0) {
                                tcb.sndMss = Math.max(tcb.sndMss, tcb.rcvMss);
                            }
                            super.transmit(tcb);
                        }
                    },
                    "RFC1191-3-3",
                    "RFC8201-4-3",
                    "RFC9293-3.7.2-PMTUD"),
            Mutant.of(
                    "narrow-path-taken-for-congestion",
                    "Takes a segment that was too large for one that congestion lost.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void sendCutAgain(Tcb tcb) {
                            super.sendCutAgain(tcb);
                            tcb.cwnd = tcb.sndMss;
                            tcb.ssthresh = 2L * tcb.sndMss;
                            backOff(tcb);
                        }
                    },
                    "RFC8201-4-2"),
            Mutant.around(
                    "fragments-allowed",
                    "Lets routers fragment what it sends, so that it never hears of a narrow path.",
                    Rewritten.leaving(ip -> ip.withDontFragment(false)),
                    "RFC9293-3.7.2-PMTUD",
                    "RFC7323-5.7-1"),
            Mutant.around(
                    "data-fragments-allowed",
                    "Forbids to fragment its SYN only.",
                    Rewritten.leaving(ip -> ip.payload().length() > HEADERS_V4 ? ip.withDontFragment(false) : ip),
                    "RFC9293-3.7.2-PMTUD",
                    "RFC7323-5.7-1"));

    private PathMutants() {}
}
