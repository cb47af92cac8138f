// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.wire.IpAddress;

/** Mistakes about who is meant and who speaks (RFC 1122 §3.2.1.3, RFC 9293 §3.9.2.3). */
final class AddressMutants {

    static final List<Mutant> ALL = List.of(
            taking("broadcast-taken", "Answers what is sent to everybody.", IpAddress::isBroadcast, "RFC9293-MUST-57*"),
            taking(
                    "multicast-taken",
                    "Answers what is sent to a group that it is in.",
                    IpAddress::isMulticast,
                    "RFC9293-MUST-57*"),
            taking(
                    "neighbours-packets-taken",
                    "Answers whatever the link brings, whoever is meant.",
                    address -> !address.isMulticast() && !address.isBroadcast(),
                    "RFC1122-3.2.1.3-1"),
            Mutant.of(
                    "any-source-answered",
                    "Answers whatever source address a packet has.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isPossibleSource(IpAddress source) {
                            return true;
                        }
                    },
                    "RFC9293-MUST-63",
                    "RFC1122-3.2.1.3-2"),
            Mutant.of(
                    "loopback-answered",
                    "Answers a packet that says it comes from this host, though the link has brought it.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isPossibleSource(IpAddress source) {
                            return super.isPossibleSource(source) || source.isLoopback();
                        }
                    },
                    "RFC9293-MUST-63",
                    "RFC1122-3.2.1.3-2"));

    private AddressMutants() {}

    private static Mutant taking(String name, String mistake, Predicate<IpAddress> more, String... rules) {
        return Mutant.of(
                name,
                mistake,
                settings -> new Rfc9293(settings) {
                    @Override
                    protected boolean isOurs(IpAddress destination, Set<IpAddress> own) {
                        return super.isOurs(destination, own) || more.test(destination);
                    }
                },
                rules);
    }
}
