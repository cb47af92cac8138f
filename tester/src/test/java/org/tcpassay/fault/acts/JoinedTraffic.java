// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.tcpassay.fault.Side;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Parcel;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;

/**
 * Some connections by dice, as hosts with offloads send them: many segments in one, of any length, with whatever may
 * stand in them, new and again, in order and not, to the end and beyond.
 */
final class JoinedTraffic {

    record Arrival(Side from, Parcel parcel, long timeNs) {}

    private static final int CONNECTIONS = 4;
    private static final int STEPS = 130; // of each
    private static final int SIZE = 100; // bytes of text of each segment
    private static final int MOST = 12; // in one
    private static final long ISS = 0xffff_f800L; // the numbers wrap on the way

    private final SplittableRandom random;
    private final List<Arrival> arrivals = new ArrayList<>();
    private long nowNs = 1_000_000_000;

    /** One end of a connection. */
    private static final class Host {
        private final Side side;
        private final IpAddress address;
        private final int port;
        private long next = ISS;
        private boolean hasEnded;

        private Host(Side side, IpAddress address, int port) {
            this.side = side;
            this.address = address;
            this.port = port;
        }
    }

    JoinedTraffic(long seed) {
        random = new SplittableRandom(seed);
    }

    List<Arrival> arrivals() {
        for (int i = 0; i < CONNECTIONS; i++) {
            boolean isV6 = i % 2 == 1;
            var opener = new Host(Side.LEFT, IpAddress.parse(isV6 ? "fd00::1" : "198.18.0.1"), 40_000 + i);
            var listener = new Host(Side.RIGHT, IpAddress.parse(isV6 ? "fd00::2" : "198.18.0.2"), 80);
            if (i < CONNECTIONS - 1) { // the path comes late to the last
                send(opener, listener, 0, "S", 0);
                send(listener, opener, 0, "S.", 0);
                send(opener, listener, 0, ".", random.nextInt(2) * 500); // the third may bring text
            }
            for (int step = 0; step < STEPS; step++) {
                step(opener, listener);
            }
        }
        return arrivals;
    }

    private void step(Host opener, Host listener) {
        Host from = random.nextInt(3) == 0 ? listener : opener;
        Host to = from == opener ? listener : opener;
        nowNs += random.nextInt(10) == 0 ? 5_000_000 : 50_000;
        int length = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(MOST * SIZE);
        int what = random.nextInt(24);
        if (what == 0) {
            send(from, to, -random.nextInt(600), ".", length); // again, all or a part of it
        } else if (what == 1) {
            send(from, to, random.nextInt(400), ".", length); // with a hole before it
        } else if (what == 2 && arrivals.size() % 3 == 0) {
            send(from, to, 0, "F.", length);
            from.hasEnded = true;
        } else if (what == 3 && arrivals.size() % 7 == 0) {
            send(from, to, 0, "R.", 0);
        } else {
            String extra = what < 10 ? "" : what < 16 ? "P" : what < 19 ? "W" : "PEW";
            send(from, to, 0, "." + extra, from.hasEnded ? 0 : length);
        }
    }

    private void send(Host from, Host to, int offset, String flags, int length) {
        long seq = from.next + offset & 0xffff_ffffL;
        boolean acknowledges = flags.contains(".");
        var segment = new Segment(
                from.port,
                to.port,
                SeqNum.of(seq),
                SeqNum.of(acknowledges ? to.next & 0xffff_ffffL : 0),
                Segment.COMPUTED,
                0,
                Flags.of(flags),
                random.nextInt(12) == 0 ? 0 : 60_000,
                Checksum.RIGHT,
                0,
                options(),
                text(length));
        if (offset == 0) {
            from.next += segment.len();
        }
        Bytes content = Codec.encode(segment, from.address, to.address);
        Bytes packet = Codec.encode(IpPacket.ordinary(from.address, to.address, IpPacket.TCP, content)
                .withIdentification(from.address.version() == 4 ? random.nextInt(1 << 16) : 0));
        int header = packet.length() - content.length();
        // a right checksum stands for one that is not finished: only its field is not looked at then
        arrivals.add(new Arrival(
                from.side, length > SIZE ? unfinished(packet, header, content.length()) : Parcel.of(packet), nowNs));
    }

    /** With the sum of the pseudo-header in the place of the checksum, as the kernel leaves it. */
    private static Parcel unfinished(Bytes packet, int header, int length) {
        boolean isV4 = header == 20;
        Bytes addresses = packet.slice(isV4 ? 12 : 8, isV4 ? 20 : 40);
        long sum = IpPacket.TCP + length;
        for (int i = 0; i < addresses.length(); i += 2) {
            sum += addresses.u16(i);
        }
        while (sum >> 16 != 0) {
            sum = (sum & 0xffff) + (sum >> 16);
        }
        Bytes field = Bytes.of((int) sum >> 8, (int) sum);
        Bytes bytes = packet.slice(0, header + 16).concat(field).concat(packet.slice(header + 18, packet.length()));
        return new Parcel(bytes, SIZE, header, header + 16, false);
    }

    private List<TcpOption> options() {
        return random.nextInt(4) > 0
                ? List.of(new TcpOption.Timestamps(nowNs / 1_000_000, 7))
                : random.nextInt(3) > 0
                        ? List.of()
                        : List.of(new TcpOption.Sack(List.of(new TcpOption.Sack.Block(SeqNum.of(1), SeqNum.of(2)))));
    }

    private Bytes text(int length) {
        var text = new StringBuilder();
        while (text.length() < length) {
            text.append(random.nextInt(40) == 0 ? "NEEDLE" : "abcdefghij".substring(random.nextInt(10)));
        }
        return Bytes.utf8(text.substring(0, length));
    }
}
