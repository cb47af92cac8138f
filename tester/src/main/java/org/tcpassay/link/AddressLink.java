// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.link;

import java.util.List;
import org.tcpassay.trace.Direction;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.IpAddress;

/**
 * What one tester address sees of a link that several have one after the other: echoes of an earlier one are none of
 * its business.
 */
public final class AddressLink implements Link {

    private static final int MOST_BEFORE = 256; // testers have the addresses behind the target's, one after the other

    private final Link link;
    private final IpAddress tester;
    private final long droppedBefore;

    /** The link stays open when this is closed. */
    public AddressLink(Link link, IpAddress tester) {
        this.link = link;
        this.tester = tester;
        this.droppedBefore = link.dropped();
    }

    @Override
    public void send(Bytes packet) {
        link.send(packet);
    }

    @Override
    public List<Frame> receive(long timeoutNs) {
        long deadlineNs = link.nowNs() + timeoutNs;
        while (true) {
            List<Frame> frames = link.receive(Math.max(0, deadlineNs - link.nowNs()));
            List<Frame> mine = frames.stream().filter(this::isMine).toList();
            if (!mine.isEmpty() || frames.isEmpty()) {
                return mine;
            }
        }
    }

    /**
     * A packet that the tester bent may show no address at all, so whatever goes to the target is its own; and what the
     * target sends to an address that no tester has had is worth seeing.
     */
    private boolean isMine(Frame frame) {
        if (frame.direction() == Direction.TO_TARGET) {
            return true;
        }
        Bytes packet = frame.packet();
        int offset = tester.version() == 4 ? 16 : 24; // of the destination address
        int length = tester.bytes().length();
        return packet.length() < offset + length || !isEarlier(packet.slice(offset, offset + length));
    }

    /** Whether an address lies below this one by less than a station has testers. */
    private boolean isEarlier(Bytes address) {
        if (address.equals(tester.bytes())) {
            return false;
        }
        var other = new IpAddress(address);
        for (int before = 1; before <= MOST_BEFORE; before++) {
            if (other.plus(before).equals(tester)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public long nowNs() {
        return link.nowNs();
    }

    @Override
    public String clock() {
        return link.clock();
    }

    @Override
    public long dropped() {
        return link.dropped() - droppedBefore;
    }

    @Override
    public void close() {
        // whoever made the link closes it
    }
}
