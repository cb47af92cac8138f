// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.Optional;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class NeighbourTest {

    private static final MacAddress OURS = MacAddress.parse("02:00:5e:10:00:01");
    private static final MacAddress THEIRS = MacAddress.parse("02:00:5e:10:00:02");
    private static final IpAddress US = IpAddress.parse("fd00::1");
    private static final IpAddress THEM = IpAddress.parse("fd00::a1:b2c3");

    @Test
    public void shouldWriteAnArpRequestInAFrame() {
        Arp request = Arp.request(OURS, IpAddress.v4(198, 18, 0, 1), IpAddress.v4(198, 18, 0, 2));
        var frame = new EthernetFrame(MacAddress.BROADCAST, OURS, EthernetFrame.ARP, request.encode());
        Bytes bytes = frame.encode();
        assertEquals(
                bytes,
                Bytes.fromHex("ffffffffffff 02005e100001 0806 0001 0800 06 04 0001"
                        + "02005e100001 c6120001 000000000000 c6120002"));
        assertEquals(EthernetFrame.decode(bytes), Optional.of(frame));
        Bytes padded = frame.payload().concat(Bytes.zeros(18));
        assertEquals(Arp.decode(padded), Optional.of(request));
        assertEquals(request.reply(THEIRS).encode().u16(6), Arp.REPLY);
        assertEquals(request.reply(THEIRS).sender(), request.sought());
    }

    @Test
    public void shouldNotReadWhatIsCutShort() {
        assertEquals(EthernetFrame.decode(Bytes.zeros(13)), Optional.empty());
        assertEquals(Arp.decode(Bytes.zeros(27)), Optional.empty());
        assertEquals(Arp.decode(Bytes.zeros(28)), Optional.empty());
    }

    @Test
    public void shouldSolicitAndAdvertise() {
        NeighbourMessage question = NeighbourMessage.solicit(OURS, THEM);
        IpAddress group = NeighbourMessage.solicitedNode(THEM);
        assertEquals(group.toString(), "ff02::1:ffa1:b2c3");
        assertEquals(MacAddress.ofMulticast(group).toString(), "33:33:ff:a1:b2:c3");
        Packet asked = Codec.decode(question.packet(US, group), true);
        assertEquals(NeighbourMessage.decode(asked), Optional.of(question));
        NeighbourMessage answer = question.advertise(THEIRS);
        Packet answered = Codec.decode(answer.packet(THEM, US), true);
        assertEquals(NeighbourMessage.decode(answered), Optional.of(answer));
        assertEquals(((Icmp) answered.content()).checksum(), Checksum.RIGHT);
    }

    @DataProvider
    public Object[][] bodies() {
        return new Object[][] {{"0000"}, {"03 01 000000000000"}, {"01"}, {"0100 000000000000 0101 000000000000"}};
    }

    @Test(dataProvider = "bodies")
    public void shouldPassOverOptionsThatHoldNoAddress(String options) {
        var icmp = new Icmp(6, 135, 0, Checksum.RIGHT, 0, THEM.bytes().concat(Bytes.fromHex(options)));
        IpPacket ip = IpPacket.ordinary(US, THEM, IpPacket.ICMPV6, Codec.encode(icmp, US, THEM));
        Packet near = Codec.decode(Codec.encode(ip.withHopLimit(255)), true);
        assertEquals(NeighbourMessage.decode(near).orElseThrow().mac(), Optional.empty());
        Packet routed = Codec.decode(Codec.encode(ip.withHopLimit(254)), true);
        assertEquals(NeighbourMessage.decode(routed), Optional.empty());
    }

    @Test
    public void shouldReadAndPrintMacAddresses() {
        assertEquals(OURS.toString(), "02:00:5e:10:00:01");
        var refusal = expectThrows(IllegalArgumentException.class, () -> MacAddress.parse("02:00:5e"));
        assertTrue(refusal.getMessage().contains("'02:00:5e'"));
    }
}
