// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.link;

import java.util.List;
import java.util.Optional;
import org.tcpassay.net.CapturedPacket;
import org.tcpassay.net.FrameSender;
import org.tcpassay.net.NativeException;
import org.tcpassay.net.PacketSocket;
import org.tcpassay.trace.Direction;
import org.tcpassay.wire.Arp;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.MacAddress;
import org.tcpassay.wire.NeighbourMessage;

/**
 * A TAP device whose other end a stack in another process has.
 *
 * <p>Frames go out of the kernel's end, which has no address and so never answers; both directions are seen there.
 * Whatever address the target asks for by ARP or neighbour discovery is the tester's.
 */
public final class TapLink implements Link {

    /** Bytes of the longest packet that the device takes, as long as its MTU is that of an Ethernet. */
    public static final int MTU = 1500;

    private static final int LONGEST = 9216; // bytes; more than the MTU, as the tester may send what it likes
    private static final int RELIEVE_AFTER = 64; // packets sent
    private static final long ASK_AGAIN_NS = 50_000_000;

    private static final MacAddress TESTER_MAC = new MacAddress(Bytes.of(2, 't', 'c', 'p', 0, 2));
    private static final MacAddress ORDINARY_MAC = new MacAddress(Bytes.of(2, 0, 0, 0, 0, 1));

    private final FrameSender sender;
    private final Neighbourhood neighbourhood;
    private final Tap tap;
    private MacAddress targetMac = ORDINARY_MAC;
    private Optional<IpAddress> told = Optional.empty(); // that of the target which it was heard to own last
    private int sent;

    private TapLink(FrameSender sender, PacketSocket socket, List<IpAddress> targetAddresses) {
        this.sender = sender;
        this.neighbourhood = new Neighbourhood(TESTER_MAC, targetAddresses, this::send);
        this.tap = new Tap(socket, Direction.TO_TARGET, this::takes);
    }

    /**
     * Uses a device of the calling thread's namespace that is up.
     *
     * @param interfaceIndex the device's
     * @param targetAddresses what the stack at its other end has
     * @throws NativeException if the kernel refuses
     */
    public static TapLink on(int interfaceIndex, List<IpAddress> targetAddresses) {
        var sender = FrameSender.on(interfaceIndex);
        try {
            return new TapLink(sender, PacketSocket.capture(interfaceIndex, LONGEST), targetAddresses);
        } catch (NativeException e) {
            sender.close();
            throw e;
        }
    }

    /**
     * Asks for the target's hardware address in the name of a tester, whose address the target learns by it.
     *
     * @param target an address of the same version
     * @return whether the target answered in time
     */
    public boolean introduce(IpAddress tester, IpAddress target, long patienceNs) {
        told = Optional.empty();
        long now = nowNs();
        for (long deadline = now + patienceNs, again = now; now < deadline && told.isEmpty(); now = nowNs()) {
            if (now >= again) {
                ask(tester, target);
                again = now + ASK_AGAIN_NS;
            }
            tap.relieveAfter(Math.min(again, deadline) - now);
        }
        return told.equals(Optional.of(target));
    }

    private void ask(IpAddress tester, IpAddress target) {
        if (target.version() == 4) {
            Bytes question = Arp.request(TESTER_MAC, tester, target).encode();
            send(MacAddress.BROADCAST, PacketSocket.ARP, question);
        } else {
            IpAddress group = NeighbourMessage.solicitedNode(target);
            Bytes question = NeighbourMessage.solicit(TESTER_MAC, target).packet(tester, group);
            send(MacAddress.ofMulticast(group), PacketSocket.IPV6, question);
        }
    }

    private boolean takes(CapturedPacket packet) {
        boolean housekeeping = neighbourhood.takes(packet, !packet.outgoing());
        if (housekeeping && !packet.outgoing()) {
            hear(packet);
        }
        return housekeeping;
    }

    private void hear(CapturedPacket packet) {
        if (packet.protocol() == PacketSocket.ARP) {
            Arp.decode(packet.bytes())
                    .filter(arp -> arp.operation() == Arp.REPLY)
                    .ifPresent(arp -> hear(arp.sender(), arp.senderMac()));
        } else if (packet.protocol() == PacketSocket.IPV6) {
            NeighbourMessage.decode(Codec.decode(packet.bytes(), packet.checksumReady()))
                    .filter(message -> message.type() == NeighbourMessage.ADVERTISEMENT)
                    .ifPresent(
                            message -> hear(message.sought(), message.mac().orElse(new MacAddress(packet.sender()))));
        }
    }

    private void hear(IpAddress address, MacAddress mac) {
        if (neighbourhood.targetAddresses().contains(address)) {
            told = Optional.of(address);
            targetMac = mac;
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
        send(targetMac, etherType, packet);
    }

    private void send(MacAddress destination, int etherType, Bytes packet) {
        try {
            sender.send(destination, TESTER_MAC, etherType, packet);
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
        return true; // it answers for all
    }

    @Override
    public void close() {
        sender.close();
        tap.close();
    }
}
