// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tcpassay.fault.Side;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.EthernetFrame;
import org.tcpassay.wire.MacAddress;

/** Remembers which hardware addresses carry which IP addresses across, as a path knows of packets only. */
final class FrameHeaders {

    private static final int MOST = 4096; // pairs; the longest unused is forgotten
    private static final int V4_HEADER = 20;
    private static final int V6_HEADER = 40;

    private final Map<Way, Header> learnt = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Way, Header> eldest) {
            return size() > MOST;
        }
    };

    /** @param from where packets from one address to the other come in */
    private record Way(Side from, Bytes source, Bytes destination) {

        Way back() {
            return new Way(from.other(), /* source= */ destination, /* destination= */ source);
        }

        /** Shares no memory with the packet. */
        Way apart() {
            return new Way(from, Bytes.copyOf(source.toArray()), Bytes.copyOf(destination.toArray()));
        }
    }

    private record Header(MacAddress destination, MacAddress source) {}

    /** A frame came in from a side. */
    void learn(Side from, EthernetFrame frame, Bytes packet) {
        Way way = way(from, packet);
        var header = new Header(frame.destination(), frame.source());
        if (!header.equals(learnt.get(way))) {
            learnt.put(way.apart(), new Header(apart(frame.destination()), apart(frame.source())));
        }
    }

    private static MacAddress apart(MacAddress mac) {
        return new MacAddress(Bytes.copyOf(mac.bytes().toArray()));
    }

    /** The frame that carries a packet to a side; to all there, if nobody has spoken with that address yet. */
    EthernetFrame frame(Side to, Bytes packet) {
        Way way = way(to.other(), packet);
        Header there = learnt.get(way);
        if (there == null) {
            Header back = learnt.get(way.back());
            there = back == null
                    ? new Header(MacAddress.BROADCAST, MacAddress.UNKNOWN)
                    : new Header(/* destination= */ back.source(), /* source= */ back.destination());
        }
        boolean isV6 = !packet.isEmpty() && packet.at(0) >> 4 == 6;
        int type = isV6 ? EthernetFrame.IPV6 : EthernetFrame.IPV4;
        return new EthernetFrame(there.destination(), there.source(), type, packet);
    }

    private static Way way(Side from, Bytes packet) {
        if (packet.length() >= V6_HEADER && packet.at(0) >> 4 == 6) {
            return new Way(from, packet.slice(8, 24), packet.slice(24, V6_HEADER));
        }
        return packet.length() >= V4_HEADER
                ? new Way(from, packet.slice(12, 16), packet.slice(16, V4_HEADER))
                : new Way(from, Bytes.EMPTY, Bytes.EMPTY);
    }
}
