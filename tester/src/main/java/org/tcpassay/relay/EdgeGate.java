// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.util.Optional;
import org.tcpassay.fault.Side;
import org.tcpassay.net.EthernetPort;
import org.tcpassay.net.PacketPort;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.EthernetFrame;
import org.tcpassay.wire.Parcel;

/** An interface of somebody else's; what is not plain IP crosses the relay as it is, and no rule sees it. */
record EdgeGate(Side side, EthernetPort socket, FrameHeaders headers) implements Gate {

    private static final int SHORTEST = 60; // bytes of a frame, which is padded up to there

    @Override
    public PacketPort port() {
        return socket;
    }

    @Override
    public Optional<Parcel> packet(Parcel arrived) {
        Optional<EthernetFrame> frame = EthernetFrame.decode(arrived.bytes())
                .filter(each -> each.etherType() == EthernetFrame.IPV4 || each.etherType() == EthernetFrame.IPV6);
        if (frame.isEmpty()) {
            return Optional.empty();
        }
        Bytes payload = frame.get().payload();
        int length = arrived.bytes().length() > SHORTEST ? payload.length() : length(payload);
        headers.learn(side, frame.get(), payload.slice(0, length));
        return Optional.of(arrived.within(EthernetFrame.HEADER, EthernetFrame.HEADER + length));
    }

    private static int length(Bytes packet) {
        int told = packet.length();
        if (packet.length() >= 20 && packet.at(0) >> 4 == 4) {
            told = packet.u16(2);
        } else if (packet.length() >= 40 && packet.at(0) >> 4 == 6) {
            told = 40 + packet.u16(4);
        }
        return Math.min(told, packet.length());
    }

    @Override
    public Bytes wrapped(Bytes packet) {
        return headers.frame(side, packet).encode();
    }

    @Override
    public void passBy(PacketPort other) {
        socket.forward(other);
    }

    @Override
    public long dropped() {
        return socket.dropped();
    }

    @Override
    public void close() {
        socket.close();
    }
}
