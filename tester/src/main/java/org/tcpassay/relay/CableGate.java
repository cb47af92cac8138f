// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.tcpassay.net.EthernetPort;
import org.tcpassay.net.PacketPort;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.EthernetFrame;
import org.tcpassay.wire.MacAddress;
import org.tcpassay.wire.Parcel;

/** A veth cable of a site, whose host asks for nobody's address: where no TUN device can be had. */
record CableGate(EthernetPort socket, MacAddress mac, LongSupplier lost) implements Gate {

    @Override
    public PacketPort port() {
        return socket;
    }

    @Override
    public Optional<Parcel> packet(Parcel arrived) {
        return EthernetFrame.decode(arrived.bytes())
                .filter(frame -> frame.etherType() == EthernetFrame.IPV4 || frame.etherType() == EthernetFrame.IPV6)
                .map(EthernetFrame::payload)
                .filter(packet -> !Housekeeping.isIt(packet))
                .map(packet -> arrived.behind(EthernetFrame.HEADER));
    }

    @Override
    public Bytes wrapped(Bytes packet) {
        boolean isV6 = !packet.isEmpty() && packet.at(0) >> 4 == 6;
        return new EthernetFrame(mac, mac, isV6 ? EthernetFrame.IPV6 : EthernetFrame.IPV4, packet).encode();
    }

    @Override
    public long dropped() {
        return lost.getAsLong() + socket.dropped();
    }

    @Override
    public void close() {
        socket.close();
    }
}
