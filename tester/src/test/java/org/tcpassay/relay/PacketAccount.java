// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.tcpassay.fault.Happening;
import org.tcpassay.wire.Bytes;

/**
 * Holds what leaves a path against what came in and what its rules say that they did, packet by packet: each that came
 * goes, unless a rule took it; nothing else goes, unless a rule made it; and what no rule changed goes as it came.
 */
final class PacketAccount implements Consumer<Happening> {

    private static final int REMEMBERED = 10_000; // packets that are gone, of which a copy may come yet

    private final Map<Long, Open> open = new HashMap<>();
    private final Map<Long, Bytes> gone = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Bytes> eldest) {
            return size() > REMEMBERED;
        }
    };
    private final Map<String, Long> acts = new TreeMap<>(); // rule and verb
    private final Map<Happening.Verb, Long> verbs = new HashMap<>();
    private long came;
    private long went;
    private long segmentsCame;
    private long segmentsWent;
    private String complaint = "";

    /** A packet, or what was made of it, that has to leave yet. */
    private static final class Open {
        private Bytes bytes = Bytes.EMPTY;
        private boolean mayDiffer;
        private int count;
    }

    @Override
    public void accept(Happening happening) {
        if (happening instanceof Happening.Came arrival) {
            came++;
            segmentsCame += arrival.transit().pieces();
            Open one = opened(arrival.transit().number());
            one.mayDiffer = false;
            one.bytes = arrival.transit().bytes();
            one.count++;
        } else if (happening instanceof Happening.Acted act) {
            acted(act);
        } else if (happening instanceof Happening.Went departure) {
            went++;
            segmentsWent += departure.transit().pieces();
            Open one = opened(departure.number());
            if (!one.mayDiffer && !departure.bytes().equals(one.bytes)) {
                complain("packet " + departure.number() + " left otherwise than it came, and no rule says so");
            }
            less(departure.number(), one);
        }
    }

    private void acted(Happening.Acted act) {
        acts.merge(act.rule() + ": " + act.verb().text(), 1L, Long::sum);
        verbs.merge(act.verb(), 1L, Long::sum);
        Open one = opened(act.number());
        switch (act.verb()) {
            case REPEATED -> one.count++;
            case MADE -> {
                one.count++;
                one.mayDiffer = true;
            }
            case CHANGED -> one.mayDiffer = true;
            case LOST, JOINED -> less(act.number(), one);
            case PASSED, DELAYED, HELD -> {}
        }
    }

    private Open opened(long number) {
        return open.computeIfAbsent(number, fresh -> {
            var one = new Open();
            one.bytes = gone.getOrDefault(number, Bytes.EMPTY);
            one.mayDiffer = !gone.containsKey(number); // made of nothing, or too old to say
            return one;
        });
    }

    private void less(long number, Open one) {
        one.count--;
        if (one.count < 0) {
            complain("packet " + number + " left, or was lost, once more than it came or was made");
        }
        if (one.count <= 0) {
            open.remove(number);
            if (!one.mayDiffer) {
                gone.put(number, one.bytes);
            }
        }
    }

    private void complain(String what) {
        if (complaint.isEmpty()) {
            complaint = what;
        }
    }

    long came() {
        return came;
    }

    long went() {
        return went;
    }

    /** As {@link #came}, but each of joined segments is a packet of its own. */
    long segmentsCame() {
        return segmentsCame;
    }

    long segmentsWent() {
        return segmentsWent;
    }

    long count(Happening.Verb verb) {
        return verbs.getOrDefault(verb, 0L);
    }

    /** How often each rule did what. */
    Map<String, Long> acts() {
        return Map.copyOf(acts);
    }

    /** What was wrong, when all is over; empty if nothing. */
    String complaint() {
        if (!complaint.isEmpty()) {
            return complaint;
        }
        if (!open.isEmpty()) {
            return open.size() + " packets neither left nor were lost by a rule, such as "
                    + open.keySet().iterator().next();
        }
        long due = came
                - count(Happening.Verb.LOST)
                - count(Happening.Verb.JOINED)
                + count(Happening.Verb.REPEATED)
                + count(Happening.Verb.MADE);
        return went == due ? "" : went + " packets went, and by what the rules say it should be " + due;
    }
}
