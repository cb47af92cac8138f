// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.link;

import java.util.Optional;
import org.tcpassay.net.CapturedPacket;
import org.tcpassay.net.PacketSocket;
import org.tcpassay.wire.Arp;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.MacAddress;
import org.tcpassay.wire.NeighbourMessage;
import org.tcpassay.wire.Packet;

/** The tester as a neighbour on an Ethernet: asks for the target's hardware address and tells its own (ARP, ND). */
final class Neighbour {

    private final IpAddress tester;
    private final IpAddress target;
    private final MacAddress mac;

    /** What is to be sent. */
    record Message(MacAddress destination, int etherType, Bytes packet) {}

    Neighbour(IpAddress tester, IpAddress target) {
        this.tester = tester;
        this.target = target;
        Bytes address = tester.bytes();
        // locally administered; the same for the same address, so that no cache is ever wrong
        this.mac = new MacAddress(Bytes.of(2, 't').concat(address.slice(address.length() - 4, address.length())));
    }

    MacAddress mac() {
        return mac;
    }

    IpAddress tester() {
        return tester;
    }

    IpAddress target() {
        return target;
    }

    /** Who has the target's address? */
    Message question() {
        if (target.version() == 4) {
            Arp question = Arp.request(mac, tester, target);
            return new Message(MacAddress.BROADCAST, PacketSocket.ARP, question.encode());
        }
        IpAddress group = NeighbourMessage.solicitedNode(target);
        Bytes packet = NeighbourMessage.solicit(mac, target).packet(tester, group);
        return new Message(MacAddress.ofMulticast(group), PacketSocket.IPV6, packet);
    }

    /** Whether the packet finds neighbours and is nothing that a probe would look at. */
    boolean isForDiscovery(CapturedPacket packet) {
        return packet.protocol() == PacketSocket.ARP
                ? Arp.decode(packet.bytes()).isPresent()
                : message(packet).isPresent();
    }

    /** The target's hardware address, if the packet tells it. */
    Optional<MacAddress> told(CapturedPacket packet) {
        if (packet.protocol() == PacketSocket.ARP) {
            return Arp.decode(packet.bytes())
                    .filter(arp -> arp.sender().equals(target))
                    .map(Arp::senderMac);
        }
        return message(packet)
                .filter(message -> message.type() == NeighbourMessage.ADVERTISEMENT)
                .filter(message -> message.sought().equals(target))
                .map(message -> message.mac().orElse(new MacAddress(packet.sender())));
    }

    /** What to say to the packet, if it asks for the tester's address. */
    Optional<Message> answerTo(CapturedPacket packet) {
        if (packet.protocol() == PacketSocket.ARP) {
            return Arp.decode(packet.bytes())
                    .filter(arp -> arp.operation() == Arp.REQUEST)
                    .filter(arp -> arp.sought().equals(tester))
                    .map(arp -> new Message(
                            arp.senderMac(), PacketSocket.ARP, arp.reply(mac).encode()));
        }
        Optional<IpAddress> asker = decoded(packet).ip().map(IpPacket::source);
        return message(packet)
                .filter(message -> message.type() == NeighbourMessage.SOLICITATION)
                .filter(message -> message.sought().equals(tester))
                .map(message -> new Message(
                        new MacAddress(packet.sender()),
                        PacketSocket.IPV6,
                        message.advertise(mac).packet(tester, asker.orElse(target))));
    }

    private static Optional<NeighbourMessage> message(CapturedPacket packet) {
        // ICMPv6 right behind the fixed header: neighbours may not use extension headers of any use to us
        boolean mayBe = packet.protocol() == PacketSocket.IPV6
                && packet.bytes().length() > 40
                && packet.bytes().at(6) == IpPacket.ICMPV6;
        return mayBe ? NeighbourMessage.decode(decoded(packet)) : Optional.empty();
    }

    private static Packet decoded(CapturedPacket packet) {
        return Codec.decode(packet.bytes(), packet.checksumReady());
    }
}
