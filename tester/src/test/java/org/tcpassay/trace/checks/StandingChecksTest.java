// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tcpassay.rules.RuleCatalogue;
import org.tcpassay.trace.Breach;
import org.tcpassay.trace.Direction;
import org.tcpassay.trace.Event;
import org.tcpassay.trace.StandingCheck;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Malformed;
import org.tcpassay.wire.Opaque;
import org.tcpassay.wire.Packet;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class StandingChecksTest {

    private static final Checksum WRONG = new Checksum.Wrong(1, 2);

    private static Sketch s(String flags, long seq, long ack) {
        return Sketch.of(flags, seq, ack);
    }

    private static Story stamped() {
        return Story.opened(
                        s("S", 0, 0).mss(1460).stamps(100, 0),
                        s("S.", 0, 1).mss(1460).stamps(1000, 100))
                .to(s(".", 1, 1).stamps(101, 1000));
    }

    private static Story fresh() {
        return new Story();
    }

    @DataProvider
    Object[][] sound() {
        return new Object[][] {
            {"nothing at all", fresh()},
            {
                "data, a retransmission, an orderly close",
                Story.opened()
                        .from(s("P.", 1, 1).data("hello"))
                        .from(s("P.", 1, 1).data("hello"))
                        .to(s("F.", 1, 6))
                        .from(s(".", 6, 2))
                        .from(s("F.", 6, 2))
                        .from(s("F.", 6, 2))
                        .to(s(".", 2, 7))
                        .to(s(".", 2, 7))
                        .from(s("R", 7, 0))
            },
            {"a closed port", fresh().to(s("S", 0, 0)).fromAbsolute(s("R.", 0, 1))},
            {"a closed port, long SYN", fresh().to(s("SF", 0, 0).data("abc")).fromAbsolute(s("R.", 0, 5))},
            {"an answer to an ACK at a listener", fresh().to(s(".", 1, 77)).from(s("R", 77, 0))},
            {"an abort", Story.opened().from(s("P.", 1, 1).data("abc")).from(s("R.", 4, 1))},
            {
                "a stale SYN draws a challenge, and the reset it provokes ends the connection",
                Story.opened()
                        .to(s("S", 9000, 0).win(1))
                        .from(s(".", 1, 1))
                        .to(s("R", 1, 0))
                        .to(s(".", 1, 1))
                        .from(s("R", 1, 0))
            },
            {
                "two lives of one pair of ends",
                Story.opened()
                        .from(s("P.", 1, 1).data("abc"))
                        .to(s("R", 1, 0))
                        .reborn()
                        .to(s("S", 0, 0))
                        .from(s("S.", 0, 1))
                        .to(s(".", 1, 1))
                        .from(s("P.", 1, 1).data("xyz"))
            },
            {
                "an old duplicate SYN before the real one",
                fresh().to(s("S", 0, 0))
                        .from(s("S.", 0, 1))
                        .to(s("R", 1, 0))
                        .reborn()
                        .to(s("S", 0, 0))
                        .from(s("S.", 0, 1))
                        .to(s(".", 1, 1))
                        .from(s(".", 1, 1))
            },
            {
                "simultaneous open repeats the target's own offer",
                fresh().from(s("S", 0, 0).mss(1460).scale(7).stamps(5, 0))
                        .to(s("S", 0, 0).mss(1460))
                        .from(s("S.", 0, 1).mss(1460).scale(7).stamps(5, 0))
                        .to(s("S.", 0, 1).mss(1460))
                        .from(s(".", 1, 1))
            },
            {
                "a window probe",
                Story.opened(s("S", 0, 0).win(0), s("S.", 0, 1))
                        .from(s(".", 1, 1).data("x"))
            },
            {
                "a FIN into a closed window",
                Story.opened(s("S", 0, 0).win(0), s("S.", 0, 1)).from(s("F.", 1, 1))
            },
            {
                "a scaled window",
                Story.opened(
                                s("S", 0, 0).mss(1460).scale(4).win(100),
                                s("S.", 0, 1).scale(7))
                        .from(s(".", 1, 1).bytes(1400))
            },
            {
                "the window before it shrank",
                Story.opened().to(s(".", 1, 1).win(10)).from(s(".", 1, 1).bytes(1000))
            },
            {
                "a sum left to hardware",
                Story.opened().from(s(".", 1, 1).bytes(9000).sum(new Checksum.NotComputed(7)))
            },
            {
                "the default MSS",
                Story.opened(s("S", 0, 0), s("S.", 0, 1)).from(s(".", 1, 1).bytes(536))
            },
            {
                "no limit",
                Story.opened(s("S", 0, 0).mss(65535), s("S.", 0, 1))
                        .from(s(".", 1, 1).bytes(9000))
            },
            {"timestamps", stamped().from(s(".", 1, 1).stamps(1001, 101)).from(s("R", 1, 0))},
            {
                "an exact reset while RCV.NXT is uncertain",
                Story.opened()
                        .to(s("P.", 1, 1).data("abc"))
                        .to(s("R", 1, 0))
                        .to(s(".", 4, 1))
                        .from(s(".", 1, 4))
            },
            {
                "a damaged reset",
                Story.opened().to(s("R", 1, 0).sum(WRONG)).to(s(".", 1, 1)).from(s(".", 1, 1))
            },
            {
                "what was on its way",
                Story.opened().to(s("R", 1, 0)).from(s("P.", 1, 1).data("abc"))
            },
            {
                "a reset in TIME-WAIT",
                Story.opened()
                        .from(s("F.", 1, 1))
                        .to(s("F.", 1, 2))
                        .from(s(".", 2, 2))
                        .to(s("R", 2, 0))
                        .to(s(".", 2, 2))
                        .from(s(".", 2, 2))
            },
            {
                "CLOSING is not LAST-ACK",
                Story.opened()
                        .from(s("F.", 1, 1))
                        .to(s("F.", 1, 1))
                        .from(s("F.", 1, 2))
                        .to(s(".", 2, 2))
                        .to(s(".", 2, 2))
                        .from(s(".", 2, 2))
            },
            {
                "garbage in a keep-alive",
                Story.opened()
                        .from(s("P.", 1, 1).data("a"))
                        .to(s(".", 1, 2))
                        .from(s(".", 1, 1).data("?"))
            },
            {
                "leaps around the whole circle of sequence numbers",
                Story.opened()
                        .to(s(".", 1, 1))
                        .to(s(".", 500_000_000, 1).data("x"))
                        .to(s(".", 1_300_000_000, 1).data("x"))
                        .to(s(".", 2_100_000_000, 1).data("x"))
                        .from(s(".", 1, 1))
            },
            {
                "a FIN that means nothing, before the handshake",
                fresh().from(s("S", 0, 0).mss(1460))
                        .to(s("F.", -900, 1))
                        .from(s("R", 1, 0))
                        .to(s("S.", 0, 1).mss(1460))
                        .from(s(".", 1, 1))
                        .from(s("F.", 1, 1))
                        .to(s(".", 1, 2))
                        .to(s("P.", 1, 2).data("abc"))
                        .from(s(".", 2, 4))
            },
            {
                "a crossing SYN without timestamps is answered by the target's own SYN as it was",
                fresh().from(s("S", 0, 0).stamps(5, 0))
                        .to(s("S", 0, 0))
                        .from(s("S.", 0, 1).stamps(5, 0))
                        .to(s("S", 700, 0).stamps(9, 0))
                        .from(s("S.", 0, 1).stamps(5, 0))
            },
            {
                "a trace that begins later",
                fresh().from(s(".", 500, 40)).from(s("R", 900, 0)).from(s("R.", 1, 40))
            },
            {
                "Accurate ECN",
                fresh().to(s("SAEW", 0, 0))
                        .from(s("S.A", 0, 1))
                        .to(s(".", 1, 1))
                        .from(s(".A", 1, 1))
            },
        };
    }

    @Test(dataProvider = "sound")
    public void shouldHold(String what, Story story) {
        assertEquals(story.broken(), List.of(), what);
    }

    @DataProvider
    Object[][] broken() {
        return new Object[][] {
            {"checksum-right", Story.opened().from(s(".", 1, 1).sum(WRONG))},
            {
                "ack-never-retreats",
                Story.opened().to(s(".", 1, 1).data("abc")).from(s(".", 1, 4)).from(s(".", 1, 3))
            },
            {"ack-carried", Story.opened().from(s("P", 1, 0).data("abc"))},
            {"ack-of-what-was-sent", Story.opened().from(s(".", 1, 2))},
            {"reserved-bits-zero", Story.opened().from(s(".", 1, 1).reserved(4))},
            {"reserved-bits-zero", Story.opened().from(s(".A", 1, 1))},
            {"syn-comes-alone", fresh().to(s("S", 0, 0)).from(s("SF.", 0, 1))},
            {
                "window-respected",
                Story.opened(s("S", 0, 0).win(10), s("S.", 0, 1))
                        .from(s(".", 1, 1).bytes(11))
            },
            {
                "window-respected, not widened by what acknowledges the unsent",
                Story.opened(s("S", 0, 0).win(10), s("S.", 0, 1))
                        .to(s(".", 1, 500).win(5000))
                        .from(s(".", 1, 1).bytes(11))
            },
            {
                "window-respected, not widened by damage",
                Story.opened(s("S", 0, 0).win(10), s("S.", 0, 1))
                        .to(s(".", 1, 1).win(5000).sum(WRONG))
                        .from(s(".", 1, 1).bytes(11))
            },
            {
                "window-respected, not widened by the old",
                Story.opened(s("S", 0, 0).win(10), s("S.", 0, 1))
                        .to(s(".", -5, 1).win(5000))
                        .from(s(".", 1, 1).bytes(11))
            },
            {
                "window-respected, not scaled by one side alone",
                Story.opened(s("S", 0, 0).win(100).mss(1460).scale(4), s("S.", 0, 1))
                        .from(s(".", 1, 1).bytes(101))
            },
            {
                "mss-respected",
                Story.opened(s("S", 0, 0), s("S.", 0, 1)).from(s(".", 1, 1).bytes(537))
            },
            {"mss-respected", stamped().from(s(".", 1, 1).bytes(1449).stamps(1001, 101))},
            {
                "retransmission-same",
                Story.opened().from(s(".", 1, 1).data("abcd")).from(s(".", 3, 1).data("cX"))
            },
            {
                "no-data-after-fin",
                Story.opened().from(s("F.", 1, 1)).from(s(".", 2, 1).data("abc"))
            },
            {"fin-stays", Story.opened().from(s("F.", 1, 1)).from(s("F.", 2, 1))},
            {"reset-form", fresh().to(s(".", 1, 77)).from(s("R", 78, 0))},
            {"reset-form", Story.opened().from(s("R", 5, 0))},
            {"reset-form-with-ack", fresh().to(s("S", 0, 0)).fromAbsolute(s("R.", 0, 0))},
            {"reset-form-with-ack", fresh().to(s(".", 1, 77)).from(s("R.", 77, 1))},
            {"reset-form-with-ack", Story.opened().from(s("FR.", 1, 1))},
            {
                "gone-after-reset",
                Story.opened().to(s("R", 1, 0)).to(s(".", 1, 1)).from(s(".", 1, 1))
            },
            {
                "gone-after-reset",
                Story.opened().to(s("R", 1, 0)).later(300).from(s("P.", 1, 1).data("abc"))
            },
            {
                "gone-after-reset",
                Story.opened().from(s("R.", 1, 1)).to(s(".", 1, 1)).from(s(".", 1, 1))
            },
            {
                "gone-after-last-ack",
                Story.opened()
                        .to(s("F.", 1, 1))
                        .from(s(".", 1, 2))
                        .from(s("F.", 1, 2))
                        .to(s(".", 2, 2))
                        .to(s(".", 2, 2))
                        .from(s(".", 2, 2))
            },
            {
                "options-well-formed",
                Story.opened().from(s(".", 1, 1).with(new TcpOption.Broken(Bytes.of(8, 1), "length 1"), 4))
            },
            {"options-well-formed", Story.opened().from(s(".", 1, 1).with(new TcpOption.Unknown(8, Bytes.of(1, 2)), 4))
            },
            {"mss-on-syn-only", Story.opened().from(s(".", 1, 1).mss(1460))},
            {"sack-permitted-on-syn-only", Story.opened().from(s(".", 1, 1).sackPermitted())},
            {"sack-if-permitted", Story.opened().from(s(".", 1, 1).sack())},
            {"window-scale-if-offered", Story.opened(s("S", 0, 0), s("S.", 0, 1).scale(7))},
            {"window-scale-if-offered", Story.opened().from(s(".", 1, 1).scale(7))},
            {
                "window-scale-in-bounds",
                Story.opened(s("S", 0, 0).scale(1), s("S.", 0, 1).scale(15))
            },
            {"timestamps-if-offered", Story.opened().from(s(".", 1, 1).stamps(1, 0))},
            {"timestamps-on-every-segment", stamped().from(s(".", 1, 1))},
            {"timestamps-rise", stamped().from(s(".", 1, 1).stamps(999, 101))},
            {"timestamp-echoed", stamped().from(s(".", 1, 1).stamps(1001, 102))},
        };
    }

    @Test(dataProvider = "broken")
    public void shouldBreakOnlyThatOne(String check, Story story) {
        assertEquals(story.broken(), List.of(check.replaceFirst(",.*", "")), check);
    }

    @Test
    public void shouldSeeEveryCheckBreakSomewhere() {
        Set<String> seen = Arrays.stream(broken())
                .map(row -> row[0].toString().replaceFirst(",.*", ""))
                .collect(Collectors.toSet());
        // these have tests of their own below
        seen.addAll(Set.of(
                "ipv4-header-sound", "ipv6-header-sound", "segment-readable", "address-kept", "padding-is-zero"));
        assertEquals(seen, StandingChecks.all().stream().map(StandingCheck::id).collect(Collectors.toSet()));
    }

    @Test
    public void shouldNameRequirementsThatExist() {
        for (StandingCheck check : StandingChecks.all()) {
            assertTrue(RuleCatalogue.shipped().contains(check.ruleId()), check.id() + " names " + check.ruleId());
        }
    }

    @Test
    public void shouldTellNumbersRelativeToTheIss() {
        Breach breach = Story.opened()
                .from(s("F.", 1, 1))
                .from(s("F.", 2, 1))
                .breaches(new FinStays())
                .get(0);
        assertEquals(breach.event(), 4);
        assertEquals(breach.timeNs(), 5_000_000);
        assertEquals(breach.sentence(), "a FIN at 2 instead of 1");
        assertEquals(breach.got(), Optional.of("> F. 2:2(0) ack 1"));
    }

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
