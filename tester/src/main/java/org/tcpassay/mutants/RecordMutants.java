// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import java.util.Optional;
import org.tcpassay.model.Input;
import org.tcpassay.model.Listener;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.rules.State;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.Segment;

/** Mistakes with the records of several connections and listeners, and with where a new one begins. */
final class RecordMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "record-found-without-testers-port",
                    "Finds a connection by the addresses and its own port, so that two of one peer are mixed up.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected Optional<Tcb> connectionOf(FourTuple ends) {
                            return host.connections().stream()
                                    .filter(tcb -> tcb.state != State.CLOSED
                                            && tcb.ends.target().equals(ends.target())
                                            && tcb.ends
                                                    .tester()
                                                    .address()
                                                    .equals(ends.tester().address()))
                                    .findFirst();
                        }
                    },
                    "RFC9293-3.10.7.2-LISTEN-MULTI",
                    "RFC9293-3.10.7.4-RST-ES-EXACT",
                    "RFC9293-3.5.1-OLDSYNACK",
                    "RFC9293-MUST-42",
                    "RFC9293-3.10.4-CLOSE-LISTEN"),
            Mutant.of(
                    "record-found-without-own-port",
                    "Finds a connection by the peer's end alone, whatever port of its own a segment is for.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected Optional<Tcb> connectionOf(FourTuple ends) {
                            return host.connections().stream()
                                    .filter(tcb -> tcb.state != State.CLOSED
                                            && tcb.ends.tester().equals(ends.tester()))
                                    .findFirst();
                        }
                    },
                    "RFC9293-MUST-41",
                    "RFC9293-3.10.7.1-CLOSED-SYN"),
            Mutant.of(
                    "record-last-opened-first",
                    "Looks for the newest connection of a port only, as long as there is one.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected Optional<Tcb> connectionOf(FourTuple ends) {
                            return host.connections().stream()
                                    .filter(tcb -> tcb.state != State.CLOSED
                                            && tcb.ends.target().equals(ends.target()))
                                    .reduce((older, newer) -> newer)
                                    .filter(tcb -> tcb.ends.equals(ends));
                        }
                    },
                    "RFC9293-3.10.7.2-LISTEN-MULTI",
                    "RFC9293-3.10.7.4-RST-ES-EXACT",
                    "RFC9293-3.5.1-OLDSYNACK",
                    "RFC9293-MUST-42"),
            Mutant.of(
                    "listener-one-half-open",
                    "Has room for one half-open connection and drops further SYNs until it is established.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean hasRoom(Listener listener) {
                            return host.connections().stream()
                                    .noneMatch(tcb -> tcb.listener == listener.id() && tcb.state == State.SYN_RECEIVED);
                        }
                    },
                    "RFC9293-3.10.7.2-LISTEN-MULTI",
                    "RFC9293-MUST-42",
                    "RFC9293-3.5.1-OLDSYNACK"),
            Mutant.of(
                    "listener-becomes-connection",
                    "Turns the listener itself into the connection, so that nobody listens until the user listens again.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void synAtListener(Listener listener, FourTuple ends, Segment segment) {
                            super.synAtListener(listener, ends, segment);
                            host.connection(ends)
                                    .ifPresent(tcb -> host.add(new Listener(
                                            listener.id(), ends.tester(), listener.backlog(), listener.options())));
                        }
                    },
                    "RFC9293-3.10.7.2-LISTEN-MULTI",
                    "RFC9293-MUST-42",
                    "RFC9293-MUST-11",
                    "RFC9293-3.10.7.4-RST-SR-EXACT",
                    "RFC9293-3.10.7.4-SYN-SR",
                    "RFC9293-3.5-OLDDUP",
                    "RFC9293-3.5.1-OLDSYNACK",
                    "RFC9293-3.4.1-REOPEN"),
            Mutant.of(
                    "listener-reset-clears-queue",
                    "Empties the whole queue of half-open connections when one of them is reset.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void returnToListen(Tcb tcb) {
                            super.returnToListen(tcb);
                            host.connections().stream()
                                    .filter(other ->
                                            other.listener == tcb.listener && other.state == State.SYN_RECEIVED)
                                    .forEach(other -> host.remove(other.id));
                        }
                    },
                    "RFC9293-3.5.1-OLDSYNACK",
                    "RFC9293-MUST-11"),
            Mutant.of(
                    "listener-clears-records",
                    "Forgets the connections that exist when the user opens another listener.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void listen(Input.Listen call) {
                            host.connections().forEach(tcb -> host.remove(tcb.id));
                            super.listen(call);
                        }
                    },
                    "RFC9293-MUST-41"),
            Mutant.of(
                    "reset-ends-all-of-peer",
                    "Takes a reset as the news that the peer has restarted and drops all its connections.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void takeReset(Tcb tcb) {
                            super.takeReset(tcb);
                            host.connections().stream()
                                    .filter(other -> other.state != State.CLOSED
                                            && other.ends
                                                    .tester()
                                                    .address()
                                                    .equals(tcb.ends.tester().address()))
                                    .forEach(this::delete);
                        }
                    },
                    "RFC9293-3.10.7.4-RST-ES-EXACT",
                    "RFC9293-3.5.1-OLDSYNACK"),
            Mutant.of(
                    "isn-without-clock",
                    "Makes its initial sequence numbers of the ends and the secret alone, the same every time.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected long isnClock() {
                            return 0;
                        }
                    },
                    "RFC9293-3.4.1-REOPEN",
                    "RFC6528-3-1",
                    "RFC6528-3-3",
                    "RFC9293-MUST-8",
                    "RFC9293-SHLD-1"),
            Mutant.of(
                    "isn-of-one-clock",
                    "Makes its initial sequence numbers of a coarse clock alone, so that connections share them.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected long isnClock() {
                            return nowNs / 500_000_000 * 64_000;
                        }

                        @Override
                        protected long isnHash(FourTuple ends) {
                            return 0;
                        }
                    },
                    "RFC9293-3.10.7.2-LISTEN-MULTI",
                    "RFC9293-3.4.1-REOPEN",
                    "RFC6528-3-*",
                    "RFC9293-MUST-8",
                    "RFC9293-MUST-9",
                    "RFC9293-SHLD-1"));

    private RecordMutants() {}
}
