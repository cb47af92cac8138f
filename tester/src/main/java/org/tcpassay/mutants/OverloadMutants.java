// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.tcpassay.model.Listener;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Settings;
import org.tcpassay.model.Tcb;
import org.tcpassay.rules.Given;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Packet;
import org.tcpassay.wire.TcpOption;

/** Mistakes that a hostile peer makes use of to bring down the whole stack: parsers that trust, tables that fill. */
final class OverloadMutants {

    private static final int ROOM = 8; // for options, of which an honest SYN has five, and for SYNs
    private static final int PIECES = 500;
    private static final int BUDGET = 100;
    private static final int TABLE = 50;

    /** Kinds that every stack with a name knows: MSS, window scale, SACK, timestamps, signatures. */
    private static final Set<Integer> KNOWN = Set.of(2, 3, 4, 5, 8, 19, 29);

    /** A cookie would help where there is no room. */
    private static final Settings WITHOUT_COOKIES = Settings.ordinary().with(Given.RFC4987, false);

    static final List<Mutant> ALL = List.of(
            Mutant.around(
                    "option-kind-at-end-fatal",
                    "Reads the length of an option whose kind is the last octet of the header.",
                    Interposed.hangingOn(options(options -> options.stream()
                            .anyMatch(one -> one instanceof TcpOption.Broken broken
                                    && broken.bytes().length() == 1))),
                    "RFC9293-MUST-7"),
            Mutant.around(
                    "known-option-length-trusted",
                    "Copies the value of an option that it knows by the length that the option says.",
                    Interposed.hangingOn(options(options -> options.stream().anyMatch(OverloadMutants::isMisfit))),
                    "RFC9293-MUST-7"),
            Mutant.around(
                    "options-in-array-of-eight",
                    "Keeps the options of a segment in an array of eight and writes the ninth behind it.",
                    Interposed.hangingOn(options(options -> options.size() > ROOM)),
                    "RFC9293-MUST-4",
                    "RFC9293-MUST-6"),
            Mutant.around(
                    "options-read-behind-end",
                    "Reads on behind the end of the option list, and falls over what stands there.",
                    Interposed.hangingOn(options(options -> options.stream()
                            .dropWhile(one -> !(one instanceof TcpOption.EndOfList))
                            .anyMatch(TcpOption.Broken.class::isInstance))),
                    "RFC9293-MUST-4"),
            Mutant.of(
                            "half-open-with-fin-kept",
                            "Forgets to free what it keeps for a SYN with FIN when that connection is reset.",
                            settings -> new Rfc9293(settings) {
                                private int kept;

                                @Override
                                protected void returnToListen(Tcb tcb) {
                                    kept += tcb.finBeyondHole.isPresent() ? 1 : 0;
                                    super.returnToListen(tcb);
                                }

                                @Override
                                protected boolean hasRoom(Listener listener) {
                                    return kept <= listener.backlog() && super.hasRoom(listener);
                                }
                            },
                            "RFC9293-3.10.7.2-LISTEN-SYNFIN")
                    .in(WITHOUT_COOKIES),
            Mutant.of(
                            "memory-of-all-for-one",
                            "Lets what waits out of order on one connection take the memory that new ones would need.",
                            settings -> new Rfc9293(settings) {
                                @Override
                                protected boolean hasRoom(Listener listener) {
                                    int waiting = host.connections().stream()
                                            .mapToInt(tcb -> tcb.pieces.size())
                                            .sum();
                                    return waiting <= PIECES && super.hasRoom(listener);
                                }
                            },
                            "RFC9293-MUST-41")
                    .in(WITHOUT_COOKIES),
            Mutant.of(
                    "challenges-from-one-budget",
                    "Sends a hundred challenges a second to all connections together, as RFC 5961 section 7 suggests.",
                    settings -> new Rfc9293(settings) {
                        private long second;
                        private int sent;

                        @Override
                        protected void challenge(Tcb tcb) {
                            long now = nowNs / 1_000_000_000;
                            sent = now == second ? sent + 1 : 1;
                            second = now;
                            if (sent <= BUDGET) {
                                super.challenge(tcb);
                            }
                        }
                    },
                    "RFC5961-7-3"),
            Mutant.of(
                            "half-open-in-one-table",
                            "Keeps the half-open connections of all ports in one table of eight.",
                            settings -> new Rfc9293(settings) {
                                @Override
                                protected boolean hasRoom(Listener listener) {
                                    long halfOpen = host.connections().stream()
                                            .filter(tcb -> tcb.state == State.SYN_RECEIVED)
                                            .count();
                                    return halfOpen < ROOM;
                                }
                            },
                            "RFC4987-3.2-1")
                    .in(WITHOUT_COOKIES),
            Mutant.of(
                            "closed-windows-in-one-table",
                            "Keeps connections with a closed window in a table of fifty, and takes no connection when it is full.",
                            settings -> new Rfc9293(settings) {
                                @Override
                                protected boolean hasRoom(Listener listener) {
                                    long stalled = host.connections().stream()
                                            .filter(tcb -> tcb.sndWnd == 0)
                                            .count();
                                    return stalled < TABLE && super.hasRoom(listener);
                                }
                            },
                            "RFC9293-MUST-41")
                    .in(WITHOUT_COOKIES),
            Mutant.around(
                    "land-fatal",
                    "Answers a SYN from its own address, and the answer, and the answer to that.",
                    Interposed.hangingOn(packet -> packet.ip()
                            .filter(ip -> ip.source().equals(ip.destination()))
                            .isPresent()),
                    "RFC9293-MUST-63"));

    private static Predicate<Packet> options(Predicate<List<TcpOption>> fatal) {
        return packet -> packet.segment()
                .filter(segment -> fatal.test(segment.options()))
                .isPresent();
    }

    private static boolean isMisfit(TcpOption option) {
        return option instanceof TcpOption.Unknown unknown && KNOWN.contains(unknown.kind());
    }

    private OverloadMutants() {}
}
