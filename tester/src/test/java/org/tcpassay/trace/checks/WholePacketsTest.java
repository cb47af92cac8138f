// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import static org.tcpassay.trace.checks.Sketch.WRONG;
import static org.tcpassay.trace.checks.Sketch.s;
import static org.tcpassay.trace.checks.Story.fresh;
import static org.testng.Assert.assertEquals;

import java.util.List;
import java.util.Optional;
import org.tcpassay.trace.Direction;
import org.tcpassay.trace.Event;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Malformed;
import org.tcpassay.wire.Opaque;
import org.tcpassay.wire.Packet;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.testng.annotations.Test;

/** The standing checks that look at more of a packet than its segment. */
public class WholePacketsTest {

    @Test
    public void shouldRefuseAHeaderWithoutTimeToLive() {
        var ip = Story.ip(Direction.FROM_TARGET, Bytes.EMPTY);
        assertEquals(header(ip, 0, Checksum.RIGHT, 40, false), List.of("ipv4-header-sound"));
        assertEquals(header(ip, 64, WRONG, 40, false), List.of("ipv4-header-sound"));
        assertEquals(header(ip, 64, Checksum.RIGHT, 61, false), List.of("ipv4-header-sound"));
        assertEquals(header(ip, 64, Checksum.RIGHT, 60, true), List.of("ipv4-header-sound"));
        assertEquals(header(ip, 64, Checksum.RIGHT, 60, false), List.of());
    }

    @Test
    public void shouldRefuseAnIpv6HeaderWithoutHopLimit() {
        var six = new IpAddress(Bytes.zeros(16));
        var ip = IpPacket.ordinary(six, six, IpPacket.TCP, Bytes.EMPTY);
        assertEquals(header(ip, 0, Checksum.RIGHT, 20, false), List.of("ipv6-header-sound"));
        assertEquals(header(ip, 64, Checksum.RIGHT, 21, false), List.of("ipv6-header-sound"));
        assertEquals(header(ip, 64, Checksum.RIGHT, 20, false), List.of());
    }

    @Test
    public void shouldRefuseWhatCannotBeRead() {
        var malformed = new Malformed(12, "data offset 4", Bytes.zeros(20));
        var ip = Story.ip(Direction.FROM_TARGET, Bytes.zeros(20));
        var packet = new Packet(Optional.of(ip), malformed);
        assertEquals(
                fresh().passed(Direction.FROM_TARGET, packet, Event.NO_CONVERSATION)
                        .broken(),
                List.of("segment-readable"));
        assertEquals(fresh().passed(Direction.TO_TARGET, packet, 0).broken(), List.of());
    }

    @Test
    public void shouldRefuseAnAnswerFromAnotherAddress() {
        Segment segment = s("S.", 0, 1).segment(Story.TARGET.port(), Story.TESTER.port(), SeqNum.of(1), SeqNum.of(2));
        var elsewhere =
                IpPacket.ordinary(IpAddress.v4(198, 18, 0, 3), Story.TESTER.address(), IpPacket.TCP, Bytes.EMPTY);
        assertEquals(
                Story.opened()
                        .passed(
                                Direction.FROM_TARGET,
                                new Packet(Optional.of(elsewhere), segment),
                                Event.NO_CONVERSATION)
                        .broken(),
                List.of("address-kept"));
    }

    @Test
    public void shouldLetAnotherAddressAnswerWhereItWasAsked() {
        IpAddress other = Story.TARGET.address().plus(1);
        Segment question = s(".", 1, 1).segment(Story.TESTER.port(), Story.TARGET.port(), Story.IRS, Story.IRS);
        Segment answer = s("R", 1, 0).segment(Story.TARGET.port(), Story.TESTER.port(), Story.IRS, Story.IRS);
        var there = IpPacket.ordinary(Story.TESTER.address(), other, IpPacket.TCP, Bytes.EMPTY);
        var back = IpPacket.ordinary(other, Story.TESTER.address(), IpPacket.TCP, Bytes.EMPTY);
        assertEquals(
                Story.opened()
                        .passed(Direction.TO_TARGET, new Packet(Optional.of(there), question), Event.NO_CONVERSATION)
                        .passed(Direction.FROM_TARGET, new Packet(Optional.of(back), answer), Event.NO_CONVERSATION)
                        .broken(),
                List.of());
    }

    @Test
    public void shouldRefuseDirtBehindTheEndOfOptions() {
        Segment segment = s(".", 1, 1).segment(1, 2, SeqNum.of(1), SeqNum.of(1));
        assertEquals(padded(segment, "00000000"), List.of());
        assertEquals(padded(segment, "01000000"), List.of());
        assertEquals(padded(segment, "01010101"), List.of());
        assertEquals(padded(segment, "02040000"), List.of());
        assertEquals(padded(segment, "00000001"), List.of("padding-is-zero"));
        assertEquals(padded(segment, "01000100"), List.of("padding-is-zero"));
    }

    @Test
    public void shouldFallSilentOnceTheTesterSendsFragments() {
        var whole = Story.ip(Direction.TO_TARGET, Bytes.zeros(8));
        var fragment = new Packet(
                Optional.of(new IpPacket(
                        whole.source(),
                        whole.destination(),
                        0,
                        1,
                        0,
                        false,
                        true,
                        0,
                        64,
                        IpPacket.TCP,
                        Bytes.EMPTY,
                        IpPacket.TCP,
                        Checksum.RIGHT,
                        28,
                        whole.payload())),
                new Opaque(IpPacket.TCP, whole.payload()));
        assertEquals(
                Story.opened()
                        .passed(Direction.TO_TARGET, fragment, Event.NO_CONVERSATION)
                        .from(s(".", 1, 9))
                        .broken(),
                List.of());
    }

    private static List<String> padded(Segment segment, String options) {
        Bytes header = Bytes.fromHex("00010002 00000001 00000001 6010ffff 00000000".replace(" ", ""))
                .concat(Bytes.fromHex(options));
        var packet = new Packet(Optional.of(Story.ip(Direction.FROM_TARGET, header)), segment);
        return fresh().passed(Direction.FROM_TARGET, packet, 0).broken();
    }

    private static List<String> header(IpPacket ip, int hopLimit, Checksum sum, int length, boolean more) {
        var bent = new IpPacket(
                ip.source(),
                ip.destination(),
                0,
                0,
                0,
                ip.dontFragment(),
                more,
                0,
                hopLimit,
                ip.protocol(),
                ip.options(),
                ip.firstHeader(),
                sum,
                length,
                ip.payload());
        var packet = new Packet(Optional.of(bent), new Opaque(IpPacket.TCP, Bytes.EMPTY));
        return fresh().passed(Direction.FROM_TARGET, packet, Event.NO_CONVERSATION)
                .broken();
    }
}
