// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.tcpassay.net.InterfaceAddresses;
import org.tcpassay.net.SocketDiagnostics;
import org.tcpassay.net.Sysctl;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpVersion;

/**
 * What is there already in a namespace that is not ours, and must not be met.
 *
 * @param ports on which somebody listens for TCP
 */
record Surroundings(Set<IpVersion> versions, List<IpAddress> addresses, Set<Integer> ports) {

    private static final int NETWORKS = 256; // of 198.19.0.0/16: the half that docker/ and people use less
    private static final int FIRST_NETWORK = 256;
    private static final int PREFIX_BYTES = 3;

    /** Of the calling thread's namespace. */
    static Surroundings here() {
        // where it is switched off, as in most containers, our devices have it all the same
        boolean speaksIpv6 = Sysctl.read("net.ipv6.conf.default.disable_ipv6").isPresent();
        try (var diagnostics = SocketDiagnostics.open()) {
            return new Surroundings(
                    speaksIpv6 ? EnumSet.allOf(IpVersion.class) : EnumSet.of(IpVersion.V4),
                    InterfaceAddresses.of(OptionalInt.empty()).stream()
                            .map(InterfaceAddresses.Held::address)
                            .toList(),
                    Set.copyOf(diagnostics.listeningPorts()));
        }
    }

    /** A port on which nobody listens. */
    int closedPort() {
        return IntStream.iterate(Premises.CLOSED_PORT, port -> port + 1)
                .filter(port -> !ports.contains(port))
                .findFirst()
                .orElseThrow();
    }

    /** The numbers of stations whose networks, see {@link StationAddresses}, have no address in use. */
    List<Integer> freeNetworks() {
        return IntStream.range(FIRST_NETWORK, FIRST_NETWORK + NETWORKS)
                .filter(number -> addresses.stream().noneMatch(each -> isWithin(number, each)))
                .boxed()
                .toList();
    }

    private static boolean isWithin(int number, IpAddress address) {
        IpAddress target = StationAddresses.target(IpVersion.V4, number);
        return address.version() == 4
                && address.bytes().slice(0, PREFIX_BYTES).equals(target.bytes().slice(0, PREFIX_BYTES));
    }
}
