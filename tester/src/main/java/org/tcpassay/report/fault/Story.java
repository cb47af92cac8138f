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
import org.tcpassay.fault.Happening.Verb;
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
        private final List<Integer> legs = new ArrayList<>();
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
        private boolean isFolded;

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
        story.drafts.forEach(story::fold);
        List<Line> told = new ArrayList<>();
        for (Object line : story.lines) {
            if (line instanceof Draft draft) {
                if (!draft.isFolded) {
                    told.add(story.leg(draft));
                }
            } else {
                told.add((Turn) line);
            }
        }
        return told;
    }

    /** A copy that is made and leaves later: that belongs to the line of what it is made of. */
    private void fold(Draft draft) {
        boolean rests = draft.entered.isEmpty()
                && draft.left.isEmpty()
                && draft.acts.stream().allMatch(act -> act.verb() == Verb.REPEATED || act.verb() == Verb.MADE);
        if (rests && draft.origin >= 0 && drafts.get(draft.origin).timeNs == draft.timeNs) {
            drafts.get(draft.origin).acts.addAll(draft.acts);
            draft.isFolded = true;
        }
    }

    /** Where a leg really comes from. */
    private int origin(Draft draft) {
        int origin = draft.origin;
        while (origin >= 0 && drafts.get(origin).isFolded) {
            origin = drafts.get(origin).origin;
        }
        return origin;
    }

    private Leg leg(Draft draft) {
        Known packet = known.get(draft.number);
        Optional<Sighting> sighting = packet.transit.flatMap(Transit::sighting);
        return new Leg(
                draft.id,
                origin(draft),
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
                        seen.sender() == End.OPENER
                                ? transit.from()
                                : transit.from().other()));
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
        packet.legs.add(draft.id);
        return draft;
    }

    private void acted(Happening.Acted act) {
        Known packet = known.computeIfAbsent(act.number(), number -> new Known());
        boolean isAnother = act.verb() == Verb.MADE || act.verb() == Verb.REPEATED;
        Draft draft =
                isAnother ? another(packet, act.timeNs(), act.number()) : open(packet, act.timeNs(), act.number());
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
        Draft draft = open(packet, went.timeNs(), went.number());
        packet.waiting.remove(draft.id);
        draft.from = Optional.of(went.to().other());
        draft.went = Optional.of(numbers.text(went, packet.transit));
        draft.connection = numbers.connection(went);
        draft.left = Optional.of(went.bytes());
    }

    /** The leg of this moment that has not left yet, the latest first; or a new one. */
    private Draft open(Known packet, long timeNs, long number) {
        for (int i = packet.legs.size() - 1; i >= 0; i--) {
            Draft leg = drafts.get(packet.legs.get(i));
            if (leg.timeNs != timeNs) {
                break;
            }
            if (leg.left.isEmpty()) {
                return leg;
            }
        }
        int first = number == Transit.MADE || packet.legs.isEmpty() ? -1 : packet.legs.get(0);
        return draft(packet, timeNs, number, packet.waiting.isEmpty() ? first : packet.waiting.remove());
    }

    /** A copy or a piece of a packet, or something made of nothing. */
    private Draft another(Known packet, long timeNs, long number) {
        return draft(packet, timeNs, number, number == Transit.MADE ? -1 : source(packet, timeNs));
    }

    /** The first leg of this moment, or the last before it. */
    private int source(Known packet, long timeNs) {
        for (int leg : packet.legs) {
            if (drafts.get(leg).timeNs == timeNs) {
                return leg;
            }
        }
        return packet.legs.isEmpty() ? -1 : packet.legs.get(packet.legs.size() - 1);
    }
}
