// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.Optional;
import java.util.SplittableRandom;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class NotationTest {

    private static final IpAddress A = IpAddress.v4(198, 18, 0, 1);
    private static final IpAddress B = IpAddress.v4(198, 18, 0, 2);
    private static final SeqNum ISS = SeqNum.of(0xffff_ff00L);
    private static final SeqNum IRS = SeqNum.of(0x7fff_ffffL);

    @DataProvider
    public Object[][] lines() {
        return new Object[][] {
            {"S 0:0(0) win 65535 <mss 1460,sackOK,TS val 1 ecr 0,nop,wscale 7>"},
            {"S. 0:0(0) ack 1 win 65535 <mss 1460,sackOK,TS val 4294967295 ecr 0,nop,wscale 7>"},
            {". 1:1(0) ack 1 win 512"},
            {"P. 1:1001(1000) ack 4096 win 0 urg 5"},
            {"F. -1:-1(0) ack -2147483648 win 1"},
            {"- 0:5(5) win 9"},
            {"SFRP.UEWA 0:0(0) ack 0 win 1 urg 0"},
            {"R 5:5(0) ack 3 win 0"},
            {". 1:1(0) ack 1 win 5 <nop,nop,sack 1001:2001 3001:4001 -5:0>"},
            {"S 0:0(0) win 5 <FO>"},
            {"S 0:0(0) win 5 <FO 0102030405060708,eol>"},
            {". 1:1(0) ack 1 win 5 <md5 000102030405060708090a0b0c0d0e0f,uto 30s,uto 2min,ao 1 255 0a0b>"},
            {"S 0:0(0) win 5 <mp 0081ab,opt-254 f989,opt-2,raw 02ff00>"},
            {". 1:1(0) ack 1 win 5 csum +1"},
            {". 1:1(0) ack 1 win 5 csum -300 doff 4 rsvd 5"},
            {". 1:1(0) ack 1 win 5 <nop> csum 0x0000 doff 15"},
            {". 1:1(0) ack 1 win 5 csum wrong(0x1234,not 0x9abc)"},
            {". 1:1(0) ack 1 win 5 csum offload(0x1234) rsvd 7"},
        };
    }

    @Test(dataProvider = "lines")
    public void shouldPrintWhatItReads(String line) {
        Segment read = Notation.parse(line, 1, 2, ISS, IRS);
        assertEquals(Notation.print(read, ISS, IRS), line);
    }

    @Test
    public void shouldReadFields() {
        Segment read =
                Notation.parse("FP. 1:6(5) ack 11 win 9 urg 3 <sack 21:31>", 80, 4000, ISS, IRS, Bytes.utf8("hello"));
        assertEquals(read.sourcePort(), 80);
        assertEquals(read.destinationPort(), 4000);
        assertEquals(read.seq(), ISS.plus(1));
        assertEquals(read.ack(), IRS.plus(11));
        assertEquals(read.flags(), Flags.of("FP."));
        assertEquals(read.window(), 9);
        assertEquals(read.urgent(), 3);
        assertEquals(read.payload(), Bytes.utf8("hello"));
        TcpOption.Sack.Block block =
                read.option(TcpOption.Sack.class).orElseThrow().blocks().get(0);
        assertEquals(block, new TcpOption.Sack.Block(IRS.plus(21), IRS.plus(31)));
        assertEquals(read.dataOffset(), Segment.COMPUTED);
        assertEquals(read.checksum(), Checksum.RIGHT);
    }

    @Test
    public void shouldPrintAndReadAnySegmentAlike() {
        var random = new SplittableRandom(5);
        var any = new AnyPacket(random);
        for (int i = 0; i < 20_000; i++) {
            Segment segment = any.segment();
            var seqBase = new SeqNum(random.nextInt());
            var ackBase = new SeqNum(random.nextInt());
            String line = Notation.print(segment, seqBase, ackBase);
            Segment read = Notation.parse(
                    line, segment.sourcePort(), segment.destinationPort(), seqBase, ackBase, segment.payload());
            assertEquals(Codec.encode(read, A, B), Codec.encode(segment, A, B), line);
            assertEquals(Notation.print(read, seqBase, ackBase), line);
        }
    }

    @DataProvider
    public Object[][] notLines() {
        return new Object[][] {
            {""},
            {"S"},
            {"X 0:0(0) win 1"},
            {"S 0:1(0) win 1"},
            {"S 0:0(0) win 65536"},
            {"S 0:0(0) win 1 <mss>"},
            {"S 0:0(0) win 1 <mss 65536>"},
            {"S 0:0(0) win 1 <mss 1 2>"},
            {"S 0:0(0) win 1 <bogus>"},
            {"S 0:0(0) win 1 <sack 1>"},
            {"S 0:0(0) win 1 <uto 5>"},
            {"S 0:0(0) win 1 <FO 0>"},
            {"S 0:0(0) win 1 <TS val 1>"},
            {"S 0:0(0) win 1 <>trailing"},
            {"S 0:0(0) win 1 csum maybe"},
            {"S 0:0(0) win 1 doff 16"},
            {"S 0:0(0) win 1 <,>"},
            {"S 0:0(0) win 1 <TS val 4294967296 ecr 0>"},
            {"S 0:0(0) win 1 <opt-256>"},
            {"S 0:0(0) win 1 <uto >"}
        };
    }

    @Test(dataProvider = "notLines")
    public void shouldSayWhatItCannotRead(String line) {
        var refusal = expectThrows(IllegalArgumentException.class, () -> Notation.parse(line, 1, 2, ISS, IRS));
        assertTrue(refusal.getMessage().startsWith("reading "), refusal.getMessage());
    }

    @Test
    public void shouldRefuseAnotherPayload() {
        expectThrows(
                IllegalArgumentException.class,
                () -> Notation.parse("P. 1:3(2) ack 1 win 1", 1, 2, ISS, IRS, Bytes.of(1)));
    }

    @Test
    public void shouldPrintEveryPacketInOneLine() {
        Segment quoted = Notation.parse("P. 1:101(100) ack 1 win 9 <nop,nop,TS val 1 ecr 2>", 1, 2, IRS, ISS);
        Bytes packet = Codec.packet(quoted, A, B);
        assertEquals(
                print(new Icmp(4, 3, 4, Checksum.RIGHT, 1300, packet)),
                "icmp unreachable code 4 mtu 1300 [1:101(100)]");
        assertEquals(
                print(new Icmp(4, 11, 0, Checksum.RIGHT, 0, packet.slice(0, 28))), "icmp time_exceeded code 0 [1]");
        assertEquals(print(new Icmp(4, 3, 1, Checksum.RIGHT, 0, packet.slice(0, 27))), "icmp unreachable code 1");
        assertEquals(
                print(new Icmp(6, 2, 0, new Checksum.Wrong(1, 2), 1280, Bytes.EMPTY)),
                "icmpv6 packet_too_big code 0 mtu 1280 csum wrong(0x0001,not 0x0002)");
        assertEquals(print(new Icmp(6, 200, 1, Checksum.RIGHT, 0, Bytes.EMPTY)), "icmpv6 type 200 code 1");
        assertEquals(print(new Opaque(17, Bytes.zeros(8))), "protocol 17 (8)");
        assertEquals(print(new Malformed(3, "too short", Bytes.of(1, 2, 3))), "malformed at 3: too short [010203]");
        Bytes fragment = Codec.encode(IpPacket.ordinary(
                IpAddress.parse("fd00::1"), IpAddress.parse("fd00::2"), 44, Bytes.fromHex("0600 0009 00000001 0000")));
        assertEquals(Notation.print(Codec.decode(fragment, true), ISS, IRS), "fragment of protocol 6 at 8+ (2)");
    }

    @Test
    public void shouldPrintWhatIsUnusualInTheIpHeader() {
        Segment segment = Notation.parse(". 1:1(0) ack 1 win 9", 1, 2, ISS, IRS);
        IpPacket ordinary = IpPacket.ordinary(A, B, IpPacket.TCP, Codec.encode(segment, A, B));
        String line =
                Notation.print(Codec.decode(Codec.encode(ordinary.withTrafficClass(46 << 2 | 1)), true), ISS, IRS);
        assertEquals(line, ". 1:1(0) ack 1 win 9 ds 46 ect1");
        assertEquals(Notation.parse(line, 1, 2, ISS, IRS).window(), 9);
        assertEquals(
                Notation.print(Codec.decode(Codec.encode(ordinary.withTrafficClass(3)), true), ISS, IRS),
                ". 1:1(0) ack 1 win 9 ce");
        Bytes options = Codec.encode(ordinary.withOptions(Bytes.of(7, 7, 4, 0, 0, 0, 0, 0)));
        String withOptions = Notation.print(Codec.decode(options, true), ISS, IRS);
        assertEquals(withOptions, ". 1:1(0) ack 1 win 9 ipopt 0707040000000000");
        assertEquals(Notation.parse(withOptions, 1, 2, ISS, IRS).window(), 9);
    }

    private static String print(Content content) {
        return Notation.print(new Packet(Optional.empty(), content), ISS, IRS);
    }
}
