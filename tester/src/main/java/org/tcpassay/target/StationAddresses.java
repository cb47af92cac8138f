// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpVersion;

/** The addresses of a station whose network is nobody else's. */
final class StationAddresses {

    private static final int NETWORKS = 512; // the third byte and the prefix's free bit; then they come again
    private static final Bytes UNIQUE_LOCAL = Bytes.of(0xfd, 't', 'c', 'p', 'a', 's', 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);

    private static final int SECOND = 250; // behind every address that a tester uses

    private StationAddresses() {}

    /**
     * 198.18.0.0/15, which RFC 2544 gave to testers, has a network of 24 bits for each station; of the unique local
     * addresses of RFC 4193 each has one of 64 bits.
     *
     * @param number of the station in the run
     */
    static IpAddress target(IpVersion version, int number) {
        int network = number % NETWORKS;
        return version == IpVersion.V4
                ? IpAddress.v4(198, 18 + (network >> 8), network & 0xff, 1)
                : new IpAddress(UNIQUE_LOCAL
                        .slice(0, 6)
                        .concat(Bytes.of(network >> 8, network & 0xff))
                        .concat(UNIQUE_LOCAL.slice(8, 16)));
    }

    /** Another address of a target that has two. */
    static IpAddress second(IpAddress target) {
        return target.plus(SECOND);
    }

    /** The tester's address at a stack that so many others have asked before. */
    static IpAddress tester(IpAddress target, int uses) {
        return target.plus(1 + uses);
    }
}
