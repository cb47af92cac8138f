// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.scenario;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import org.tcpassay.fault.End;
import org.tcpassay.fault.Happening.Verb;
import org.tcpassay.fault.Side;
import org.tcpassay.fault.Sighting;
import org.testng.annotations.Test;

/** What the ready scenarios of windows and of whole roads do, with two reference hosts. */
public class ReadyRoadsTest {

    @Test
    public void blackHoleAfterEstablished() {
        var talk = Conversation.of("black-hole-after-established");
        talk.stacks.run(Duration.ofMinutes(1));
        assertEquals(talk.stacks.listener().talks().size(), 1);
        assertEquals(talk.listener().received().length(), 0);
        assertTrue(talk.acts(Verb.LOST) > 3);
    }

    @Test
    public void oneWayBlackHole() {
        var talk = Conversation.of("one-way-black-hole").ask();
        talk.listener().send(talk.answer);
        talk.stacks.run(Duration.ofMinutes(1));
        assertTrue(talk.opener.received().length() > 0);
        assertTrue(talk.opener.received().length() < talk.answer.length());
        assertTrue(talk.lost().stream().allMatch(transit -> transit.from() == Side.RIGHT));
    }

    @Test
    public void partitionAndHeal() {
        var talk = Conversation.of("partition-and-heal").ask();
        talk.stacks.run(Duration.ofMillis(1_100));
        talk.answer().close().isIntact().holds();
        assertTrue(talk.acts(Verb.LOST) > 0);
        assertTrue(talk.elapsed().compareTo(Duration.ofSeconds(4)) > 0);
    }

    @Test
    public void slowReader() {
        var talk =
                Conversation.of("slow-reader", 20_000, 300).whole().isIntact().holds();
        assertTrue(talk.sent(End.OPENER, Conversation::hasData) >= 20);
    }

    @Test
    public void zeroWindowStuck() {
        var talk = Conversation.of("zero-window-stuck", 20_000, 300)
                .whole()
                .isIntact()
                .holds();
        assertTrue(talk.came().stream()
                .anyMatch(transit ->
                        transit.sighting().filter(Sighting::windowProbe).isPresent()));
        assertTrue(talk.elapsed().compareTo(Duration.ofSeconds(5)) > 0);
    }

    @Test
    public void satellite() {
        var talk = Conversation.of("satellite").ask();
        assertTrue(talk.elapsed().compareTo(Duration.ofMillis(3 * 280)) > 0, "three ways up and down");
        talk.answer().close().isIntact().holds();
    }

    @Test
    public void flakyWifi() {
        var talk =
                Conversation.of("flaky-wifi", 300, 1_000_000).whole().isIntact().holds();
        assertTrue(talk.acts(Verb.LOST) > 2);
        assertTrue(talk.acts(Verb.DELAYED) > 100);
    }

    @Test
    public void lossy() {
        var talk = Conversation.of("lossy", 300, 1_000_000).whole().isIntact().holds();
        int lost = talk.acts(Verb.LOST);
        int all = talk.came().size();
        assertTrue(lost > all / 300 && lost < all / 30, lost + " of " + all);
    }

    @Test
    public void jitter() {
        var talk = Conversation.of("jitter").whole().isIntact().holds();
        long overtaken = 0;
        long last = 0;
        for (var transit : talk.went()) {
            overtaken += transit.from() == Side.RIGHT && transit.number() < last ? 1 : 0;
            last = transit.from() == Side.RIGHT ? Math.max(last, transit.number()) : last;
        }
        assertTrue(overtaken > 5, overtaken + " overtaken");
    }

    @Test
    public void slowModem() {
        var talk = Conversation.of("slow-modem").whole().isIntact().holds();
        assertTrue(talk.elapsed().compareTo(Duration.ofSeconds(100_000 * 8 / 56_000)) > 0, "100 kB at 56 kbit/s");
    }

    @Test
    public void bufferbloat() {
        var talk =
                Conversation.of("bufferbloat", 300, 400_000).whole().isIntact().holds();
        assertEquals(talk.acts(Verb.LOST), 0);
        boolean waitsLong = talk.stacks.acts(Verb.DELAYED).stream()
                .anyMatch(act -> Double.parseDouble(act.detail().replaceAll("[^0-9.]", "")) > 500);
        assertTrue(waitsLong, "half a second in the queue");
    }

    @Test
    public void tinyQueue() {
        var talk =
                Conversation.of("tiny-queue", 300, 1_000_000).whole().isIntact().holds();
        assertTrue(talk.acts(Verb.LOST) > 0, "the tail of a burst is dropped");
    }
}
