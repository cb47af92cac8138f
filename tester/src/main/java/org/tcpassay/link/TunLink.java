// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.link;

import java.util.ArrayList;
import java.util.List;
import org.tcpassay.net.CapturedPacket;
import org.tcpassay.net.NativeException;
import org.tcpassay.net.PacketSocket;
import org.tcpassay.net.TunDevice;
import org.tcpassay.trace.Direction;
import org.tcpassay.wire.Bytes;

/**
 * A TUN device whose far side is a kernel: the fastest road, as the target handles a packet within {@link #send}.
 */
public final class TunLink implements Link {

    private static final int LONGEST = 4096; // bytes; more than the MTU, as the tester may send what it likes
    private static final int DRAIN_AFTER = TunDevice.QUEUE_LENGTH / 5;

    private final TunDevice device;
    private final PacketSocket capture;
    private int queued;

    private TunLink(TunDevice device, PacketSocket capture) {
        this.device = device;
        this.capture = capture;
    }

    /**
     * Takes over a device of the calling thread's namespace, and closes it in the end.
     *
     * @param interfaceIndex the device's
     */
    public static TunLink on(TunDevice device, int interfaceIndex) {
        try {
            return new TunLink(device, PacketSocket.capture(interfaceIndex, LONGEST));
        } catch (NativeException e) {
            throw new LinkException(e.getMessage(), e);
        }
    }

    @Override
    public void send(Bytes packet) {
        try {
            device.write(packet);
        } catch (NativeException e) {
            throw new LinkException(e.getMessage(), e);
        }
    }

    @Override
    public List<Frame> receive(long timeoutNs) {
        long deadline = timeoutNs > 0 ? nowNs() + timeoutNs : 0;
        while (true) {
            List<Frame> frames = frames(capture.receive());
            if (!frames.isEmpty()) {
                return frames;
            }
            long left = timeoutNs > 0 ? deadline - nowNs() : 0;
            if (left <= 0 || !capture.await(left)) {
                return frames;
            }
        }
    }

    private List<Frame> frames(List<CapturedPacket> packets) {
        var frames = new ArrayList<Frame>(packets.size());
        for (CapturedPacket packet : packets) {
            frames.add(new Frame(
                    packet.outgoing() ? Direction.FROM_TARGET : Direction.TO_TARGET,
                    packet.timeNs(),
                    packet.bytes(),
                    packet.checksumReady()));
            queued += packet.outgoing() ? 1 : 0;
        }
        if (queued >= DRAIN_AFTER) {
            device.drain();
            queued = 0;
        }
        return frames;
    }

    @Override
    public long nowNs() {
        return capture.nowNs();
    }

    @Override
    public String clock() {
        return "kernel";
    }

    @Override
    public long dropped() {
        return capture.dropped();
    }

    @Override
    public void close() {
        device.close();
        capture.close();
    }
}
