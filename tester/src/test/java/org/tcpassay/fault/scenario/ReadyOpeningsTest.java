// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.scenario;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import org.tcpassay.fault.End;
import org.tcpassay.fault.Happening.Verb;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.testng.annotations.Test;

/** What the ready scenarios of the handshake do, with two reference hosts. */
public class ReadyOpeningsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private static boolean isSyn(Segment segment) {
        return segment.flags().without(Flags.ECE.with(Flags.CWR)).equals(Flags.SYN);
    }

    private static boolean isSynAck(Segment segment) {
        return segment.has(Flags.SYN.with(Flags.ACK));
    }

    @Test
    public void loseFirstSyn() {
        var talk = Conversation.of("lose-first-syn").whole().isIntact().holds().acted(Verb.LOST, 1);
        assertTrue(talk.lost().get(0).segment().filter(ReadyOpeningsTest::isSyn).isPresent());
        assertEquals(talk.sent(End.OPENER, ReadyOpeningsTest::isSyn), 2);
        assertTrue(talk.when(ReadyOpeningsTest::isSyn).compareTo(SECOND) >= 0, "one RTO");
    }

    @Test
    public void loseThreeSyns() {
        var talk = Conversation.of("lose-three-syns").whole().isIntact().holds().acted(Verb.LOST, 3);
        assertEquals(talk.sent(End.OPENER, ReadyOpeningsTest::isSyn), 4);
        assertTrue(talk.when(ReadyOpeningsTest::isSyn).compareTo(SECOND.multipliedBy(7)) >= 0, "1 + 2 + 4 s");
    }

    @Test
    public void loseSynack() {
        var talk = Conversation.of("lose-synack").whole().isIntact().holds().acted(Verb.LOST, 1);
        assertTrue(
                talk.lost().get(0).segment().filter(ReadyOpeningsTest::isSynAck).isPresent());
        assertTrue(talk.sent(End.LISTENER, ReadyOpeningsTest::isSynAck) >= 2);
        assertEquals(talk.stacks.listener().talks().size(), 1);
    }

    @Test
    public void loseHandshakeAck() {
        var talk =
                Conversation.of("lose-handshake-ack").whole().isIntact().holds().acted(Verb.LOST, 1);
        assertEquals(talk.lost().get(0).sighting().orElseThrow().handshake(), 3);
    }

    @Test
    public void duplicateSyn() {
        var talk = Conversation.of("duplicate-syn").whole().isIntact().holds().acted(Verb.REPEATED, 1);
        assertEquals(
                talk.went().stream()
                        .filter(transit -> transit.segment()
                                .filter(ReadyOpeningsTest::isSyn)
                                .isPresent())
                        .count(),
                2);
        assertEquals(talk.stacks.listener().talks().size(), 1);
    }

    @Test
    public void lateSyn() {
        var talk = Conversation.of("late-syn").ask();
        talk.stacks.run(SECOND);
        talk.answer().close().isIntact().holds().acted(Verb.REPEATED, 1);
        assertEquals(talk.stacks.listener().talks().size(), 1);
    }

    @Test
    public void splitHandshake() {
        var talk = Conversation.of("split-handshake").whole().isIntact().holds();
        assertTrue(talk.sent(End.OPENER, ReadyOpeningsTest::isSynAck) > 0, "it answers as in a simultaneous open");
        assertTrue(
                talk.went().stream()
                        .noneMatch(transit -> transit.from() == org.tcpassay.fault.Side.RIGHT
                                && transit.segment()
                                        .filter(ReadyOpeningsTest::isSynAck)
                                        .isPresent()),
                "no SYN,ACK of the listener arrives");
    }

    @Test
    public void synFlooded() {
        var talk = Conversation.of("syn-flooded").whole().isIntact().holds().acted(Verb.MADE, 100);
        assertTrue(
                talk.came().stream()
                                .filter(transit -> transit.segment()
                                        .filter(ReadyOpeningsTest::isSynAck)
                                        .isPresent())
                                .count()
                        > 1,
                "the listener answers strangers");
    }
}
