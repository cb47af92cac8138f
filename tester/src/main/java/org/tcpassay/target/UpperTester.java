// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.util.Optional;
import org.tcpassay.rules.State;
import org.tcpassay.wire.FourTuple;

/** The agent beside the target that issues user calls (RFC 9293 §3.9.1). No call of it blocks. */
public interface UpperTester extends AutoCloseable {

    /**
     * A fresh socket, unbound.
     *
     * @param ipVersion 4 or 6
     */
    UserSocket socket(int ipVersion);

    /**
     * The state of any connection of the target, SYN-RECEIVED and TIME-WAIT included.
     *
     * @return CLOSED where the target knows no such connection; empty where the target cannot tell
     */
    Optional<State> stateOf(FourTuple ends);

    /** Closes every socket it opened. */
    @Override
    void close();
}
