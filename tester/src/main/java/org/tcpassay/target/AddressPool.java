// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.tcpassay.link.LinkException;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.IpAddress;

/**
 * Tester addresses on a network where nobody else is, lent to one station at a time; the longest unused comes first.
 *
 * <p>Safe for several threads.
 */
final class AddressPool {

    private static final int LOWEST = 2; // last byte
    private static final int HIGHEST = 254;

    private final BlockingQueue<IpAddress> unused = new LinkedBlockingQueue<>();

    private AddressPool() {}

    /** @param told the only one to use, if the user named one */
    static AddressPool beside(IpAddress target, Optional<IpAddress> told) {
        var pool = new AddressPool();
        told.ifPresent(pool.unused::add);
        Bytes network = target.bytes().slice(0, target.bytes().length() - 1);
        for (int last = LOWEST; told.isEmpty() && last <= HIGHEST; last++) {
            var address = new IpAddress(network.concat(Bytes.of(last)));
            if (!address.equals(target)) {
                pool.unused.add(address);
            }
        }
        return pool;
    }

    /** An address that is nobody else's until it is given back; waits while all are lent. */
    IpAddress borrow() {
        try {
            return unused.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LinkException("waiting for a tester address: interrupted; run again", e);
        }
    }

    /** As {@link #borrow}, unless all are lent. */
    Optional<IpAddress> another() {
        return Optional.ofNullable(unused.poll());
    }

    void giveBack(IpAddress address) {
        unused.add(address);
    }
}
