// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.time.Duration;
import java.util.Optional;
import org.tcpassay.link.Link;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpVersion;

/** One stack, the link to it, and the addresses at both ends: what a lab is built on. */
public interface Station extends AutoCloseable {

    Link link();

    IpAddress targetAddress();

    /** An address that nobody else uses and that the tester's kernel does not own. */
    IpAddress testerAddress();

    /** Another address that the target has on the link, for claims about hosts with several. */
    default Optional<IpAddress> secondAddress() {
        return Optional.empty();
    }

    /** A port of the target on which nothing listens, a SYN to which is answered at once; empty if none was found. */
    Optional<Integer> closedPort();

    /**
     * How much later what the target sends at once may leave than its answer to a later question from a closed port.
     * Zero where it takes one question after the other; a stack that hands connections to threads of its own does not.
     */
    default Duration lag() {
        return Duration.ZERO;
    }

    /** A port on which something listens already (black box); empty where the upper tester opens one. */
    Optional<Integer> openPort();

    /** Issues user calls beside the target; empty for a black box. */
    Optional<UpperTester> upperTester();

    /**
     * Whether the stack can know nothing of this port of the tester; from now on it may. A stack that many probes share
     * keeps their connections.
     */
    default boolean isFresh(int testerPort) {
        return true;
    }

    /**
     * The same stack for another probe, with another tester address and nothing left of this one; this station is of
     * no further use then.
     *
     * @param version of IP that the other probe needs
     * @return empty where another probe needs another station
     */
    default Optional<Station> again(IpVersion version) {
        return Optional.empty();
    }

    /**
     * A probe begins. The road to the target, if it does anything by chance, does so from this seed on.
     *
     * @param seed the same for the same probe in the same round of the same run, however often it is asked there
     */
    default void begins(long seed) {}

    /** Whether an earlier probe has used this stack. */
    default boolean isUsed() {
        return false;
    }

    /** Whether the stack is this machine's kernel, so that two hosts of it can be had in namespaces. */
    default boolean isThisKernel() {
        return false;
    }

    @Override
    void close();
}
