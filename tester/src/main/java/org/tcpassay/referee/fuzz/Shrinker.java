// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.tcpassay.wire.Flags;

/**
 * Makes a sequence as short and as ordinary as it can be without losing what it shows: first whole runs of actions go
 * (delta debugging), then each action becomes simpler, again and again until nothing more can go.
 */
public final class Shrinker {

    private static final List<Flags> SINGLE = List.of(Flags.PSH, Flags.FIN, Flags.SYN, Flags.RST, Flags.ACK);

    private final Predicate<Sequence> shows;

    /** @param shows whether a sequence still shows the same */
    public Shrinker(Predicate<Sequence> shows) {
        this.shows = shows;
    }

    /** The same result for the same answers. */
    public Sequence shrink(Sequence sequence) {
        Sequence smallest = sequence;
        Sequence before;
        do {
            before = smallest;
            smallest = simplifyRoad(shorten(smallest));
            for (int i = 0; i < smallest.actions().size(); i++) {
                smallest = simplify(smallest, i);
            }
        } while (!smallest.equals(before));
        return smallest;
    }

    private Sequence shorten(Sequence sequence) {
        Sequence shortest = sequence;
        for (int length = sequence.actions().size(); length > 0; length = length / 2) {
            for (int from = 0; from + length <= shortest.actions().size(); ) {
                Sequence candidate = shortest.without(from, from + length);
                if (shows.test(candidate)) {
                    shortest = candidate;
                } else {
                    from++;
                }
            }
        }
        return shortest;
    }

    private Sequence simplifyRoad(Sequence sequence) {
        var simpler = new ArrayList<Sequence>();
        for (Sequence.Opening opening : Sequence.Opening.values()) {
            if (opening.compareTo(sequence.opening()) < 0) {
                simpler.add(new Sequence(opening, sequence.timestamps(), sequence.sack(), sequence.actions()));
            }
        }
        Sequence found = firstOf(simpler, sequence);
        if (found.timestamps()) {
            found = firstOf(List.of(new Sequence(found.opening(), false, found.sack(), found.actions())), found);
        }
        if (found.sack()) {
            found = firstOf(List.of(new Sequence(found.opening(), found.timestamps(), false, found.actions())), found);
        }
        return found;
    }

    private Sequence simplify(Sequence sequence, int place) {
        Sequence simplest = sequence;
        boolean again = true;
        while (again) {
            Sequence current = simplest;
            List<Sequence> candidates = simpler(current.actions().get(place)).stream()
                    .map(action -> current.replacing(place, action))
                    .toList();
            simplest = firstOf(candidates, current);
            again = !simplest.equals(current);
        }
        return simplest;
    }

    private Sequence firstOf(List<Sequence> candidates, Sequence otherwise) {
        return candidates.stream().filter(shows).findFirst().orElse(otherwise);
    }

    /** Nearest to the ordinary first. */
    private static List<Action> simpler(Action action) {
        var simpler = new ArrayList<Action>();
        if (action instanceof Action.Sends s) {
            for (Flags flag : SINGLE) {
                if (s.flags().has(flag)) {
                    simpler.add(s.with(s.flags().without(flag)));
                }
            }
            for (int length = 0; length < s.length(); length = length == 0 ? 1 : length * 2) {
                simpler.add(s.withLength(length));
            }
            for (Place place : Place.values()) {
                if (place.compareTo(s.seq()) < 0) {
                    simpler.add(s.at(place));
                }
            }
            for (AckPlace ack : AckPlace.values()) {
                if (ack.compareTo(s.ack()) < 0) {
                    simpler.add(s.acknowledging(ack));
                }
            }
            for (Stamps stamps : Stamps.values()) {
                if (stamps.compareTo(s.stamps()) < 0) {
                    simpler.add(s.stamped(stamps));
                }
            }
            if (s.closedWindow()) {
                simpler.add(s.openingWindow());
            }
        }
        return simpler;
    }
}
