// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.scenario;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import org.tcpassay.fault.End;
import org.tcpassay.fault.Happening.Verb;
import org.tcpassay.fault.Side;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.TcpOption;
import org.testng.annotations.Test;

/** What the ready scenarios of established connections do, with two reference hosts. */
public class ReadyDataTest {

    @Test
    public void loseFirstData() {
        var talk = Conversation.of("lose-first-data").whole().isIntact().holds().acted(Verb.LOST, 1);
        assertEquals(talk.lost().get(0).from(), Side.LEFT);
        assertEquals(talk.lost().get(0).sighting().orElseThrow().text(), 1);
        assertTrue(talk.when(Conversation::hasData).compareTo(Duration.ofSeconds(1)) >= 0, "one RTO");
    }

    @Test
    public void loseFirstAnswer() {
        var talk =
                Conversation.of("lose-first-answer").whole().isIntact().holds().acted(Verb.LOST, 1);
        assertEquals(talk.lost().get(0).from(), Side.RIGHT);
    }

    @Test
    public void loseRetransmissionToo() {
        var talk = Conversation.of("lose-retransmission-too")
                .whole()
                .isIntact()
                .holds()
                .acted(Verb.LOST, 2);
        assertTrue(talk.lost().get(1).sighting().orElseThrow().repeated());
        assertTrue(talk.when(Conversation::hasData).compareTo(Duration.ofSeconds(3)) >= 0, "1 + 2 s");
    }

    @Test
    public void loseEveryNth() {
        var talk = Conversation.of("lose-every-nth").whole().isIntact().holds();
        long data = talk.came().stream()
                .filter(transit ->
                        transit.segment().filter(Conversation::hasData).isPresent())
                .count();
        assertEquals(talk.acts(Verb.LOST), data / 10);
    }

    @Test
    public void loseBurst() {
        var talk = Conversation.of("lose-burst").whole().isIntact().holds().acted(Verb.LOST, 5);
        assertTrue(talk.lost().stream()
                .allMatch(transit -> transit.from() == Side.RIGHT
                        && transit.sighting().orElseThrow().text() >= 11));
        assertTrue(
                talk.came().stream().anyMatch(transit -> transit.segment()
                        .flatMap(segment -> segment.option(TcpOption.Sack.class))
                        .isPresent()),
                "the hole is reported");
    }

    @Test
    public void loseAcks() {
        var talk = Conversation.of("lose-acks").whole().isIntact().holds();
        assertTrue(talk.acts(Verb.LOST) > 5);
        assertTrue(talk.lost().stream()
                .allMatch(transit ->
                        transit.segment().filter(Conversation::isBareAck).isPresent()));
        assertTrue(talk.repeated() <= 3, talk.repeated() + " sent again");
    }

    @Test
    public void duplicateAll() {
        var talk = Conversation.of("duplicate-all").whole().isIntact().holds();
        assertEquals(talk.went().size(), 2 * talk.came().size());
    }

    @Test
    public void reorderNeighbours() {
        var talk = Conversation.of("reorder-neighbours").whole().isIntact().holds();
        assertTrue(talk.acts(Verb.HELD) > 5);
        assertEquals(talk.repeated(), 0);
    }

    @Test
    public void lateByTen() {
        var talk = Conversation.of("late-by-ten").whole().isIntact().holds().acted(Verb.HELD, 1);
        assertTrue(talk.repeated() > 0, "sent again though nothing was lost");
        assertEquals(talk.acts(Verb.LOST), 0);
    }

    @Test
    public void staleDuplicate() {
        var talk = Conversation.of("stale-duplicate").ask();
        talk.stacks.run(Duration.ofSeconds(3));
        talk.answer().close().isIntact().holds().acted(Verb.REPEATED, 1);
    }

    @Test
    public void corruptPayload() {
        var talk = Conversation.of("corrupt-payload").whole().isIntact().holds();
        assertTrue(talk.acts(Verb.CHANGED) > 2);
        assertTrue(talk.went().stream().anyMatch(transit -> transit.segment()
                .filter(segment -> segment.checksum() instanceof Checksum.Wrong)
                .isPresent()));
        assertTrue(talk.repeated() >= talk.acts(Verb.CHANGED));
    }

    @Test
    public void corruptPayloadUnseen() {
        var talk = Conversation.of("corrupt-payload-unseen").whole().acted(Verb.CHANGED, 1);
        assertEquals(talk.opener.received().length(), talk.answer.length());
        assertNotEquals(talk.opener.received(), talk.answer);
        assertEquals(talk.repeated(), 0);
    }

    @Test
    public void truncateData() {
        var talk = Conversation.of("truncate-data").whole().isIntact().holds();
        assertTrue(talk.acts(Verb.CHANGED) > 5);
        assertTrue(talk.repeated() > 0);
    }

    @Test
    public void smallSegments() {
        var talk = Conversation.of("small-segments").whole().isIntact().holds();
        assertTrue(talk.went().stream()
                .allMatch(transit -> transit.segment().orElseThrow().payload().length() <= 100));
        assertTrue(talk.came().stream()
                .anyMatch(transit -> transit.segment().orElseThrow().payload().length() > 1_000));
    }

    @Test
    public void coalesced() {
        var talk = Conversation.of("coalesced").ask();
        for (int i = 0; i < 6; i++) {
            talk.opener.send("0123456789".repeat(10));
        }
        talk.stacks.run(Duration.ofSeconds(1));
        assertTrue(talk.listener().receivedText().endsWith("0123456789".repeat(60)));
        long came = talk.sent(End.OPENER, Conversation::hasData);
        long went = talk.went().stream()
                .filter(transit -> transit.from() == Side.LEFT)
                .filter(transit ->
                        transit.segment().filter(Conversation::hasData).isPresent())
                .count();
        talk.answer().close();
        assertEquals(talk.opener.received(), talk.answer);
        talk.holds();
        assertTrue(talk.acts(Verb.HELD) > 0, came + " came, " + went + " went");
    }
}
