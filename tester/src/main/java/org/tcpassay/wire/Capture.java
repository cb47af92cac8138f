// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.util.List;
import java.util.Optional;

/**
 * What a capture file held.
 *
 * @param comment of the file, empty if it has none
 * @param interfaces in the order of the file, all sections together
 * @param packets the IP packets, link headers removed
 * @param skipped how many frames carried no IP, or have a link type that is not known
 * @param trouble where and why reading stopped before the end
 */
public record Capture(
        String comment,
        List<Interface> interfaces,
        List<CapturedPacket> packets,
        long skipped,
        Optional<Malformed> trouble) {

    public Capture {
        interfaces = List.copyOf(interfaces);
        packets = List.copyOf(packets);
    }

    /**
     * Where packets were captured.
     *
     * @param linkType by the registry of LINKTYPE_ values
     * @param name empty if not told
     * @param description empty if not told
     */
    public record Interface(int linkType, String name, String description) {}

    /**
     * An IP packet of a capture.
     *
     * @param timeNs since 1970, 0 if not told
     * @param on index into {@link Capture#interfaces()}
     * @param originalLength of the IP packet on the wire; more than {@code packet} has if the capture cut it
     * @param comment empty if it has none
     */
    public record CapturedPacket(long timeNs, int on, Way way, Bytes packet, int originalLength, String comment) {}

    /** Which way a packet passed the interface that saw it. */
    public enum Way {
        UNKNOWN,
        INBOUND,
        OUTBOUND
    }
}
