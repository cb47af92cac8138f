// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report.fault;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tcpassay.fault.Side;
import org.tcpassay.report.PacketText;
import org.tcpassay.report.Span;
import org.tcpassay.report.fault.Line.Crowd;
import org.tcpassay.report.fault.Line.Leg;
import org.tcpassay.report.fault.Line.Turn;

/**
 * What a rule makes by the hundred, such as a flood of SYNs, and what answers each of them: a few are shown, the others
 * are counted.
 */
final class Crowds {

    private static final int FEW = 8; // that come one behind another are all shown
    private static final int SHOWN = 2; // of each kind, where there are more
    private static final long PAUSE_NS = 100_000_000; // a crowd is dense

    private final Map<Integer, Leg> legs = new HashMap<>(); // by their ids
    private final Set<Integer> solitary = new HashSet<>(); // connections of which one end alone was ever heard
    private final List<Line> told = new ArrayList<>();
    private final List<Line> crowd = new ArrayList<>();

    private Crowds(List<Line> story) {
        Map<Integer, Side> heard = new HashMap<>();
        Set<Integer> answered = new HashSet<>();
        for (Line line : story) {
            if (line instanceof Leg leg) {
                legs.put(leg.id(), leg);
                if (leg.enters()
                        && heard.putIfAbsent(leg.connection(), leg.from())
                                == leg.from().other()) {
                    answered.add(leg.connection());
                }
            }
        }
        solitary.addAll(heard.keySet());
        solitary.removeAll(answered);
        solitary.remove(0);
    }

    /** The same story, in which crowds are counted. */
    static List<Line> counted(List<Line> story) {
        var crowds = new Crowds(story);
        if (crowds.legs.values().stream().noneMatch(crowds::isMade)) {
            return story;
        }
        for (Line line : story) {
            if (!crowds.isOne(line) || crowds.isLate(line)) {
                crowds.flush();
            }
            if (crowds.isOne(line)) {
                crowds.crowd.add(line);
            } else {
                crowds.told.add(line);
            }
        }
        crowds.flush();
        return crowds.told;
    }

    private boolean isOne(Line line) {
        if (line instanceof Leg leg) {
            return isMade(leg) || leg.isUntouched() && solitary.contains(leg.connection());
        }
        return line instanceof Turn turn && solitary.contains(turn.connection());
    }

    private boolean isLate(Line line) {
        return !crowd.isEmpty() && line.timeNs() - crowd.get(crowd.size() - 1).timeNs() > PAUSE_NS;
    }

    /** Of nothing, now or before. */
    private boolean isMade(Leg leg) {
        return leg.isMade()
                || !leg.enters()
                        && legs.containsKey(leg.origin())
                        && legs.get(leg.origin()).isMade();
    }

    private void flush() {
        if (crowd.size() <= FEW) {
            told.addAll(crowd);
        } else {
            count();
        }
        crowd.clear();
    }

    private void count() {
        Map<String, Integer> shown = new HashMap<>();
        Map<String, Integer> others = new LinkedHashMap<>();
        long fromNs = 0;
        for (Line line : crowd) {
            String kind =
                    line instanceof Leg leg ? kind(leg) : ((Turn) line).to().text();
            if (shown.merge(kind, 1, Integer::sum) <= SHOWN) {
                told.add(line);
            } else {
                fromNs = others.isEmpty() ? line.timeNs() : fromNs;
                others.merge(kind, 1, Integer::sum);
            }
        }
        if (others.isEmpty()) {
            return;
        }
        long untilNs = crowd.get(crowd.size() - 1).timeNs();
        List<String> counts = new ArrayList<>();
        others.forEach((kind, number) -> counts.add(String.format(Locale.ROOT, "%,d", number) + " more " + kind));
        String within = untilNs == fromNs ? "" : ", in " + Span.text(untilNs - fromNs);
        told.add(new Crowd(fromNs, untilNs, String.join("; ", counts) + within));
    }

    /** Such as {@code SYN (strangers press forward)}. */
    private String kind(Leg leg) {
        String packet = leg.came()
                .or(leg::went)
                .map(PacketText::flags)
                .map(PacketText::words)
                .orElse("");
        Optional<String> rule = made(leg).acts().stream().map(Line.Act::rule).findFirst();
        if (packet.isEmpty()) {
            return "made, to leave later (" + rule.orElse("") + ")";
        }
        return isMade(leg) ? packet + rule.map(name -> " (" + name + ")").orElse("") : packet;
    }

    private Leg made(Leg leg) {
        return leg.acts().isEmpty() ? legs.getOrDefault(leg.origin(), leg) : leg;
    }
}
