// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import java.util.Set;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.IpAddress;

/** Which packets are for this host at all (RFC 1122 §3.2.1.3, RFC 9293 §3.9.2.3). */
abstract class Addressing extends Complaints {

    protected Addressing(Settings settings) {
        super(settings);
    }

    /** Whether a packet between these ends reaches TCP; any other is dropped without a word. */
    public final boolean takes(FourTuple ends, Set<IpAddress> own) {
        return isOurs(ends.target().address(), own)
                && isPossibleSource(ends.tester().address());
    }

    /** MUST-57: neither broadcast nor multicast, and of unicast only its own. */
    protected boolean isOurs(IpAddress destination, Set<IpAddress> own) {
        return own.contains(destination);
    }

    /** MUST-63. */
    protected boolean isPossibleSource(IpAddress source) {
        return !source.isMulticast() && !source.isBroadcast() && !source.isUnspecified() && !source.isLoopback();
    }
}
