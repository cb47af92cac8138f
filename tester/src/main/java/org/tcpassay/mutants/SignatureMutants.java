// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.tcpassay.model.Input;
import org.tcpassay.model.Output;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Settings;
import org.tcpassay.model.Tcb;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.Signature;
import org.tcpassay.wire.SignatureKey;
import org.tcpassay.wire.TcpOption;

/** Mistakes with signatures (RFC 2385): in what is checked, in what is signed, and in how. */
final class SignatureMutants {

    private static final String SIGNED = "RFC2385-2-1";
    private static final String DIGEST = "RFC2385-2-2";
    private static final String VALIDATED = "RFC2385-2-4";
    private static final String NO_RESPONSE = "RFC2385-2-5";
    private static final String UNSIGNED_IGNORED = "RFC2385-2-6";
    private static final String NOT_NEGOTIATED = "RFC2385-2-7";
    private static final String USERS_CHOICE = "RFC2385-2-8";
    private static final String LENGTH = "RFC2385-3-1";
    private static final String STRANGERS_RESET = "RFC2385-4.1-1";
    private static final int BLOCK = 64; // bytes that MD5 works on at a time

    static final List<Mutant> ALL = List.of(
            letsIn(
                    "signature-unchecked",
                    "Signs what it sends and takes whatever comes.",
                    segment -> true,
                    DIGEST,
                    VALIDATED,
                    NO_RESPONSE,
                    UNSIGNED_IGNORED,
                    NOT_NEGOTIATED,
                    LENGTH,
                    STRANGERS_RESET),
            letsIn(
                    "unsigned-let-in",
                    "Checks the signatures that there are, and takes segments that have none.",
                    segment -> segment.option(TcpOption.Md5.class).isEmpty(),
                    NO_RESPONSE,
                    UNSIGNED_IGNORED,
                    LENGTH,
                    STRANGERS_RESET),
            letsIn(
                    "reset-needs-no-signature",
                    "Takes a reset without looking at its signature.",
                    segment -> segment.has(Flags.RST),
                    VALIDATED,
                    NO_RESPONSE,
                    UNSIGNED_IGNORED,
                    LENGTH,
                    STRANGERS_RESET),
            letsIn(
                    "syn-needs-no-signature",
                    "Begins to check signatures once it has answered a SYN.",
                    segment -> segment.has(Flags.SYN) && !segment.has(Flags.ACK),
                    VALIDATED,
                    NO_RESPONSE,
                    UNSIGNED_IGNORED,
                    LENGTH),
            letsIn(
                    "signature-of-nothing-compared",
                    "Compares as many octets of the digest as the option has, which may be none.",
                    segment -> segment.options().stream()
                            .anyMatch(option -> option instanceof TcpOption.Unknown other
                                    && other.kind() == 19
                                    && other.body().isEmpty()),
                    LENGTH,
                    NO_RESPONSE),
            letsIn(
                    "header-alone-signed",
                    "Compares digests for segments without text only.",
                    segment -> segment.option(TcpOption.Md5.class).isPresent()
                            && !segment.payload().isEmpty(),
                    DIGEST,
                    VALIDATED,
                    NO_RESPONSE),
            Mutant.of(
                    "signature-unchecked-in-time-wait",
                    "Has no key any more in TIME-WAIT for what comes.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isRightlySigned(FourTuple ends, Segment segment, SignatureKey key) {
                            return isIn(host.connection(ends), State.TIME_WAIT)
                                    || super.isRightlySigned(ends, segment, key);
                        }
                    },
                    NO_RESPONSE,
                    UNSIGNED_IGNORED),
            Mutant.of(
                    "signature-negotiated",
                    "Takes a SYN,ACK without a signature for word that the peer does not want any, and stops signing.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesSignatureCheck(FourTuple ends, Segment segment) {
                            boolean bare = segment.option(TcpOption.Md5.class).isEmpty();
                            Optional<Tcb> opening =
                                    host.connection(ends).filter(tcb -> tcb.state == State.SYN_SENT && bare);
                            opening.filter(tcb -> segment.has(Flags.SYN.with(Flags.ACK)))
                                    .ifPresent(tcb -> tcb.options = tcb.options.withSignatureKey(Optional.empty()));
                            return super.passesSignatureCheck(ends, segment);
                        }
                    },
                    NOT_NEGOTIATED,
                    UNSIGNED_IGNORED,
                    NO_RESPONSE,
                    LENGTH),
            Mutant.of(
                    "bad-signature-reset",
                    "Sends a reset for what is not rightly signed.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesSignatureCheck(FourTuple ends, Segment segment) {
                            boolean passes = super.passesSignatureCheck(ends, segment);
                            if (!passes && !segment.has(Flags.RST)) {
                                resetStranger(ends, segment);
                            }
                            return passes;
                        }
                    },
                    NO_RESPONSE,
                    DIGEST,
                    USERS_CHOICE),
            Mutant.of(
                    "bad-signature-acknowledged",
                    "Acknowledges a segment whose signature is not right, as it does any that is unacceptable.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesSignatureCheck(FourTuple ends, Segment segment) {
                            boolean passes = super.passesSignatureCheck(ends, segment);
                            if (!passes) {
                                host.connection(ends)
                                        .filter(tcb -> tcb.state != State.SYN_SENT)
                                        .ifPresent(this::acknowledge);
                            }
                            return passes;
                        }
                    },
                    NO_RESPONSE,
                    DIGEST),
            Mutant.of(
                    "tampering-suspected",
                    "Drops a signed segment that has an option which it does not know beside the signature.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isRightlySigned(FourTuple ends, Segment segment, SignatureKey key) {
                            return super.isRightlySigned(ends, segment, key)
                                    && segment.option(TcpOption.Unknown.class).isEmpty();
                        }
                    },
                    "RFC2385-2-3"),
            Mutant.of(
                    "reset-never-taken",
                    "Ignores every reset where there is a key, against forgers.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isRightlySigned(FourTuple ends, Segment segment, SignatureKey key) {
                            return !segment.has(Flags.RST) && super.isRightlySigned(ends, segment, key);
                        }
                    },
                    DIGEST),
            leaves(
                    "text-unsigned",
                    "Signs what it builds at once, and not what waits for its turn with text.",
                    segment -> !segment.payload().isEmpty(),
                    SIGNED,
                    DIGEST,
                    "RFC2385-4.3-1"),
            leaves(
                    "reset-unsigned",
                    "Builds resets elsewhere than other segments, and without a signature.",
                    segment -> segment.has(Flags.RST),
                    SIGNED),
            leaves(
                    "fin-unsigned",
                    "Signs a FIN before it puts the flag in.",
                    segment -> segment.has(Flags.FIN),
                    SIGNED),
            leaves(
                    "acknowledgment-unsigned",
                    "Builds bare acknowledgments from a template without a signature.",
                    segment -> segment.len() == 0 && segment.has(Flags.ACK) && !segment.has(Flags.RST),
                    SIGNED,
                    "RFC2385-4.3-2"),
            leaves(
                    "syn-unsigned",
                    "Signs from the first segment behind the SYN on.",
                    segment -> segment.has(Flags.SYN),
                    SIGNED,
                    NOT_NEGOTIATED),
            leaves(
                    "signature-gives-way",
                    "Leaves the signature out where timestamps and SACK take the room.",
                    segment -> segment.option(TcpOption.Timestamps.class).isPresent()
                            && (segment.option(TcpOption.Sack.class).isPresent()
                                    || segment.option(TcpOption.SackPermitted.class)
                                            .isPresent()),
                    "RFC2385-4.3-2",
                    SIGNED),
            Mutant.of(
                    "repetition-unsigned",
                    "Sends again from a queue that was filled before the signature was put in.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected Segment sign(FourTuple ends, Segment segment, SignatureKey key) {
                            boolean again = host.connection(ends)
                                    .filter(tcb -> tcb.flights.stream()
                                            .anyMatch(flight -> flight.times() > 1
                                                    && flight.seq().equals(segment.seq())))
                                    .isPresent();
                            return again && segment.len() > 0 ? segment : super.sign(ends, segment, key);
                        }
                    },
                    SIGNED,
                    NOT_NEGOTIATED),
            Mutant.of(
                    "time-wait-unsigned",
                    "Has no key any more in TIME-WAIT for what it sends.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected Segment sign(FourTuple ends, Segment segment, SignatureKey key) {
                            return isIn(host.connection(ends), State.TIME_WAIT)
                                    ? segment
                                    : super.sign(ends, segment, key);
                        }
                    },
                    SIGNED),
            Mutant.of(
                    "pseudo-header-turned-round",
                    "Signs with the addresses in the order in which its own connection record has them.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected Segment sign(FourTuple ends, Segment segment, SignatureKey key) {
                            return Signature.sign(
                                    segment,
                                    ends.tester().address(),
                                    ends.target().address(),
                                    key);
                        }
                    },
                    SIGNED,
                    DIGEST,
                    NOT_NEGOTIATED),
            Mutant.of(
                    "key-cut",
                    "Keeps what fits a block of MD5 of a key.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected Optional<SignatureKey> keyOf(FourTuple ends) {
                            return super.keyOf(ends).map(key -> new SignatureKey(Math.min(BLOCK, key.length())));
                        }
                    },
                    "RFC2385-4.5-1"),
            Mutant.of(
                    "key-of-any-listener",
                    "Keeps the keys of all listeners in one table and looks for the address alone.",
                    SignatureMutants::withOneTable,
                    USERS_CHOICE),
            Mutant.of(
                    "signature-answered-in-kind",
                    "Puts the option on what answers a signed segment, with a digest of zeros where it has no key.",
                    SignatureMutants::answering,
                    USERS_CHOICE,
                    STRANGERS_RESET),
            Mutant.of(
                    "no-room-for-signature",
                    "Fills segments as if the signature took no room.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected int signatureLength(Tcb tcb) {
                            return 0;
                        }
                    },
                    "RFC2385-4.3-1"));

    private SignatureMutants() {}

    private static boolean isIn(Optional<Tcb> connection, State state) {
        return connection.filter(tcb -> tcb.state == state).isPresent();
    }

    /** Takes some segments whatever their signature. */
    private static Mutant letsIn(String name, String sentence, Predicate<Segment> which, String... rules) {
        return Mutant.of(
                name,
                sentence,
                settings -> new Rfc9293(settings) {
                    @Override
                    protected boolean isRightlySigned(FourTuple ends, Segment segment, SignatureKey key) {
                        return which.test(segment) || super.isRightlySigned(ends, segment, key);
                    }
                },
                rules);
    }

    /** Leaves some segments without a signature. */
    private static Mutant leaves(String name, String sentence, Predicate<Segment> which, String... rules) {
        return Mutant.of(
                name,
                sentence,
                settings -> new Rfc9293(settings) {
                    @Override
                    protected Segment sign(FourTuple ends, Segment segment, SignatureKey key) {
                        return which.test(segment) ? segment : super.sign(ends, segment, key);
                    }
                },
                rules);
    }

    private static Rfc9293 withOneTable(Settings settings) {
        return new Rfc9293(settings) {
            private Optional<SignatureKey> last = Optional.empty();

            @Override
            protected void listen(Input.Listen call) {
                last = call.options().signatureKey().or(() -> last);
                super.listen(call);
            }

            @Override
            protected Optional<SignatureKey> keyOf(FourTuple ends) {
                boolean listens = host.listener(ends.target()).isPresent();
                return super.keyOf(ends).or(() -> listens ? last : Optional.empty());
            }
        };
    }

    private static Rfc9293 answering(Settings settings) {
        return new Rfc9293(settings) {
            private boolean signed;

            @Override
            protected boolean passesSignatureCheck(FourTuple ends, Segment segment) {
                return keyOf(ends).isEmpty() || super.passesSignatureCheck(ends, segment);
            }

            @Override
            protected void process(Input input) {
                signed = input instanceof Input.Arrives event
                        && event.segment().option(TcpOption.Md5.class).isPresent();
                super.process(input);
            }

            @Override
            protected void put(Output output) {
                boolean other = signed
                        && output instanceof Output.Sent sent
                        && keyOf(sent.ends()).isEmpty();
                super.put(other ? inKind((Output.Sent) output) : output);
            }
        };
    }

    private static Output inKind(Output.Sent sent) {
        return new Output.Sent(sent.ends(), Signature.with(sent.segment(), Bytes.zeros(16)), sent.ecn());
    }
}
