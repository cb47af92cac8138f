// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.link;

import java.util.List;
import org.tcpassay.net.FrameSender;
import org.tcpassay.net.NativeException;
import org.tcpassay.net.PacketSocket;
import org.tcpassay.trace.Direction;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.MacAddress;

/**
 * A veth cable whose one end belongs to the target: the road where no TUN device can be had.
 *
 * <p>Frames go out of the tester's end, which has no address and so never answers; both directions are seen at
 * the target's end. Whatever address the target asks for by ARP or neighbour discovery is the tester's.
 */
public final class VethLink implements Link {

    private static final int LONGEST = 9216; // bytes; more than the MTU, as the tester may send what it likes

    private static final int RELIEVE_AFTER = 64; // packets sent

    private final FrameSender sender;
    private final MacAddress testerMac;
    private final MacAddress targetMac;
    private final Neighbourhood neighbourhood;
    private final Tap tap;
    private int sent;

    private VethLink(
            FrameSender sender,
            PacketSocket socket,
            MacAddress testerMac,
            MacAddress targetMac,
            List<IpAddress> targetAddresses) {
        this.sender = sender;
        this.testerMac = testerMac;
        this.targetMac = targetMac;
        this.neighbourhood = new Neighbourhood(testerMac, targetAddresses, this::send);
        this.tap = new Tap(socket, Direction.FROM_TARGET, packet -> neighbourhood.takes(packet, packet.outgoing()));
    }

    /**
     * Uses a cable of the calling thread's namespace, both ends up.
     *
     * @param testerEnd index of the interface
     * @param targetEnd index of the interface
     * @param testerMac any that neither end has
     * @throws NativeException if the kernel refuses
     */
    public static VethLink on(
            int testerEnd, int targetEnd, MacAddress testerMac, MacAddress targetMac, List<IpAddress> targetAddresses) {
        var sender = FrameSender.pastTheQueue(testerEnd);
        try {
            PacketSocket socket = PacketSocket.capture(targetEnd, LONGEST);
            return new VethLink(sender, socket, testerMac, targetMac, targetAddresses);
        } catch (NativeException e) {
            sender.close();
            throw e;
        }
    }

    @Override
    public void send(Bytes packet) {
        boolean isV6 = !packet.isEmpty() && packet.at(0) >> 4 == 6;
        send(isV6 ? PacketSocket.IPV6 : PacketSocket.IPV4, packet);
        sent++;
        if (sent % RELIEVE_AFTER == 0) {
            tap.relieve();
        }
    }

    private void send(int etherType, Bytes packet) {
        try {
            sender.send(targetMac, testerMac, etherType, packet);
        } catch (NativeException e) {
            throw new LinkException(e.getMessage(), e);
        }
    }

    @Override
    public List<Frame> receive(long timeoutNs) {
        return tap.receive(timeoutNs);
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
        return true; // it answers ARP for all
    }

    @Override
    public void close() {
        sender.close();
        tap.close();
    }
}
