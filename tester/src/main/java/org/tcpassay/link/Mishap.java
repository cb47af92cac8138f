// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.link;

import java.util.Optional;
import org.tcpassay.trace.Direction;
import org.tcpassay.wire.Bytes;

/**
 * What a fault on the road did.
 *
 * @param behind how many frames of the last {@link Link#receive} passed before it
 * @param timeNs when, on the link's clock
 * @param direction of the packet, if there is one
 * @param packet the IP packet; empty where one is made of nothing
 * @param rule whose doing it is
 * @param act such as {@code lost}
 * @param detail for people; may be empty
 */
public record Mishap(
        int behind, long timeNs, Direction direction, Optional<Bytes> packet, String rule, String act, String detail) {

    /** The same behind so many frames. */
    public Mishap behind(int frames) {
        return new Mishap(frames, timeNs, direction, packet, rule, act, detail);
    }
}
