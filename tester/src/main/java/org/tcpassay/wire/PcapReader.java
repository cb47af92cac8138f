// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

/**
 * The classic capture format.
 *
 * <pre>
 * | magic (4) | version (4) | zone (4) | accuracy (4) | longest (4) | link type (4) |
 * then each: | seconds (4) | fraction (4) | captured (4) | on the wire (4) | frame ... |
 * </pre>
 */
final class PcapReader {

    static final long MICROSECONDS = 0xa1b2_c3d4L;
    static final long NANOSECONDS = 0xa1b2_3c4dL;

    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final int LINK_TYPE = 0xffff; // above it stand the length of the frame check and flags

    private PcapReader() {}

    static boolean isMagic(long word) {
        return word == MICROSECONDS || word == NANOSECONDS;
    }

    static Capture read(OrderedBytes file) {
        var capture = new CaptureBuilder();
        if (file.length() < FILE_HEADER) {
            return capture.stopped(file.length(), "capture header cut short; 24 bytes are there", file.bytes());
        }
        long unitNs = file.u32(0) == NANOSECONDS ? 1 : 1000;
        int on = capture.add(new Capture.Interface((int) file.u32(20) & LINK_TYPE, "", ""));
        int at = FILE_HEADER;
        while (at < file.length()) {
            if (file.length() - at < RECORD_HEADER) {
                return capture.stopped(at, "record header cut short; it has 16 bytes", file.bytes());
            }
            long captured = file.u32(at + 8);
            int frame = at + RECORD_HEADER;
            if (captured > file.length() - frame) {
                return capture.stopped(
                        at + 8,
                        "record of " + captured + " bytes; " + (file.length() - frame) + " are left",
                        file.bytes());
            }
            long timeNs = file.u32(at) * 1_000_000_000L + file.u32(at + 4) * unitNs;
            int end = frame + (int) captured;
            Bytes bytes = file.bytes().slice(frame, end);
            capture.add(timeNs, on, Capture.Way.UNKNOWN, bytes, file.u32(at + 12), "");
            at = end;
        }
        return capture.done();
    }
}
