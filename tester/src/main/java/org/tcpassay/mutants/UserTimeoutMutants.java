// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.TcpOption;

/** Mistakes with the user timeout option (RFC 5482). */
final class UserTimeoutMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "user-timeout-option-drops",
                    "Drops a segment with a user timeout option.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void segmentArrives(FourTuple ends, Segment segment) {
                            if (segment.option(TcpOption.UserTimeout.class).isEmpty()) {
                                super.segmentArrives(ends, segment);
                            }
                        }
                    },
                    "RFC5482-3-1"),
            Mutant.of(
                    "user-timeout-of-peer-ignored",
                    "Does not adapt its user timeout to its peer's.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void adaptUserTimeout(Tcb tcb, Segment segment) {
                            // stays what it is
                        }
                    },
                    "RFC5482-3.1-2"),
            Mutant.of(
                    "user-timeout-in-seconds-only",
                    "Reads a user timeout in minutes as one in seconds.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected long secondsOf(TcpOption.UserTimeout option) {
                            return option.timeout();
                        }
                    },
                    "RFC5482-3.3-1"),
            Mutant.of(
                    "user-timeout-in-minutes-only",
                    "Reads a user timeout in seconds as one in minutes.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected long secondsOf(TcpOption.UserTimeout option) {
                            return option.timeout() * 60L;
                        }
                    },
                    "RFC5482-3.3-1"),
            Mutant.of(
                    "user-timeout-of-zero-taken",
                    "Takes a user timeout of zero from its peer and gives up at once.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void adaptUserTimeout(Tcb tcb, Segment segment) {
                            super.adaptUserTimeout(tcb, segment);
                            segment.option(TcpOption.UserTimeout.class)
                                    .filter(option -> option.timeout() == 0)
                                    .ifPresent(option -> tcb.userTimeoutOfPeer = Optional.of(Duration.ZERO));
                        }
                    },
                    "RFC5482-3.4-1"),
            Mutant.of(
                    "user-timeout-of-peer-wins",
                    "Heeds its peer's user timeout although its own user has set one.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void adaptUserTimeout(Tcb tcb, Segment segment) {
                            super.adaptUserTimeout(tcb, segment);
                            if (segment.option(TcpOption.UserTimeout.class).isPresent()) {
                                tcb.options = tcb.options.withUserTimeout(tcb.userTimeoutOfPeer);
                            }
                        }
                    },
                    "RFC5482-3.1-1"));

    private UserTimeoutMutants() {}
}
