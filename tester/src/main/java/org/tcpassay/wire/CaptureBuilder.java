// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A capture that grows while its file is read. */
final class CaptureBuilder {

    private final List<Capture.Interface> interfaces = new ArrayList<>();
    private final List<Capture.CapturedPacket> packets = new ArrayList<>();
    private String comment = "";
    private long skipped;

    void comment(String text) {
        comment = comment.isEmpty() || text.isEmpty() ? comment + text : comment + "\n" + text;
    }

    /** Adds an interface and gives its index. */
    int add(Capture.Interface one) {
        interfaces.add(one);
        return interfaces.size() - 1;
    }

    /** Adds the packet in {@code frame}, if it is one. */
    void add(long timeNs, int on, Capture.Way way, Bytes frame, long originalLength, String text) {
        int linkType = interfaces.get(on).linkType();
        Optional<Bytes> packet = LinkHeader.strip(linkType, frame);
        if (packet.isEmpty()) {
            skipped++;
            return;
        }
        Bytes bytes = packet.get();
        long original = Math.max(originalLength - (frame.length() - bytes.length()), bytes.length());
        packets.add(new Capture.CapturedPacket(
                timeNs,
                on,
                way == Capture.Way.UNKNOWN ? LinkHeader.way(linkType, frame) : way,
                bytes,
                (int) Math.min(original, Integer.MAX_VALUE),
                text));
    }

    Capture done() {
        return new Capture(comment, interfaces, packets, skipped, Optional.empty());
    }

    Capture stopped(int offset, String reason, Bytes file) {
        return new Capture(comment, interfaces, packets, skipped, Optional.of(new Malformed(offset, reason, file)));
    }
}
