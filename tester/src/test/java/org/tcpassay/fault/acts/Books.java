// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tcpassay.fault.Happening;
import org.tcpassay.fault.Happening.Acted;
import org.tcpassay.fault.Happening.Came;
import org.tcpassay.fault.Happening.Verb;
import org.tcpassay.fault.Happening.Went;
import org.tcpassay.fault.Side;
import org.tcpassay.fault.Transit;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Packet;
import org.tcpassay.wire.Segment;

/** The journal of a path, held against what a fault says that it does. */
final class Books {

    private final List<Happening> journal;
    private final Map<Long, Came> came = new HashMap<>();

    Books(List<Happening> journal) {
        this.journal = journal;
        each(Came.class).forEach(one -> came.put(one.transit().number(), one));
    }

    <T extends Happening> List<T> each(Class<T> kind) {
        return journal.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Whatever came or was made went, was lost or went on in another; nothing else left. */
    void balance() {
        Map<Long, Integer> left = new TreeMap<>();
        came.keySet().forEach(number -> left.put(number, 1));
        for (Acted act : each(Acted.class)) {
            int more =
                    switch (act.verb()) {
                        case REPEATED, MADE -> 1;
                        case LOST, JOINED -> -1;
                        default -> 0;
                    };
            left.merge(act.number(), more, Integer::sum);
        }
        each(Went.class).forEach(went -> left.merge(went.number(), -1, Integer::sum));
        left.values().removeIf(count -> count == 0);
        assertEquals(left, Map.of(), "packets that appeared or vanished, by number");
    }

    /** No act that the fault does not name; what is lost at the end was under way. */
    void only(Set<Effect> effects) {
        for (Acted act : each(Acted.class)) {
            boolean may =
                    switch (act.verb()) {
                        case PASSED, HELD -> true;
                        case LOST ->
                            effects.contains(Effect.LOSES) || act.detail().equals("still held at the end");
                        case DELAYED -> effects.contains(Effect.DELAYS);
                        case REPEATED -> effects.contains(Effect.REPEATS);
                        case CHANGED, JOINED -> effects.contains(Effect.CHANGES);
                        case MADE -> effects.contains(act.number() == Transit.MADE ? Effect.INVENTS : Effect.CHANGES);
                    };
            assertTrue(may, "not said to do so: " + act);
        }
        bytesStay();
        if (!effects.contains(Effect.DELAYS) && !effects.contains(Effect.REPEATS)) {
            each(Went.class).stream()
                    .filter(went -> went.number() != Transit.MADE)
                    .forEach(went ->
                            assertEquals(went.timeNs(), came.get(went.number()).timeNs(), "delayed: " + went));
        }
        if (!effects.contains(Effect.REORDERS) && !effects.contains(Effect.REPEATS)) {
            orderStays();
        }
    }

    /** What no act changed left as it came. */
    private void bytesStay() {
        Set<Long> changed = new java.util.HashSet<>();
        each(Acted.class).stream()
                .filter(act -> act.verb() == Verb.CHANGED || act.verb() == Verb.MADE)
                .forEach(act -> changed.add(act.number()));
        each(Went.class).stream()
                .filter(went -> !changed.contains(went.number()))
                .forEach(went -> assertEquals(
                        went.bytes(), came.get(went.number()).transit().bytes()));
    }

    private void orderStays() {
        for (Side side : Side.values()) {
            long last = 0;
            for (Went went : each(Went.class)) {
                if (went.to() == side && went.number() != Transit.MADE) {
                    assertTrue(went.number() >= last, "overtaken: " + went);
                    last = went.number();
                }
            }
        }
    }

    /** Of sound packets sound ones are made. */
    void checksumsRight() {
        for (Went went : each(Went.class)) {
            boolean wasSound = went.number() == Transit.MADE
                    || isSound(came.get(went.number()).transit().packet());
            assertTrue(!wasSound || isSound(Codec.decode(went.bytes(), true)), "unsound: " + went);
        }
    }

    private static boolean isSound(Packet packet) {
        boolean header = packet.ip()
                .filter(ip -> !(ip.headerChecksum() instanceof Checksum.Wrong))
                .isPresent();
        return header
                && packet.segment()
                        .filter(segment -> !(segment.checksum() instanceof Checksum.Wrong))
                        .isPresent();
    }

    /** Whoever gets a sequence number gets the byte that stands there in the text; numbers count from the SYN that left. */
    void numbersHold(Side to, Bytes text) {
        Map<Boolean, Segment> syn = new HashMap<>();
        for (Went went : each(Went.class)) {
            Packet packet = Codec.decode(went.bytes(), true);
            if (went.to() != to || !isSound(packet)) {
                continue;
            }
            Segment segment = packet.segment().orElseThrow();
            if (segment.has(org.tcpassay.wire.Flags.SYN)) {
                syn.putIfAbsent(true, segment);
            }
            if (!segment.payload().isEmpty()) {
                int at = (int) segment.seq().offsetFrom(syn.get(true).seq().plus(1));
                assertEquals(
                        segment.payload(), text.slice(at, at + segment.payload().length()), "at " + at);
            }
        }
    }
}
