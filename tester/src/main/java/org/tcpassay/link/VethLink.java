// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.link;

import java.util.List;
import org.tcpassay.net.CapturedPacket;
import org.tcpassay.net.FrameSender;
import org.tcpassay.net.NativeException;
import org.tcpassay.net.PacketSocket;
import org.tcpassay.trace.Direction;
import org.tcpassay.wire.Arp;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Icmp;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.MacAddress;
import org.tcpassay.wire.NeighbourMessage;
import org.tcpassay.wire.Packet;

/**
 * A veth cable whose one end belongs to the target: the road where no TUN device can be had.
 *
 * <p>Frames go out of the tester's end, which has no address and so never answers; both directions are seen at
 * the target's end. Whatever address the target asks for by ARP or neighbour discovery is the tester's.
 */
public final class VethLink implements Link {

    private static final int LONGEST = 9216; // bytes; more than the MTU, as the tester may send what it likes

    private static final int NEXT_HEADER = 6; // where IPv6 says what follows it
    private static final int HOP_BY_HOP = 0;
    private static final int FIRST_OF_GROUPS = 130; // then reports, routers and neighbours (RFC 2710, RFC 4861)
    private static final int REDIRECT = 137;
    private static final int REPORT_OF_GROUPS = 143; // RFC 3810

    private static final int RELIEVE_AFTER = 64; // packets sent

    private final FrameSender sender;
    private final MacAddress testerMac;
    private final MacAddress targetMac;
    private final List<IpAddress> targetAddresses;
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
        this.targetAddresses = List.copyOf(targetAddresses);
        this.tap = new Tap(socket, Direction.FROM_TARGET, this::answer);
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

    private boolean answer(CapturedPacket packet) {
        if (packet.protocol() == PacketSocket.ARP && packet.outgoing()) {
            Arp.decode(packet.bytes())
                    .filter(arp -> arp.operation() == Arp.REQUEST)
                    .filter(arp -> !targetAddresses.contains(arp.sought()))
                    .ifPresent(
                            arp -> send(PacketSocket.ARP, arp.reply(testerMac).encode()));
        }
        return !packet.isIp() || isHousekeeping(packet);
    }

    /** ICMPv6 by which hosts of one link find each other and tell their groups; asked for a tester, the link answers. */
    private boolean isHousekeeping(CapturedPacket captured) {
        boolean mayBe = captured.protocol() == PacketSocket.IPV6
                && captured.bytes().length() > NEXT_HEADER
                && (captured.bytes().at(NEXT_HEADER) == IpPacket.ICMPV6
                        || captured.bytes().at(NEXT_HEADER) == HOP_BY_HOP);
        if (!mayBe) {
            return false;
        }
        Packet packet = Codec.decode(captured.bytes(), captured.checksumReady());
        if (captured.outgoing()) {
            NeighbourMessage.decode(packet)
                    .filter(message -> message.type() == NeighbourMessage.SOLICITATION)
                    .filter(message -> !targetAddresses.contains(message.sought()))
                    .ifPresent(
                            message -> answer(message, packet.ip().orElseThrow().source()));
        }
        return packet.content() instanceof Icmp message
                && (message.type() >= FIRST_OF_GROUPS && message.type() <= REDIRECT
                        || message.type() == REPORT_OF_GROUPS);
    }

    private void answer(NeighbourMessage question, IpAddress asker) {
        send(PacketSocket.IPV6, question.advertise(testerMac).packet(question.sought(), asker));
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
