// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Packets drawn at random: each can be read, most are ordinary, some hold what no stack would send. */
final class AnyPacket {

    private static final IpAddress A4 = IpAddress.v4(198, 18, 0, 1);
    private static final IpAddress B4 = IpAddress.v4(198, 18, 0, 2);
    private static final IpAddress A6 = IpAddress.parse("fd00::1");
    private static final IpAddress B6 = IpAddress.parse("fd00::2");
    private static final int OPTION_SPACE = 40;
    private static final int OPTION_KINDS = 15;

    private final SplittableRandom random;

    AnyPacket(SplittableRandom random) {
        this.random = random;
    }

    /** A packet of either version, now and then with IP options, extension headers or as a fragment. */
    Bytes next() {
        if (random.nextInt(32) == 0) {
            var mac = new MacAddress(bytes(6));
            NeighbourMessage question = NeighbourMessage.solicit(mac, B6);
            return (random.nextBoolean() ? question : question.advertise(mac)).packet(A6, B6);
        }
        boolean four = random.nextInt(3) != 0;
        IpAddress source = four ? A4 : A6;
        IpAddress destination = four ? B4 : B6;
        boolean tcp = random.nextInt(8) != 0;
        int protocol = tcp ? IpPacket.TCP : four ? IpPacket.ICMP : IpPacket.ICMPV6;
        Bytes payload = tcp
                ? Codec.encode(segment(), source, destination)
                : Codec.encode(icmp(four ? 4 : 6), source, destination);
        IpPacket ordinary = IpPacket.ordinary(source, destination, protocol, payload);
        if (random.nextInt(4) != 0) {
            return Codec.encode(ordinary);
        }
        return Codec.encode(four ? odd4(ordinary) : odd6(ordinary));
    }

    private IpPacket odd4(IpPacket ip) {
        boolean fragment = random.nextInt(4) == 0;
        return new IpPacket(
                ip.source(),
                ip.destination(),
                random.nextInt(256),
                random.nextInt(0x1_0000),
                0,
                random.nextInt(8) == 0,
                random.nextBoolean(),
                fragment && random.nextBoolean(),
                fragment ? random.nextInt(0x2000) : 0,
                random.nextInt(256),
                ip.protocol(),
                bytes(random.nextInt(41)),
                ip.protocol(),
                checksum(),
                Segment.COMPUTED,
                ip.payload());
    }

    private IpPacket odd6(IpPacket ip) {
        Bytes chain = Bytes.EMPTY;
        int first = ip.protocol();
        for (int i = random.nextInt(4); i > 0; i--) {
            int words = random.nextInt(3);
            chain = Bytes.of(first, words).concat(bytes(6 + 8 * words)).concat(chain);
            first = List.of(0, 43, 60).get(random.nextInt(3));
        }
        if (random.nextInt(4) == 0) {
            chain = Bytes.of(first, 0, random.nextInt(2) * random.nextInt(256), random.nextInt(256))
                    .concat(bytes(4))
                    .concat(chain);
            first = 44;
        }
        return new IpPacket(
                ip.source(),
                ip.destination(),
                random.nextInt(256),
                0,
                random.nextInt(0x10_0000),
                false,
                false,
                0,
                random.nextInt(256),
                ip.protocol(),
                chain,
                first,
                Checksum.RIGHT,
                Segment.COMPUTED,
                ip.payload());
    }

    private Icmp icmp(int version) {
        int type = random.nextInt(4) == 0 ? random.nextInt(256) : version == 4 ? 3 : random.nextInt(1, 5);
        Bytes quoted = random.nextBoolean()
                ? Codec.packet(segment(), version == 4 ? B4 : B6, version == 4 ? A4 : A6)
                : bytes(random.nextInt(80));
        Bytes body = quoted.slice(0, random.nextInt(quoted.length() + 1));
        return new Icmp(version, type, random.nextInt(16), checksum(), random.nextInt() & 0xffff_ffffL, body);
    }

    /** A segment that Codec reads back: its options fit, and its data offset is right. */
    Segment segment() {
        boolean odd = random.nextInt(4) == 0;
        return new Segment(
                random.nextInt(0x1_0000),
                random.nextInt(0x1_0000),
                new SeqNum(random.nextInt()),
                new SeqNum(random.nextInt(3) == 0 ? 0 : random.nextInt()),
                Segment.COMPUTED,
                odd ? random.nextInt(8) : 0,
                new Flags(random.nextInt(odd ? 0x200 : 0x20)),
                random.nextInt(0x1_0000),
                checksum(),
                odd ? random.nextInt(0x1_0000) : 0,
                options(),
                bytes(random.nextInt(3) == 0 ? random.nextInt(60) : 0));
    }

    private Checksum checksum() {
        return switch (random.nextInt(16)) {
            case 0 -> Checksum.wrongBy(random.nextInt(-0xffff, 0x1_0000));
            case 1 -> Checksum.exactly(random.nextInt(0x1_0000));
            case 2 -> new Checksum.Wrong(random.nextInt(0x1_0000), random.nextInt(0x1_0000));
            case 3 -> new Checksum.NotComputed(random.nextInt(0x1_0000));
            default -> Checksum.RIGHT;
        };
    }

    private List<TcpOption> options() {
        var options = new ArrayList<TcpOption>();
        for (int i = random.nextInt(6); i > 0; i--) {
            options.add(option());
            if (OptionCodec.length(options) > OPTION_SPACE) {
                options.remove(options.size() - 1);
            }
        }
        return options;
    }

    private TcpOption option() {
        return switch (random.nextInt(OPTION_KINDS)) {
            case 0 -> new TcpOption.EndOfList();
            case 1, 2 -> new TcpOption.NoOperation();
            case 3 -> new TcpOption.Mss(random.nextInt(0x1_0000));
            case 4 -> new TcpOption.WindowScale(random.nextInt(256));
            case 5 -> new TcpOption.SackPermitted();
            case 6 -> new TcpOption.Sack(blocks(random.nextInt(5)));
            case 7, 8 -> new TcpOption.Timestamps(random.nextInt() & 0xffff_ffffL, random.nextInt() & 0xffff_ffffL);
            case 9 -> new TcpOption.UserTimeout(random.nextBoolean(), random.nextInt(0x8000));
            case 10 -> new TcpOption.Md5(bytes(16));
            case 11 ->
                new TcpOption.Authentication(random.nextInt(256), random.nextInt(256), bytes(random.nextInt(17)));
            case 12 -> new TcpOption.Multipath(bytes(random.nextInt(1, 20)));
            case 13 -> new TcpOption.FastOpen(bytes(random.nextInt(9) * 2));
            default ->
                random.nextBoolean()
                        ? new TcpOption.Unknown(random.nextInt(256), bytes(random.nextInt(10)))
                        : new TcpOption.Broken(bytes(random.nextInt(10)), "at random");
        };
    }

    private List<TcpOption.Sack.Block> blocks(int count) {
        var blocks = new ArrayList<TcpOption.Sack.Block>();
        for (int i = 0; i < count; i++) {
            blocks.add(new TcpOption.Sack.Block(new SeqNum(random.nextInt()), new SeqNum(random.nextInt())));
        }
        return blocks;
    }

    private Bytes bytes(int count) {
        var drawn = new byte[count];
        for (int i = 0; i < count; i++) {
            drawn[i] = (byte) random.nextInt();
        }
        return Bytes.owning(drawn);
    }
}
