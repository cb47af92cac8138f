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
 * otherwise exhaust its direct memory between two collections. Whoever touches one afterwards is refused, so a
 * link that is used after its end harms nobody else's.
 */
final class NativeMemory {

    private static final Map<Integer, Queue<Block>> RETURNED = new ConcurrentHashMap<>();

    private final Block block;
    private boolean returned;

    private record Block(ByteBuffer buffer, long address) {

        static Block ofSize(int size) {
            var buffer = ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
            return new Block(buffer, Kernel.addressOf(buffer));
        }
    }

    private NativeMemory(Block block) {
        this.block = block;
    }

    /** What is in it is undefined. */
    static NativeMemory borrow(int size) {
        Block again = returned(size).poll();
        return new NativeMemory(again == null ? Block.ofSize(size) : again);
    }

    /**
     * Hands the block to the next borrower.
     *
     * @return false if that was done before
     */
    boolean giveBack() {
        if (returned) {
            return false;
        }
        returned = true;
        returned(block.buffer().capacity()).add(block);
        return true;
    }

    private static Queue<Block> returned(int size) {
        return RETURNED.computeIfAbsent(size, any -> new ConcurrentLinkedQueue<>());
    }

    private Block block() {
        if (returned) {
            throw new IllegalStateException("used after it was closed");
        }
        return block;
    }

    /** Position and limit mean nothing; use absolute indices. */
    ByteBuffer buffer() {
        return block().buffer();
    }

    long address() {
        return block().address();
    }

    void clear(int from, int length) {
        ByteBuffer buffer = buffer();
        for (int i = from; i < from + length; i++) {
            buffer.put(i, (byte) 0);
        }
    }

    /** Writes the text and a zero byte after it. */
    void putText(int index, String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        buffer().put(index, encoded).put(index + encoded.length, (byte) 0);
    }

    /** Reads up to the first zero byte. */
    String text(int index) {
        ByteBuffer buffer = buffer();
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
        buffer().put(index, (byte) (value >> 8)).put(index + 1, (byte) value);
    }

    /** Network byte order, whatever the machine's is. */
    int u16(int index) {
        ByteBuffer buffer = buffer();
        return (buffer.get(index) & 0xff) << 8 | buffer.get(index + 1) & 0xff;
    }
}
