// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.link;

import java.util.List;
import org.tcpassay.net.NativeException;
import org.tcpassay.net.PacketSocket;
import org.tcpassay.net.TunDevice;
import org.tcpassay.trace.Direction;
import org.tcpassay.wire.Bytes;

/** A TUN device whose far side is a kernel: the fastest road, as the target handles a packet within the sending. */
public final class TunLink implements Link {

    private static final int LONGEST = 9216; // bytes; more than the MTU, as the tester may send what it likes
    private static final int DRAIN_AFTER = TunDevice.QUEUE_LENGTH / 5;

    private static final int RELIEVE_AFTER = 64; // packets sent

    private final TunDevice device;
    private final Tap tap;
    private int queued;
    private int sent;

    private TunLink(TunDevice device, PacketSocket socket) {
        this.device = device;
        this.tap = new Tap(socket, Direction.FROM_TARGET, packet -> !packet.isIp());
    }

    /**
     * Takes over a device of the calling thread's namespace, and closes it in the end.
     *
     * @param interfaceIndex the device's
     * @throws NativeException if the kernel refuses; then the device stays open
     */
    public static TunLink on(TunDevice device, int interfaceIndex) {
        return new TunLink(device, PacketSocket.capture(interfaceIndex, LONGEST));
    }

    @Override
    public void send(Bytes packet) {
        try {
            device.write(packet);
        } catch (NativeException e) {
            throw new LinkException(e.getMessage(), e);
        }
        sent++;
        if (sent % RELIEVE_AFTER == 0) {
            tap.relieve();
            device.drain();
        }
    }

    @Override
    public List<Frame> receive(long timeoutNs) {
        List<Frame> frames = tap.receive(timeoutNs);
        for (Frame frame : frames) {
            queued += frame.direction() == Direction.FROM_TARGET ? 1 : 0;
        }
        if (queued >= DRAIN_AFTER) { // a full queue would lose what the target sends
            device.drain();
            queued = 0;
        }
        return frames;
    }

    @Override
    public long nowNs() {
        return tap.nowNs();
    }

    @Override
    public String clock() {
        return "kernel";
    }

    @Override
    public long dropped() {
        return tap.dropped();
    }

    @Override
    public boolean servesAnyTester() {
        return true;
    }

    @Override
    public void close() {
        device.close();
        tap.close();
    }
}
