// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.List;
import java.util.Optional;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class CodecTest {

    /** A SYN as Linux sends it; its checksums come from another program. */
    private static final Bytes SYN = Bytes.fromHex("45 00 00 3c 1c 46 40 00 40 06 9c bc c0 a8 00 68 c0 a8 00 01"
            + "c3 50 00 50 00 00 00 64 00 00 00 00 a0 02 fa f0 07 50 00 00"
            + "02 04 05 b4 04 02 08 0a 00 00 00 01 00 00 00 00 01 03 03 07");

    private static final IpAddress A = IpAddress.v4(198, 18, 0, 1);
    private static final IpAddress B = IpAddress.v4(198, 18, 0, 2);
    private static final IpAddress A6 = IpAddress.parse("fd00::1");
    private static final IpAddress B6 = IpAddress.parse("fd00::2");

    static Segment segment(Checksum checksum, int dataOffset, List<TcpOption> options, Bytes payload) {
        return new Segment(
                4000,
                80,
                SeqNum.of(0xffff_fffeL),
                SeqNum.of(7),
                dataOffset,
                0,
                Flags.ACK,
                1000,
                checksum,
                0,
                options,
                payload);
    }

    private static Segment sent(Segment segment) {
        return Codec.decode(Codec.packet(segment, A, B), true).segment().orElseThrow();
    }

    @Test
    public void shouldReadAndWriteAKnownSyn() {
        Packet packet = Codec.decode(SYN, true);
        IpPacket ip = packet.ip().orElseThrow();
        assertEquals(ip.source().toString(), "192.168.0.104");
        assertEquals(ip.headerChecksum(), Checksum.RIGHT);
        assertEquals(ip.totalLength(), 60);
        assertEquals(ip.identification(), 0x1c46);
        assertTrue(ip.dontFragment());
        Segment syn = packet.segment().orElseThrow();
        assertEquals(syn.checksum(), Checksum.RIGHT);
        assertEquals(syn.flags(), Flags.SYN);
        assertEquals(syn.seq(), SeqNum.of(100));
        assertEquals(syn.dataOffset(), 10);
        assertEquals(
                syn.options(),
                List.of(
                        new TcpOption.Mss(1460),
                        new TcpOption.SackPermitted(),
                        new TcpOption.Timestamps(1, 0),
                        new TcpOption.NoOperation(),
                        new TcpOption.WindowScale(7)));
        assertEquals(Codec.encode(ip), SYN);
        assertEquals(Codec.encode(syn, ip.source(), ip.destination()), SYN.slice(20, 60));
    }

    @Test
    public void shouldDropWhatIsBehindTheTotalLength() {
        Packet padded = Codec.decode(SYN.concat(Bytes.zeros(6)), true);
        assertEquals(padded, Codec.decode(SYN, true));
    }

    @Test
    public void shouldComputeOffsetAndPadOptions() {
        Segment read = sent(
                segment(Checksum.RIGHT, Segment.COMPUTED, List.of(new TcpOption.WindowScale(2)), Bytes.utf8("hello")));
        assertEquals(read.dataOffset(), 6);
        assertEquals(read.options(), List.of(new TcpOption.WindowScale(2), new TcpOption.EndOfList()));
        assertEquals(read.payload(), Bytes.utf8("hello"));
        assertEquals(read.end(), SeqNum.of(3));
    }

    @DataProvider
    public Object[][] sums() {
        return new Object[][] {
            {Checksum.RIGHT, 0},
            {Checksum.wrongBy(1), 1},
            {Checksum.wrongBy(-1), -1},
            {Checksum.wrongBy(0x1000), 0x1000}
        };
    }

    @Test(dataProvider = "sums")
    public void shouldBendTheChecksum(Checksum wanted, int delta) {
        int right = sumOf(Checksum.RIGHT);
        assertEquals(sumOf(wanted), right + delta);
        Checksum found =
                sent(segment(wanted, Segment.COMPUTED, List.of(), Bytes.EMPTY)).checksum();
        assertEquals(found, delta == 0 ? Checksum.RIGHT : new Checksum.Wrong(right + delta, right));
    }

    private static int sumOf(Checksum wanted) {
        return Codec.encode(segment(wanted, Segment.COMPUTED, List.of(), Bytes.EMPTY), A, B)
                .u16(16);
    }

    @Test
    public void shouldWriteAnAbsentChecksumAndWhatWasFound() {
        assertEquals(sumOf(Checksum.exactly(0)), 0);
        assertEquals(sumOf(new Checksum.Wrong(0x1234, 1)), 0x1234);
        assertEquals(sumOf(new Checksum.NotComputed(0x4321)), 0x4321);
    }

    @Test
    public void shouldNotBlameASumThatWasLeftToHardware() {
        Bytes bytes = Codec.packet(segment(Checksum.exactly(5), Segment.COMPUTED, List.of(), Bytes.EMPTY), A, B);
        assertEquals(Codec.decode(bytes, false).segment().orElseThrow().checksum(), new Checksum.NotComputed(5));
        assertEquals(Codec.decode(SYN, false).segment().orElseThrow().checksum(), Checksum.RIGHT);
    }

    @Test
    public void shouldHoldIllegalHeaders() {
        var odd = new Segment(
                0,
                0,
                SeqNum.of(0),
                SeqNum.of(0),
                6,
                5,
                new Flags(0x1ff),
                65535,
                Checksum.RIGHT,
                9,
                List.of(),
                Bytes.of(1, 1, 1, 1, 7));
        Segment read = sent(odd);
        assertEquals(read.reserved(), 5);
        assertEquals(read.flags(), new Flags(0x1ff));
        assertEquals(read.urgent(), 9);
        assertEquals(read.options().size(), 4);
        assertEquals(read.payload(), Bytes.of(7));
    }

    @DataProvider
    public Object[][] offsets() {
        return new Object[][] {{0}, {4}, {6}, {15}};
    }

    @Test(dataProvider = "offsets")
    public void shouldCallAnImpossibleOffsetMalformed(int offset) {
        Packet packet = Codec.decode(Codec.packet(segment(Checksum.RIGHT, offset, List.of(), Bytes.EMPTY), A, B), true);
        assertTrue(packet.ip().isPresent());
        assertEquals(((Malformed) packet.content()).offset(), 12);
    }

    @Test
    public void shouldWriteMoreThanFortyBytesOfOptions() {
        List<TcpOption> tooMany = List.of(new TcpOption.Unknown(99, Bytes.zeros(62)));
        Bytes bytes = Codec.encode(segment(Checksum.RIGHT, Segment.COMPUTED, tooMany, Bytes.EMPTY), A, B);
        assertEquals(bytes.length(), 84);
        assertEquals(bytes.at(12) >>> 4, 21 & 0xf);
    }

    @Test
    public void shouldCarrySegmentsInIpv6() {
        Segment sent = segment(Checksum.RIGHT, Segment.COMPUTED, List.of(), Bytes.utf8("odd"));
        Packet packet = Codec.decode(Codec.packet(sent, A6, B6), true);
        Segment read = packet.segment().orElseThrow();
        assertEquals(read.checksum(), Checksum.RIGHT);
        assertEquals(read.payload(), Bytes.utf8("odd"));
        assertEquals(packet.ip().orElseThrow().totalLength(), 23);
    }

    @Test
    public void shouldWalkExtensionHeaders() {
        Bytes tcp = Codec.encode(segment(Checksum.RIGHT, Segment.COMPUTED, List.of(), Bytes.EMPTY), A6, B6);
        Bytes chain =
                Bytes.fromHex("3c00 0104 00000000" + "2c01 0000 0000 0000 0000 0000 0000 0000" + "0600 0000 0000 0001");
        var ip = new IpPacket(
                A6,
                B6,
                0xab,
                0,
                0x12345,
                false,
                false,
                0,
                3,
                IpPacket.TCP,
                chain,
                0,
                Checksum.RIGHT,
                Segment.COMPUTED,
                tcp);
        Bytes bytes = Codec.encode(ip);
        Packet packet = Codec.decode(bytes, true);
        IpPacket read = packet.ip().orElseThrow();
        assertTrue(packet.segment().isPresent());
        assertEquals(read.options(), chain);
        assertEquals(read.protocol(), IpPacket.TCP);
        assertEquals(read.firstHeader(), 0);
        assertEquals(read.flowLabel(), 0x12345);
        assertEquals(read.trafficClass(), 0xab);
        assertEquals(Codec.encode(read), bytes);
        Packet cut = Codec.decode(Codec.encode(IpPacket.ordinary(A6, B6, 0, Bytes.of(6, 1, 0, 0, 0, 0, 0, 0))), true);
        assertEquals(((Malformed) cut.content()).offset(), 40);
    }

    @Test
    public void shouldNotLookIntoFragmentsAndOtherProtocols() {
        Packet fragment = Codec.decode(
                Codec.encode(IpPacket.ordinary(A6, B6, 44, Bytes.fromHex("0600 0009 00000001 0000"))), true);
        assertEquals(fragment.content(), new Opaque(6, Bytes.of(0, 0)));
        assertTrue(fragment.ip().orElseThrow().moreFragments());
        assertEquals(fragment.ip().orElseThrow().fragmentOffset(), 1);
        Packet udp = Codec.decode(Codec.encode(IpPacket.ordinary(A, B, 17, Bytes.of(1))), true);
        assertEquals(udp.content(), new Opaque(17, Bytes.of(1)));
    }

    @Test
    public void shouldKeepTheReservedFlagAndOptionsOfIpv4() {
        var ip = new IpPacket(
                A,
                B,
                1,
                2,
                0,
                true,
                false,
                true,
                0x1fff,
                255,
                99,
                Bytes.of(7, 3, 4),
                99,
                Checksum.wrongBy(3),
                Segment.COMPUTED,
                Bytes.of(9));
        Bytes bytes = Codec.encode(ip);
        IpPacket read = Codec.decode(bytes, true).ip().orElseThrow();
        assertTrue(read.reservedFlag());
        assertFalse(read.dontFragment());
        assertEquals(read.fragmentOffset(), 0x1fff);
        assertEquals(read.options(), Bytes.of(7, 3, 4, 0));
        assertTrue(read.headerChecksum() instanceof Checksum.Wrong);
        assertEquals(Codec.encode(read), bytes);
    }

    @Test
    public void shouldReadAndWriteIcmp() {
        Bytes echo = Bytes.fromHex("0800 f7fa 0001 0002 0102");
        var written = new Icmp(4, 8, 0, Checksum.RIGHT, 0x1_0002, Bytes.of(1, 2));
        assertEquals(Codec.encode(written, A, B), Bytes.fromHex("0800 f6fa 0001 0002 0102"));
        assertEquals(Codec.decode(Codec.packet(written, A, B), true).content(), written);
        Content wrong = Codec.decode(Codec.encode(IpPacket.ordinary(A, B, 1, echo)), true)
                .content();
        assertEquals(((Icmp) wrong).checksum(), new Checksum.Wrong(0xf7fa, 0xf6fa));
        var six = new Icmp(6, 128, 0, Checksum.RIGHT, 1, Bytes.of(1, 2, 3));
        assertEquals(Codec.decode(Codec.packet(six, A6, B6), true).content(), six);
    }

    @DataProvider
    public Object[][] notPackets() {
        return new Object[][] {
            {""},
            {"45"},
            {"55000014"},
            {SYN.slice(0, 19).hex()},
            {SYN.slice(0, 59).hex()},
            {"44" + SYN.hex().substring(2)},
            {"60" + "00".repeat(38)},
            {"60000000ffff" + "00".repeat(34)},
            {"45000013" + "00".repeat(16)}
        };
    }

    @Test(dataProvider = "notPackets")
    public void shouldSayWhyItIsNoPacket(String hex) {
        Packet packet = Codec.decode(Bytes.fromHex(hex), true);
        assertEquals(packet.ip(), Optional.empty());
        assertFalse(((Malformed) packet.content()).reason().isEmpty());
    }

    @Test
    public void shouldKeepTheOtherZeroOfOnesComplement() {
        // the payload is chosen so that the sum over everything else is 0xffff
        int rest = Codec.encode(segment(Checksum.RIGHT, 5, List.of(), Bytes.zeros(2)), A, B)
                .u16(16);
        Segment zero = segment(Checksum.RIGHT, 5, List.of(), Bytes.of(rest >> 8, rest));
        Bytes bytes = Codec.packet(zero, A, B);
        assertEquals(bytes.u16(36), 0);
        Bytes other = bytes.slice(0, 36).concat(Bytes.of(0xff, 0xff)).concat(bytes.slice(38, bytes.length()));
        assertEquals(Codec.decode(other, true).segment().orElseThrow().checksum(), Checksum.exactly(0xffff));
    }

    @Test
    public void shouldRefuseToMixVersions() {
        expectThrows(IllegalArgumentException.class, () -> Codec.encode(IpPacket.ordinary(A, B6, 6, Bytes.EMPTY)));
    }
}
