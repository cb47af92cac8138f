// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.link;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tcpassay.net.CapturedPacket;
import org.tcpassay.net.FrameSender;
import org.tcpassay.net.Interfaces;
import org.tcpassay.net.NativeException;
import org.tcpassay.net.PacketFilter;
import org.tcpassay.net.PacketSocket;
import org.tcpassay.wire.Arp;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.MacAddress;
import org.tcpassay.wire.NeighbourMessage;

/** Finds addresses of an Ethernet that nobody uses, as RFC 5227 and RFC 4862 §5.4 ask before taking one. */
public final class AddressSearch {

    private static final MacAddress ASKER = new MacAddress(Bytes.of(2, 't', 'c', 'p', 0, 3));
    private static final IpAddress NO_V4 = new IpAddress(Bytes.zeros(4));
    private static final IpAddress NO_V6 = new IpAddress(Bytes.zeros(16));
    private static final int LONGEST = 2048; // bytes

    private AddressSearch() {}

    /**
     * Asks for all candidates at once and waits for those who have one.
     *
     * @param waitNs how long a neighbour may take to answer
     * @return the candidates that nobody claimed, in their order
     * @throws LinkException if there is no such interface, or no permission
     */
    public static List<IpAddress> free(String interfaceName, List<IpAddress> candidates, long waitNs) {
        try (var interfaces = Interfaces.open()) {
            int index = interfaces.indexOf(interfaceName);
            try (var sender = FrameSender.on(index);
                    var socket = PacketSocket.capture(index, LONGEST, PacketFilter.neighbourDiscovery())) {
                candidates.forEach(candidate -> ask(sender, candidate));
                var left = new ArrayList<>(candidates);
                left.removeAll(claimed(socket, waitNs));
                return List.copyOf(left);
            }
        } catch (NativeException e) {
            throw new LinkException("looking for a free address on " + interfaceName + ": " + e.getMessage(), e);
        }
    }

    private static void ask(FrameSender sender, IpAddress candidate) {
        if (candidate.version() == 4) {
            Bytes question = Arp.request(ASKER, NO_V4, candidate).encode();
            sender.send(MacAddress.BROADCAST, ASKER, PacketSocket.ARP, question);
            return;
        }
        IpAddress group = NeighbourMessage.solicitedNode(candidate);
        var question = new NeighbourMessage(NeighbourMessage.SOLICITATION, 0, candidate, Optional.empty());
        sender.send(MacAddress.ofMulticast(group), ASKER, PacketSocket.IPV6, question.packet(NO_V6, group));
    }

    private static Set<IpAddress> claimed(PacketSocket socket, long waitNs) {
        var claimed = new HashSet<IpAddress>();
        long deadline = socket.nowNs() + waitNs;
        for (long left = waitNs; left > 0; left = deadline - socket.nowNs()) {
            socket.await(left);
            socket.receive().stream()
                    .filter(packet -> !packet.outgoing())
                    .forEach(packet -> claimed.addAll(claimedBy(packet)));
        }
        return claimed;
    }

    private static Set<IpAddress> claimedBy(CapturedPacket packet) {
        if (packet.protocol() == PacketSocket.ARP) {
            return Arp.decode(packet.bytes()).map(arp -> Set.of(arp.sender())).orElse(Set.of());
        }
        return NeighbourMessage.decode(Codec.decode(packet.bytes(), packet.checksumReady()))
                .map(message -> Set.of(message.sought()))
                .orElse(Set.of());
    }
}
