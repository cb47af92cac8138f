// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpassay.net.CapturedPacket;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Packet;
import org.tcpassay.wire.Segment;

/** Takes apart what an interface with offloads shows as one segment, into what is or was on the wire. */
public final class JoinedSegments {

    private static final Flags ONLY_ON_THE_LAST = Flags.FIN.with(Flags.PSH);

    private JoinedSegments() {}

    static List<Bytes> apart(CapturedPacket packet) {
        return apart(packet.bytes(), packet.joined(), packet.checksumReady());
    }

    /**
     * The segments, with right checksums.
     *
     * @param size bytes of payload of each but the last; 0 for what is one segment, which stays as it is
     */
    public static List<Bytes> apart(Bytes packet, int size, boolean checksumReady) {
        if (size == 0) {
            return List.of(packet);
        }
        Packet decoded = Codec.decode(packet, checksumReady);
        Optional<Segment> segment = decoded.segment();
        return segment.isPresent() && decoded.ip().isPresent()
                ? apart(decoded.ip().get(), segment.get(), size)
                : List.of(packet);
    }

    private static List<Bytes> apart(IpPacket ip, Segment segment, int size) {
        var packets = new ArrayList<Bytes>();
        int length = segment.payload().length();
        for (int from = 0; from < length; from += size) {
            int end = Math.min(from + size, length);
            Flags flags = segment.flags();
            flags = from == 0 ? flags : flags.without(Flags.CWR);
            flags = end == length ? flags : flags.without(ONLY_ON_THE_LAST);
            Bytes part = Codec.encode(part(segment, flags, from, end), ip.source(), ip.destination());
            packets.add(Codec.encode(around(ip, part, packets.size())));
        }
        return packets;
    }

    private static Segment part(Segment whole, Flags flags, int from, int end) {
        return new Segment(
                whole.sourcePort(),
                whole.destinationPort(),
                whole.seq().plus(from),
                whole.ack(),
                whole.dataOffset(),
                whole.reserved(),
                flags,
                whole.window(),
                Checksum.RIGHT,
                whole.urgent(),
                whole.options(),
                whole.payload().slice(from, end));
    }

    private static IpPacket around(IpPacket whole, Bytes part, int index) {
        return new IpPacket(
                whole.source(),
                whole.destination(),
                whole.trafficClass(),
                whole.version() == 4 ? whole.identification() + index & 0xffff : 0,
                whole.flowLabel(),
                whole.dontFragment(),
                whole.moreFragments(),
                whole.fragmentOffset(),
                whole.hopLimit(),
                whole.protocol(),
                whole.options(),
                whole.firstHeader(),
                Checksum.RIGHT,
                Segment.COMPUTED,
                part);
    }
}
