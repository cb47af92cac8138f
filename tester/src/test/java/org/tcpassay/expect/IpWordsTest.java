// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.expect;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.List;
import java.util.Optional;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Ecn;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.Icmp;
import org.tcpassay.wire.IcmpError;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Packet;
import org.tcpassay.wire.Quote;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What a spec says about the IP header, sending and expecting, and what an ICMP error quotes. */
public final class IpWordsTest {

    private static final IpAddress TESTER = IpAddress.v4(198, 18, 0, 2);
    private static final IpAddress TARGET = IpAddress.v4(198, 18, 0, 1);
    private static final IpAddress TESTER_V6 = IpAddress.parse("fd00::2");
    private static final IpAddress TARGET_V6 = IpAddress.parse("fd00::1");
    private static final SegmentSpec ACK = SegmentSpec.of(Flags.ACK);

    private static final FourTuple ENDS = new FourTuple(new Endpoint(TESTER, 1), new Endpoint(TARGET, 2));

    private static final Symbols ALL_ZERO = new Symbols() {
        @Override
        public long value(Symbol symbol) {
            return 0;
        }

        @Override
        public boolean issKnown() {
            return true;
        }
    };

    private static Packet sent(SegmentSpec spec) {
        return sent(spec, TESTER, TARGET);
    }

    private static Packet sent(SegmentSpec spec, IpAddress from, IpAddress to) {
        var ordinary = new Composer.Ordinary(ENDS, Optional.empty(), false, false, 0, 0, 0);
        Segment segment = Composer.segment(spec, ALL_ZERO, ordinary);
        return Codec.decode(Composer.packet(spec, segment, from, to), true);
    }

    private static List<String> differences(SegmentSpec spec, Packet packet) {
        return Matcher.differences(
                        spec, packet.ip().orElseThrow(), packet.segment().orElseThrow(), 0, ALL_ZERO, 1)
                .stream()
                .map(Difference::toString)
                .toList();
    }

    @Test
    public void shouldSendEachFieldAsSaid() {
        Bytes options = Bytes.of(1, 1, 1, 0);
        IpPacket ip = sent(ACK.ecn(Ecn.CE)
                        .ds(46)
                        .ttl(7)
                        .dontFragment(false)
                        .identification(9)
                        .ipOptions(options))
                .ip()
                .orElseThrow();
        assertEquals(ip.trafficClass(), 46 << 2 | 3);
        assertEquals(ip.hopLimit(), 7);
        assertFalse(ip.dontFragment());
        assertEquals(ip.identification(), 9);
        assertEquals(ip.options(), options);
        assertEquals(ip.headerChecksum(), Checksum.RIGHT);
    }

    @Test
    public void shouldSendTheOrdinaryHeaderUnlessAsked() {
        IpPacket ip = sent(ACK).ip().orElseThrow();
        assertEquals(List.of(ip.trafficClass(), ip.hopLimit(), ip.identification()), List.of(0, 64, 0));
        assertTrue(ip.dontFragment());
    }

    @Test
    public void shouldCountOtherAddressesIntoTheChecksum() {
        Packet packet = sent(ACK.from(TARGET.plus(9)).to(IpAddress.v4(255, 255, 255, 255)));
        assertEquals(packet.ip().orElseThrow().source(), TARGET.plus(9));
        assertEquals(packet.ip().orElseThrow().destination().toString(), "255.255.255.255");
        assertEquals(packet.segment().orElseThrow().checksum(), Checksum.RIGHT);
        assertTrue(Composer.isAstray(ACK.to(TARGET)));
        assertFalse(Composer.isAstray(ACK.ttl(1)));
    }

    @Test
    public void shouldPassOverTheHeaderUnlessAsked() {
        assertEquals(differences(ACK, sent(ACK.ecn(Ecn.CE).ds(1).ttl(1).identification(3))), List.of());
    }

    @Test
    public void shouldRequireWhatIsNamed() {
        Packet packet = sent(ACK.ecn(Ecn.ECT_0).ttl(64));
        assertEquals(differences(ACK.ecn(Ecn.ECT_0).ds(0).ttl(64).dontFragment(true), packet), List.of());
        assertEquals(
                differences(ACK.ecn(Ecn.CE).ds(46).ttl(1).dontFragment(false), packet),
                List.of(
                        "ECN expected CE, was ECT_0",
                        "DS expected 46, was 0",
                        "TTL expected 1, was 64",
                        "DF expected 0, was 1"));
        assertEquals(
                SpecText.print(ACK.ecn(Ecn.CE).ttl(1), Optional.empty(), 1),
                ".  seq SND.NXT  ack RCV.NXT  ECN CE  TTL 1");
    }

    @Test
    public void shouldTakeEveryIpv6PacketForOneThatStaysWhole() {
        assertEquals(differences(ACK.dontFragment(true).ttl(3), sent(ACK.ttl(3), TESTER_V6, TARGET_V6)), List.of());
    }

    @DataProvider
    public Object[][] pairs() {
        return new Object[][] {{TESTER, TARGET, 548}, {TESTER_V6, TARGET_V6, 1232}};
    }

    @Test(dataProvider = "pairs")
    public void shouldQuoteAsSaid(IpAddress to, IpAddress from, int most) {
        Bytes last = Codec.encode(
                sent(ACK.seq(5).payload(Bytes.zeros(1_400)), from, to).ip().orElseThrow());
        IcmpSpec spec = IcmpSpec.of(IcmpError.TOO_BIG).rest(1_300);
        Icmp whole = spec.message(last, ALL_ZERO);
        assertEquals(IcmpError.of(whole), Optional.of(IcmpError.TOO_BIG));
        assertEquals(whole.rest(), 1_300);
        assertEquals(whole.body(), last.slice(0, most));
        Icmp bent = spec.quotingOnly(8)
                .quotingSeq(Symbol.SND_NXT.minus(3))
                .quotingTesterPort(77)
                .message(last, ALL_ZERO);
        assertEquals(bent.body().length(), Quote.headerLength(last) + 8);
        Quote quote = Quote.of(bent).orElseThrow();
        assertEquals(quote.seq(), SeqNum.of(-3 & 0xffff_ffffL));
        assertEquals(quote.destination().port(), 77);
        assertEquals(quote.source().address(), from);
    }
}
