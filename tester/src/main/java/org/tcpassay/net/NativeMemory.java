// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A block of memory that the kernel can read and write, in the machine's byte order.
 *
 * <p>Blocks are borrowed and given back, as the JVM frees them late: hundreds of stations a second would
 * otherwise exhaust its direct memory between two collections.
 */
final class NativeMemory {

    private static final Map<Integer, Queue<NativeMemory>> RETURNED = new ConcurrentHashMap<>();

    private final ByteBuffer buffer;
    private final long address;

    private NativeMemory(int size) {
        this.buffer = ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
        this.address = Kernel.addressOf(buffer);
    }

    /** At least the pages asked for; what is in them is undefined. */
    static NativeMemory borrow(int size) {
        NativeMemory returned = returned(size).poll();
        return returned == null ? new NativeMemory(size) : returned;
    }

    /** Hands the block to the next borrower; the caller must not touch it again. */
    void giveBack() {
        returned(buffer.capacity()).add(this);
    }

    private static Queue<NativeMemory> returned(int size) {
        return RETURNED.computeIfAbsent(size, any -> new ConcurrentLinkedQueue<>());
    }

    /** Position and limit mean nothing; use absolute indices. */
    ByteBuffer buffer() {
        return buffer;
    }

    long address() {
        return address;
    }

    void clear(int from, int length) {
        for (int i = from; i < from + length; i++) {
            buffer.put(i, (byte) 0);
        }
    }

    /** Writes the text and a zero byte after it. */
    void putText(int index, String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        buffer.put(index, encoded);
        buffer.put(index + encoded.length, (byte) 0);
    }

    /** Reads up to the first zero byte. */
    String text(int index) {
        int end = index;
        while (buffer.get(end) != 0) {
            end++;
        }
        var encoded = new byte[end - index];
        buffer.get(index, encoded);
        return new String(encoded, StandardCharsets.UTF_8);
    }

    /** Network byte order, whatever the machine's is. */
    void putU16(int index, int value) {
        buffer.put(index, (byte) (value >> 8));
        buffer.put(index + 1, (byte) value);
    }

    /** Network byte order, whatever the machine's is. */
    int u16(int index) {
        return (buffer.get(index) & 0xff) << 8 | buffer.get(index + 1) & 0xff;
    }
}
