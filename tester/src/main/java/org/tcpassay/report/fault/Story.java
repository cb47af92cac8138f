// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report.fault;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tcpassay.fault.End;
import org.tcpassay.fault.Happening;
import org.tcpassay.fault.Side;
import org.tcpassay.fault.Sighting;
import org.tcpassay.fault.Transit;
import org.tcpassay.report.PacketText;
import org.tcpassay.report.fault.Line.Act;
import org.tcpassay.report.fault.Line.Leg;
import org.tcpassay.report.fault.Line.Turn;
import org.tcpassay.wire.Bytes;

/**
 * A journal as people want to read it: a line for each packet at each moment at which something became of it.
 *
 * <p>A packet that passes at once is one line. One that waits is two, and the second knows the first.
 */
final class Story {

    private final List<Draft> drafts = new ArrayList<>();
    private final List<Object> lines = new ArrayList<>(); // drafts and turns, in order
    private final Map<Long, Known> known = new HashMap<>();
    private final Map<Integer, Side> openers = new HashMap<>();
    private final Numbers numbers = new Numbers();

    /** A packet that came in, or all those that were made of nothing. */
    private static final class Known {
        private Optional<Transit> transit = Optional.empty();
        private Optional<PacketText> came = Optional.empty();
        private int first = -1;
        private int latest = -1;
        private final Deque<Integer> waiting = new ArrayDeque<>(); // legs from which something may go on later
    }

    /** A leg in the making. */
    private static final class Draft {
        private final int id;
        private final int origin;
        private final long timeNs;
        private final long number;
        private final List<Act> acts = new ArrayList<>();
        private Optional<Side> from = Optional.empty();
        private Optional<Bytes> entered = Optional.empty();
        private Optional<Bytes> left = Optional.empty();
        private Optional<PacketText> went = Optional.empty();
        private int connection;

        private Draft(int id, int origin, long timeNs, long number) {
            this.id = id;
            this.origin = origin;
            this.timeNs = timeNs;
            this.number = number;
        }
    }

    private Story() {}

    static List<Line> of(List<Happening> journal) {
        var story = new Story();
        journal.forEach(story::tell);
        List<Line> told = new ArrayList<>();
        for (Object line : story.lines) {
            told.add(line instanceof Draft draft ? story.leg(draft) : (Turn) line);
        }
        return told;
    }

    private Leg leg(Draft draft) {
        Known packet = known.get(draft.number);
        Optional<Sighting> sighting = packet.transit.flatMap(Transit::sighting);
        return new Leg(
                draft.id,
                draft.origin,
                draft.timeNs,
                draft.number,
                packet.transit.map(Transit::from).or(() -> draft.from).orElse(Side.LEFT),
                sighting.map(Sighting::connection).orElse(draft.connection),
                sighting.map(Sighting::repeated).orElse(false),
                draft.entered,
                packet.came,
                List.copyOf(draft.acts),
                draft.left,
                draft.went);
    }

    private void tell(Happening happening) {
        if (happening instanceof Happening.Came came) {
            came(came.transit());
        } else if (happening instanceof Happening.Acted act) {
            acted(act);
        } else if (happening instanceof Happening.Went went) {
            went(went);
        } else if (happening instanceof Happening.Changed changed) {
            Side opener = openers.getOrDefault(changed.connection(), Side.LEFT);
            Side side = changed.end() == End.OPENER ? opener : opener.other();
            lines.add(new Turn(changed.timeNs(), changed.connection(), changed.end(), side, changed.to()));
        }
    }

    private void came(Transit transit) {
        transit.sighting()
                .ifPresent(seen -> openers.putIfAbsent(
                        seen.connection(),
                        seen.sender() == End.OPENER ? transit.from() : transit.from().other()));
        numbers.learn(transit);
        var packet = new Known();
        packet.transit = Optional.of(transit);
        packet.came = Optional.of(numbers.text(transit));
        known.put(transit.number(), packet);
        Draft draft = draft(packet, transit.timeNs(), transit.number(), -1);
        draft.entered = Optional.of(transit.bytes());
    }

    private Draft draft(Known packet, long timeNs, long number, int origin) {
        var draft = new Draft(drafts.size(), origin, timeNs, number);
        drafts.add(draft);
        lines.add(draft);
        packet.first = packet.first < 0 ? draft.id : packet.first;
        packet.latest = draft.id;
        return draft;
    }

    private void acted(Happening.Acted act) {
        Known packet = known.computeIfAbsent(act.number(), number -> new Known());
        Draft draft = open(packet, act.timeNs(), act.number(), act.verb() == Happening.Verb.MADE);
        draft.acts.add(new Act(act.rule(), act.verb(), act.detail()));
        switch (act.verb()) {
            case DELAYED, REPEATED, HELD, CHANGED, MADE -> {
                if (!packet.waiting.contains(draft.id)) {
                    packet.waiting.add(draft.id);
                }
            }
            case LOST, JOINED -> packet.waiting.remove(draft.id);
            case PASSED -> {}
        }
    }

    private void went(Happening.Went went) {
        Known packet = known.computeIfAbsent(went.number(), number -> new Known());
        Draft draft = open(packet, went.timeNs(), went.number(), false);
        packet.waiting.remove(draft.id);
        draft.from = Optional.of(went.to().other());
        draft.went = Optional.of(numbers.text(went, packet.transit));
        draft.connection = numbers.connection(went);
        draft.left = Optional.of(went.bytes());
    }

    /** The leg of this moment that has not left yet, or a new one. */
    private Draft open(Known packet, long timeNs, long number, boolean isMade) {
        if (packet.latest >= 0) {
            Draft latest = drafts.get(packet.latest);
            boolean isAnother = number == Transit.MADE && isMade && !latest.acts.isEmpty();
            if (latest.timeNs == timeNs && latest.left.isEmpty() && !isAnother) {
                return latest;
            }
        }
        int origin = number == Transit.MADE && isMade
                ? -1
                : packet.waiting.isEmpty() ? number == Transit.MADE ? -1 : packet.first : packet.waiting.remove();
        return draft(packet, timeNs, number, origin);
    }
}
