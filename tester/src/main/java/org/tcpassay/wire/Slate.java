// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.nio.ByteBuffer;

/**
 * Memory that is written over and over, so that what passes through costs none.
 *
 * <p>What {@link #write} gave is gone with the next call: whoever keeps it calls {@link Bytes#apart} before. Until then
 * it is whole, although all but its beginning is copied only when somebody asks for it: of most that passes through
 * nobody reads more than the headers.
 */
public final class Slate {

    /** Where everything is there already. */
    static final Slate WHOLE = new Slate(0, Integer.MAX_VALUE);

    private static final int BEGINNING = 256; // bytes: a frame's header, and the longest of IP and TCP

    private final byte[] array;
    private ByteBuffer source = ByteBuffer.allocate(0);
    private int copied; // bytes

    /** @param size bytes of the longest that will be written */
    public Slate(int size) {
        this(size, 0);
    }

    private Slate(int size, int copied) {
        this.array = new byte[size];
        this.copied = copied;
    }

    /**
     * The bytes between the buffer's position and limit; the buffer's position does not move.
     *
     * @param source nobody writes to it before the next call
     */
    public Bytes write(ByteBuffer source) {
        int length = source.remaining();
        this.source = source;
        copied = Math.min(length, BEGINNING);
        source.get(source.position(), array, 0, copied);
        return Bytes.lent(this, array, length);
    }

    /** Sees to it that the array's bytes before {@code end} are there. */
    void complete(int end) {
        if (end > copied) {
            copy();
        }
    }

    private void copy() {
        int length = source.remaining();
        source.get(source.position() + copied, array, copied, length - copied);
        copied = length;
    }
}
