// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.link;

import java.util.List;
import java.util.Optional;
import org.tcpassay.net.CapturedPacket;
import org.tcpassay.net.FrameSender;
import org.tcpassay.net.Interfaces;
import org.tcpassay.net.NativeException;
import org.tcpassay.net.PacketFilter;
import org.tcpassay.net.PacketSocket;
import org.tcpassay.trace.Direction;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.MacAddress;

/**
 * An Ethernet with somebody else's stack on it.
 *
 * <p>The tester has an IP and a MAC address of its own there, which its kernel knows nothing of and so never
 * answers for; several testers may share the interface.
 */
public final class PacketLink implements Link {

    private static final int LONGEST = 1 << 16; // bytes; the interface may join what the target sent as segments
    private static final int RELIEVE_AFTER = 64; // packets sent
    private static final int ATTEMPTS = 3;
    private static final long ATTEMPT_NS = 500_000_000;

    private final FrameSender sender;
    private final Tap tap;
    private final Neighbour neighbour;
    private Optional<MacAddress> targetMac = Optional.empty();
    private int sent;

    private PacketLink(FrameSender sender, PacketSocket socket, Neighbour neighbour) {
        this.sender = sender;
        this.neighbour = neighbour;
        this.tap = new Tap(socket, Direction.TO_TARGET, this::answer);
    }

    /**
     * Opens the interface and finds the target on it.
     *
     * @param tester an address of the target's network that nobody uses
     * @throws LinkException if there is no such interface, no permission, or no answer
     */
    public static PacketLink open(String name, IpAddress tester, IpAddress target) {
        PacketLink link;
        try (var interfaces = Interfaces.open()) {
            int index = interfaces.indexOf(name);
            var sender = FrameSender.on(index);
            try {
                var neighbour = new Neighbour(tester, target);
                PacketFilter filter = PacketFilter.of(tester, neighbour.mac(), target);
                link = new PacketLink(sender, PacketSocket.captureEthernet(index, LONGEST, filter), neighbour);
            } catch (NativeException e) {
                sender.close();
                throw e;
            }
        } catch (NativeException e) {
            throw new LinkException("opening link packet:" + name + ": " + e.getMessage(), e);
        }
        try {
            link.findTarget(name);
        } catch (LinkException e) {
            link.close();
            throw e;
        }
        return link;
    }

    private void findTarget(String name) {
        for (int i = 0; i < ATTEMPTS && targetMac.isEmpty(); i++) {
            transmit(neighbour.question());
            long deadline = nowNs() + ATTEMPT_NS;
            for (long left = ATTEMPT_NS; left > 0 && targetMac.isEmpty(); left = deadline - nowNs()) {
                tap.relieveAfter(left);
            }
        }
        if (targetMac.isEmpty()) {
            throw new LinkException("looking for " + neighbour.target() + " on " + name + ": nobody answers ("
                    + ATTEMPTS + " attempts from " + neighbour.tester()
                    + "); the target must be up and on that very link");
        }
    }

    @Override
    public void send(Bytes packet) {
        boolean isV6 = !packet.isEmpty() && packet.at(0) >> 4 == 6;
        MacAddress destination = targetMac.orElse(MacAddress.BROADCAST);
        transmit(new Neighbour.Message(destination, isV6 ? PacketSocket.IPV6 : PacketSocket.IPV4, packet));
        sent++;
        if (sent % RELIEVE_AFTER == 0) {
            tap.relieve();
        }
    }

    private void transmit(Neighbour.Message message) {
        try {
            sender.send(message.destination(), neighbour.mac(), message.etherType(), message.packet());
        } catch (NativeException e) {
            throw new LinkException(e.getMessage(), e);
        }
    }

    private boolean answer(CapturedPacket packet) {
        if (!neighbour.isForDiscovery(packet)) {
            return !packet.isIp();
        }
        if (!packet.outgoing()) {
            neighbour.told(packet).ifPresent(mac -> targetMac = Optional.of(mac));
            neighbour.answerTo(packet).ifPresent(this::transmit);
        }
        return true;
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
    public void close() {
        sender.close();
        tap.close();
    }
}
