// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.link;

import java.util.List;
import java.util.function.BiConsumer;
import org.tcpassay.net.CapturedPacket;
import org.tcpassay.net.PacketSocket;
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
 * All testers of an Ethernet of two, behind one hardware address: whatever address the target asks for by ARP or
 * neighbour discovery is a tester's.
 *
 * @param targetAddresses its own, which nobody else has
 * @param sender puts a packet of an EtherType on the road to the target
 */
record Neighbourhood(MacAddress testerMac, List<IpAddress> targetAddresses, BiConsumer<Integer, Bytes> sender) {

    private static final int NEXT_HEADER = 6; // where IPv6 says what follows it
    private static final int HOP_BY_HOP = 0;
    private static final int FIRST_OF_GROUPS = 130; // then reports, routers and neighbours (RFC 2710, RFC 4861)
    private static final int REDIRECT = 137;
    private static final int REPORT_OF_GROUPS = 143; // RFC 3810

    Neighbourhood {
        targetAddresses = List.copyOf(targetAddresses);
    }

    /** Answers the packet if the target asks for a tester; whether it is none of a probe's business. */
    boolean takes(CapturedPacket packet, boolean isFromTarget) {
        if (packet.protocol() == PacketSocket.ARP && isFromTarget) {
            Arp.decode(packet.bytes())
                    .filter(arp -> arp.operation() == Arp.REQUEST)
                    .filter(arp -> isForTester(arp.sender(), arp.sought()))
                    .ifPresent(arp ->
                            sender.accept(PacketSocket.ARP, arp.reply(testerMac).encode()));
        }
        return !packet.isIp() || isHousekeeping(packet, isFromTarget);
    }

    /** Who has no address yet asks whether somebody else has its own (RFC 5227, RFC 4862). */
    private boolean isForTester(IpAddress asker, IpAddress sought) {
        return !asker.isUnspecified() && !targetAddresses.contains(sought);
    }

    /** ICMPv6 by which hosts of one link find each other and tell their groups. */
    private boolean isHousekeeping(CapturedPacket captured, boolean isFromTarget) {
        boolean mayBe = captured.protocol() == PacketSocket.IPV6
                && captured.bytes().length() > NEXT_HEADER
                && (captured.bytes().at(NEXT_HEADER) == IpPacket.ICMPV6
                        || captured.bytes().at(NEXT_HEADER) == HOP_BY_HOP);
        if (!mayBe) {
            return false;
        }
        Packet packet = Codec.decode(captured.bytes(), captured.checksumReady());
        if (isFromTarget) {
            NeighbourMessage.decode(packet)
                    .filter(message -> message.type() == NeighbourMessage.SOLICITATION)
                    .ifPresent(
                            message -> answer(message, packet.ip().orElseThrow().source()));
        }
        return packet.content() instanceof Icmp message
                && (message.type() >= FIRST_OF_GROUPS && message.type() <= REDIRECT
                        || message.type() == REPORT_OF_GROUPS);
    }

    private void answer(NeighbourMessage question, IpAddress asker) {
        if (isForTester(asker, question.sought())) {
            sender.accept(PacketSocket.IPV6, question.advertise(testerMac).packet(question.sought(), asker));
        }
    }
}
