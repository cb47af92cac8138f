// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.time.Duration;
import java.util.Optional;
import org.tcpassay.link.Link;
import org.tcpassay.wire.IpAddress;

/**
 * Another station, met in another way; all is that one's unless said otherwise, but that nobody comes after its first
 * probe ({@link Station#again}).
 */
public interface StationAround extends Station {

    Station station();

    @Override
    default Link link() {
        return station().link();
    }

    @Override
    default IpAddress targetAddress() {
        return station().targetAddress();
    }

    @Override
    default IpAddress testerAddress() {
        return station().testerAddress();
    }

    @Override
    default Optional<IpAddress> secondAddress() {
        return station().secondAddress();
    }

    @Override
    default Optional<Integer> closedPort() {
        return station().closedPort();
    }

    @Override
    default Duration lag() {
        return station().lag();
    }

    @Override
    default Optional<Integer> openPort() {
        return station().openPort();
    }

    @Override
    default Optional<UpperTester> upperTester() {
        return station().upperTester();
    }

    @Override
    default boolean isFresh(int testerPort) {
        return station().isFresh(testerPort);
    }

    @Override
    default void begins(long seed) {
        station().begins(seed);
    }

    @Override
    default boolean isUsed() {
        return station().isUsed();
    }

    @Override
    default boolean isThisKernel() {
        return station().isThisKernel();
    }

    @Override
    default void close() {
        station().close();
    }
}
