// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.link;

import java.util.List;
import org.tcpassay.wire.Bytes;

/**
 * A road to the target that carries IP packets and remembers when each passed.
 *
 * <p>Used by one thread at a time. A link loses, repeats and reorders nothing; if the kernel under it did,
 * {@link #dropped} counts it.
 */
public interface Link extends AutoCloseable {

    /**
     * Puts a packet on the road.
     *
     * @param packet an IP packet with its header, legal or not
     * @throws LinkException if the road is broken
     */
    void send(Bytes packet);

    /**
     * Waits for packets of both directions, the tester's own included, in the order in which they passed.
     *
     * @param timeoutNs how long to wait for the first; 0 only looks
     * @return what passed since the last call; empty after the time-out
     */
    List<Frame> receive(long timeoutNs);

    /** What befell packets on the road since the last call, in order; a faithful road has nothing to tell. */
    default List<Mishap> mishaps() {
        return List.of();
    }

    /** Now, in nanoseconds on the clock that stamps the frames. */
    long nowNs();

    /** What the stamps are worth: {@code kernel}, {@code user} or {@code virtual}. */
    String clock();

    /** Frames that the kernel lost before the tester saw them. */
    long dropped();

    /** Whether it carries packets of any tester address, not only of the one that it was made for. */
    default boolean servesAnyTester() {
        return false;
    }

    @Override
    void close();
}
