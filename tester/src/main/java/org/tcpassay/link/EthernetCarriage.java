// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.link;

import java.util.Optional;
import java.util.function.Consumer;
import org.tcpassay.net.CapturedPacket;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.EthernetFrame;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.MacAddress;

/** Packets in Ethernet frames, on a network of two: finds the target's hardware address and tells the tester's. */
final class EthernetCarriage implements Carriage {

    private final Neighbour neighbour;
    private Optional<MacAddress> targetMac = Optional.empty();

    EthernetCarriage(IpAddress tester, IpAddress target) {
        this.neighbour = new Neighbour(tester, target);
    }

    /** The frame that asks for the target's hardware address. */
    Bytes question() {
        return frame(neighbour.question());
    }

    /** Whether the question has been answered. */
    boolean knowsTarget() {
        return targetMac.isPresent();
    }

    LinkException unanswered() {
        return new LinkException(
                "looking for " + neighbour.target() + " behind the socket: nobody answers a question for"
                        + " its hardware address; name the target's address, or send IP packets without Ethernet and say so");
    }

    @Override
    public Bytes frame(Bytes packet) {
        boolean isV6 = !packet.isEmpty() && packet.at(0) >> 4 == 6;
        MacAddress destination = targetMac.orElse(MacAddress.BROADCAST);
        return frame(new Neighbour.Message(destination, isV6 ? EthernetFrame.IPV6 : EthernetFrame.IPV4, packet));
    }

    private Bytes frame(Neighbour.Message message) {
        return new EthernetFrame(message.destination(), neighbour.mac(), message.etherType(), message.packet())
                .encode();
    }

    @Override
    public Optional<Bytes> packet(Bytes frame, Consumer<Bytes> answer) {
        Optional<EthernetFrame> ethernet = EthernetFrame.decode(frame);
        if (ethernet.isEmpty()) {
            throw TargetFailure.nonsense(
                    "its socket was read", "a frame of " + frame.length() + " bytes, shorter than Ethernet's header");
        }
        CapturedPacket packet = captured(ethernet.get());
        if (neighbour.isForDiscovery(packet)) {
            targetMac = neighbour.told(packet).or(() -> targetMac);
            neighbour.answerTo(packet).map(this::frame).ifPresent(answer);
            return Optional.empty();
        }
        return packet.isIp() ? Optional.of(packet.bytes()) : Optional.empty();
    }

    private static CapturedPacket captured(EthernetFrame frame) {
        return new CapturedPacket(0, frame.etherType(), false, frame.source().bytes(), frame.payload(), true, 0);
    }
}
