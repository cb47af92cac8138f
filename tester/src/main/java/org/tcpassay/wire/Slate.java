// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.nio.ByteBuffer;

/**
 * Memory that is written over and over, so that what passes through costs none.
 *
 * <p>What {@link #write} gave is gone with the next call: whoever keeps it calls {@link Bytes#apart} before.
 */
public final class Slate {

    private final byte[] array;

    /** @param size bytes of the longest that will be written */
    public Slate(int size) {
        array = new byte[size];
    }

    /** The bytes between the buffer's position and limit; the buffer's position does not move. */
    public Bytes write(ByteBuffer source) {
        int length = source.remaining();
        source.get(source.position(), array, 0, length);
        return Bytes.lent(array, length);
    }
}
