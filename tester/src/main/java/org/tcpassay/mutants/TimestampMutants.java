// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.tcpassay.model.Flight;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Settings;
import org.tcpassay.model.Tcb;
import org.tcpassay.model.Transition;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.TcpOption;

/** Mistakes with timestamps: who offers them, and which segments carry them. */
final class TimestampMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "timestamps-not-answered",
                    "Never answers an offer of timestamps although it makes one itself.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean answersTimestamps(Segment syn) {
                            return false;
                        }
                    },
                    "RFC7323-3.2-4",
                    "RFC7323-3.2-1"),
            Mutant.of(
                    "timestamps-unasked",
                    "Puts timestamps on a SYN,ACK that nobody has asked for.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected List<TcpOption> optionsOfSyn(Tcb tcb, boolean stamps, boolean scale, boolean sack) {
                            return super.optionsOfSyn(tcb, true, scale, sack);
                        }
                    },
                    "RFC7323-3.2-4"),
            Mutant.of(
                    "timestamps-by-one-side",
                    "Sends timestamps once it is established, although the SYN of the peer had none.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void enterEstablished(Tcb tcb, Transition how) {
                            super.enterEstablished(tcb, how);
                            tcb.timestamps = true;
                        }
                    },
                    "RFC7323-3.2-5"),
            Mutant.of(
                    "syn-echoes-something",
                    "Puts its own clock into the TSecr of its SYN, where nothing is to be echoed.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected List<TcpOption> optionsOfSyn(Tcb tcb, boolean stamps, boolean scale, boolean sack) {
                            tcb.tsRecent = tcb.state == State.SYN_SENT ? stamp(tcb) : tcb.tsRecent;
                            return super.optionsOfSyn(tcb, stamps, scale, sack);
                        }
                    },
                    "RFC7323-3.2-2"),
            Mutant.of(
                    "echo-in-syn-believed",
                    "Answers an offer of timestamps only if its TSecr, which means nothing, is zero.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean answersTimestamps(Segment syn) {
                            return super.answersTimestamps(syn)
                                    && syn.option(TcpOption.Timestamps.class)
                                            .filter(option -> option.echoReply() == 0)
                                            .isPresent();
                        }
                    },
                    "RFC7323-3.2-3"),
            Mutant.of(
                    "syn-ack-echoes-zero",
                    "Starts to echo timestamps only after the handshake.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected List<TcpOption> optionsOfSyn(Tcb tcb, boolean stamps, boolean scale, boolean sack) {
                            long recent = tcb.tsRecent;
                            tcb.tsRecent = 0;
                            List<TcpOption> options = super.optionsOfSyn(tcb, stamps, scale, sack);
                            tcb.tsRecent = recent;
                            return options;
                        }
                    },
                    "RFC7323-3.2-1"),
            Mutant.of(
                    "stamp-of-syn-ack-forgotten",
                    "Does not remember the TSval of a SYN,ACK, so that the third segment echoes zero.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void takeSyn(Tcb tcb, Segment syn, boolean stamps, boolean scale, boolean sack) {
                            super.takeSyn(tcb, syn, stamps, scale, sack);
                            tcb.tsRecent = tcb.state == State.SYN_SENT ? 0 : tcb.tsRecent;
                        }
                    },
                    "RFC7323-3.2-1"),
            without(
                    "bare-acknowledgments",
                    "Puts timestamps on text and FIN alone, and none on a pure acknowledgment.",
                    (tcb, sends) -> !sends,
                    "RFC7323-3.2-5"),
            without(
                    "bare-text",
                    "Puts no timestamps on text and FIN, to save room.",
                    (tcb, sends) -> sends,
                    "RFC7323-3.2-5"),
            without(
                    "bare-in-syn-received",
                    "Puts no timestamps on a segment before the connection is established.",
                    (tcb, sends) -> tcb.state == State.SYN_RECEIVED,
                    "RFC7323-3.2-5"),
            without(
                    "bare-in-time-wait",
                    "Keeps no timestamps in the small record of TIME-WAIT.",
                    (tcb, sends) -> tcb.state == State.TIME_WAIT,
                    "RFC7323-3.2-5"),
            Mutant.of(
                    "bare-challenge",
                    "Builds challenge acknowledgments by hand, without timestamps.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void challenge(Tcb tcb) {
                            boolean negotiated = tcb.timestamps;
                            tcb.timestamps = false;
                            super.challenge(tcb);
                            tcb.timestamps = negotiated;
                        }
                    },
                    "RFC7323-3.2-5"),
            Mutant.of(
                    "bare-reset",
                    "Puts no timestamps on the reset of an abort.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void resetConnection(Tcb tcb) {
                            tcb.timestamps = false;
                            super.resetConnection(tcb);
                        }
                    },
                    "RFC7323-3.2-9"),
            Mutant.of(
                    "timestamps-switched-on-later",
                    "Begins to use timestamps when any segment carries them.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesTimestampCheck(Tcb tcb, Segment segment) {
                            if (!tcb.timestamps) {
                                stampOf(segment).ifPresent(stamp -> {
                                    tcb.timestamps = true;
                                    remember(tcb, stamp);
                                });
                            }
                            return super.passesTimestampCheck(tcb, segment);
                        }
                    },
                    "RFC7323-3.2-8"),
            Mutant.of(
                    "only-echo-of-syn-ack-taken",
                    "Ends the handshake only by an echo of the very TSval of its SYN,ACK.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean completesHandshake(Tcb tcb, Segment segment) {
                            long sent = tcb.flights.get(0).sentNs() / 1_000_000 + tcb.tsOffset & 0xffff_ffffL;
                            boolean other = segment.option(TcpOption.Timestamps.class)
                                    .filter(option -> option.echoReply() != sent)
                                    .isPresent();
                            return !other && super.completesHandshake(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-ACK-SR-OK",
                    "RFC7323-3.2-1"));

    private TimestampMutants() {}

    /** A stack whose segments lack timestamps in some cases; the predicate learns whether text or FIN leaves. */
    private static Mutant without(String name, String mistake, BiPredicate<Tcb, Boolean> cases, String rule) {
        return Mutant.of(name, mistake, settings -> new Bare(settings, cases), rule);
    }

    private static final class Bare extends Rfc9293 {

        private final BiPredicate<Tcb, Boolean> cases;
        private boolean sends;

        Bare(Settings settings, BiPredicate<Tcb, Boolean> cases) {
            super(settings);
            this.cases = cases;
        }

        @Override
        protected Segment textOf(Tcb tcb, Flight flight) {
            sends = true;
            Segment segment = super.textOf(tcb, flight);
            sends = false;
            return segment;
        }

        @Override
        protected List<TcpOption> optionsOf(Tcb tcb, boolean acknowledges) {
            List<TcpOption> options = super.optionsOf(tcb, acknowledges);
            return cases.test(tcb, sends)
                    ? options.stream()
                            .filter(option -> !(option instanceof TcpOption.Timestamps))
                            .collect(Collectors.toList())
                    : options;
        }
    }
}
