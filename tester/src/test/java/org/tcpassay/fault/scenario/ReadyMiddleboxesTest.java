// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.scenario;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import org.tcpassay.fault.End;
import org.tcpassay.fault.Happening.Verb;
import org.tcpassay.fault.Side;
import org.tcpassay.model.Settings;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.TcpOption;
import org.testng.annotations.Test;

/** What the ready scenarios of middleboxes do, with two reference hosts. */
public class ReadyMiddleboxesTest {

    private static boolean isLaterWith(Segment segment, Class<? extends TcpOption> option) {
        return !segment.has(Flags.SYN) && segment.option(option).isPresent();
    }

    private static long later(Conversation talk, Class<? extends TcpOption> option) {
        return talk.sent(End.OPENER, segment -> isLaterWith(segment, option))
                + talk.sent(End.LISTENER, segment -> isLaterWith(segment, option));
    }

    @Test
    public void middleboxStripsOptions() {
        var talk =
                Conversation.of("middlebox-strips-options").whole().isIntact().holds();
        assertEquals(later(talk, TcpOption.Timestamps.class), 0);
        assertTrue(talk.went().stream().allMatch(transit -> transit.segment().orElseThrow().options().stream()
                .allMatch(option -> option instanceof TcpOption.Mss
                        || option instanceof TcpOption.NoOperation
                        || option instanceof TcpOption.EndOfList)));
    }

    @Test
    public void middleboxStripsSack() {
        var talk = Conversation.of("middlebox-strips-sack")
                .whole()
                .isIntact()
                .holds()
                .acted(Verb.CHANGED, 1);
        assertTrue(later(talk, TcpOption.Timestamps.class) > 0, "the others stay");
    }

    @Test
    public void middleboxStripsTimestamps() {
        var talk = Conversation.of("middlebox-strips-timestamps")
                .whole()
                .isIntact()
                .holds();
        assertEquals(later(talk, TcpOption.Timestamps.class), 0);
    }

    @Test
    public void middleboxStripsWindowScale() {
        Settings roomy = Settings.ordinary().withBuffer(1_000_000);
        var talk = Conversation.of("middlebox-strips-window-scale", 300, 500_000, roomy, roomy)
                .whole()
                .isIntact()
                .holds();
        assertTrue(talk.went().stream().noneMatch(transit -> transit.segment()
                .flatMap(segment -> segment.option(TcpOption.WindowScale.class))
                .isPresent()));
        assertTrue(talk.stacks.acts(Verb.CHANGED).size() >= 1);
    }

    @Test
    public void middleboxStripsOneSide() {
        var talk = Conversation.of("middlebox-strips-one-side").whole().acted(Verb.CHANGED, 1);
        assertTrue(talk.went().stream()
                .filter(transit -> transit.from() == Side.RIGHT)
                .map(transit -> transit.segment().orElseThrow())
                .filter(segment -> segment.has(Flags.SYN))
                .allMatch(segment -> segment.option(TcpOption.WindowScale.class).isEmpty()));
    }

    @Test
    public void mssClamp() {
        var talk = Conversation.of("mss-clamp").whole().isIntact().holds().acted(Verb.CHANGED, 2);
        assertTrue(talk.came().stream()
                .allMatch(transit -> transit.segment().orElseThrow().payload().length() <= 1_200));
    }

    @Test
    public void ecnBleach() {
        Settings asking = Settings.ordinary().askingForEcn();
        var talk = Conversation.of("ecn-bleach", 300, 100_000, asking, asking)
                .whole()
                .isIntact()
                .holds();
        assertTrue(talk.acts(Verb.CHANGED) > 5);
        assertTrue(talk.went().stream()
                .allMatch(transit -> (transit.packet().ip().orElseThrow().trafficClass() & 3) == 0));
    }

    @Test
    public void natTimeout() {
        var talk = Conversation.of("nat-timeout").ask();
        talk.stacks.run(Duration.ofSeconds(11));
        talk.listener().send(talk.answer);
        talk.stacks.run(Duration.ofMinutes(1));
        assertEquals(talk.opener.received().length(), 0);
        assertTrue(talk.acts(Verb.LOST) > 2);
    }

    @Test
    public void pathMtuBlackHole() {
        var talk = Conversation.of("path-mtu-black-hole").ask();
        talk.listener().send(talk.answer);
        talk.stacks.run(Duration.ofMinutes(1));
        assertEquals(talk.opener.received().length(), 0, "the question went through, the answer is too large");
        assertTrue(talk.lost().stream().allMatch(transit -> transit.bytes().length() > 1_400));
    }

    @Test
    public void icmpBlockedMtu() {
        var talk = Conversation.of("icmp-blocked-mtu").whole().isIntact().holds();
        assertTrue(talk.acts(Verb.MADE) > 0);
    }
}
