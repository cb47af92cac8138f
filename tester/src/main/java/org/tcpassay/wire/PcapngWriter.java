// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Writes a capture file of IP packets with times in nanoseconds and a comment per packet.
 *
 * <pre>
 * | section header | interface | ... | packet | packet | ...
 *
 * each block: | type (4) | length (4) | body, padded to 32 bits | length (4) |
 * </pre>
 *
 * <p>Numbers are in network byte order, which the format allows. The stream belongs to the caller, who buffers and
 * closes it.
 *
 * @see "draft-ietf-opsawg-pcapng"
 */
public final class PcapngWriter {

    private static final int SECTION = 0x0a0d_0d0a;
    private static final int INTERFACE = 1;
    private static final int ENHANCED_PACKET = 6;
    private static final int BYTE_ORDER = 0x1a2b_3c4d;

    private static final int COMMENT = 1;
    private static final int APPLICATION = 4;
    private static final int INTERFACE_NAME = 2;
    private static final int INTERFACE_DESCRIPTION = 3;
    private static final int TIME_RESOLUTION = 9;
    private static final int PACKET_FLAGS = 2;

    private static final int LINKTYPE_RAW = 101;
    private static final int NANOSECONDS = 9;
    private static final int LONGEST_OPTION = 0xffff;

    private final OutputStream out;
    private int interfaces;

    private PcapngWriter(OutputStream out) {
        this.out = out;
    }

    /**
     * Begins a file.
     *
     * @param application who writes it
     * @param comment on the whole file, may be empty
     */
    public static PcapngWriter begin(OutputStream out, String application, String comment) throws IOException {
        var writer = new PcapngWriter(out);
        var block =
                new BlockBuilder(SECTION).u32(BYTE_ORDER).u16(1).u16(0).u32(-1).u32(-1);
        block.option(APPLICATION, text(application)).option(COMMENT, text(comment));
        out.write(block.end());
        return writer;
    }

    /** Describes where the packets pass, and gives the number to name it by. */
    public int addInterface(String name, String description) throws IOException {
        var block = new BlockBuilder(INTERFACE).u16(LINKTYPE_RAW).u16(0).u32(0);
        block.option(INTERFACE_NAME, text(name)).option(INTERFACE_DESCRIPTION, text(description));
        block.option(TIME_RESOLUTION, Bytes.of(NANOSECONDS));
        out.write(block.end());
        return interfaces++;
    }

    /**
     * Adds an IP packet.
     *
     * @param on what {@link #addInterface} gave
     * @param timeNs since 1970
     * @param way seen from the interface
     * @param comment may be empty
     */
    public void add(int on, long timeNs, Capture.Way way, Bytes packet, String comment) throws IOException {
        if (on < 0 || on >= interfaces) {
            throw new IllegalArgumentException("writing a packet of interface " + on + "; there are " + interfaces);
        }
        var block = new BlockBuilder(ENHANCED_PACKET)
                .u32(on)
                .u32((int) (timeNs >>> 32))
                .u32((int) timeNs);
        block.u32(packet.length()).u32(packet.length()).padded(packet);
        if (way != Capture.Way.UNKNOWN) {
            block.option(PACKET_FLAGS, Bytes.of(0, 0, 0, way == Capture.Way.INBOUND ? 1 : 2));
        }
        block.option(COMMENT, text(comment));
        out.write(block.end());
    }

    /** As much of the text as an option holds, in UTF-8. */
    private static Bytes text(String text) {
        Bytes encoded = Bytes.utf8(text);
        if (encoded.length() <= LONGEST_OPTION) {
            return encoded;
        }
        int end = LONGEST_OPTION;
        while (end > 0 && (encoded.at(end) & 0xc0) == 0x80) {
            end--; // not in the middle of a character
        }
        return encoded.slice(0, end);
    }

    /** A block that grows. */
    private static final class BlockBuilder {

        private byte[] bytes = new byte[256];
        private int length;
        private boolean hasOptions;

        BlockBuilder(int type) {
            u32(type).u32(0);
        }

        BlockBuilder u16(int value) {
            reserve(2);
            Field.put16(bytes, length, value);
            length += 2;
            return this;
        }

        BlockBuilder u32(int value) {
            reserve(4);
            Field.put32(bytes, length, value);
            length += 4;
            return this;
        }

        BlockBuilder padded(Bytes value) {
            int room = (value.length() + 3) & ~3;
            reserve(room);
            value.copyTo(bytes, length);
            length += room;
            return this;
        }

        /** Nothing, if the value is empty. */
        BlockBuilder option(int code, Bytes value) {
            if (!value.isEmpty()) {
                hasOptions = true;
                u16(code).u16(value.length()).padded(value);
            }
            return this;
        }

        byte[] end() {
            if (hasOptions) {
                u32(0);
            }
            u32(length + 4);
            Field.put32(bytes, 4, length);
            return Arrays.copyOf(bytes, length);
        }

        private void reserve(int count) {
            if (bytes.length - length < count) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
            }
        }
    }
}
