// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.stack;

import java.util.List;
import org.tcpassay.link.LinkException;
import org.tcpassay.link.TargetFailure;
import org.tcpassay.wire.IpAddress;

/** Where instances come from. */
interface StackSource extends AutoCloseable {

    /** What every stack has that is started by the contract. */
    List<IpAddress> ADDRESSES = List.of(IpAddress.v4(198, 18, 0, 1), IpAddress.parse("fd74:6370:6173::1"));

    /** How users call the target. */
    String name();

    /** What is to be said of the stack besides its name; empty if nothing is. */
    String about();

    /** How many there may be at a time. */
    int most();

    /**
     * A fresh one. Several threads may ask at the same time for as many as there may be.
     *
     * @throws LinkException if it cannot be started here
     * @throws TargetFailure if it dies, hangs or talks nonsense
     */
    Instance start();

    /** When all instances have ended. */
    @Override
    void close();
}
