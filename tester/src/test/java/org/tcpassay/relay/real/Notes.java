// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay.real;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.tcpassay.fault.End;
import org.tcpassay.fault.Happening;
import org.tcpassay.fault.Side;
import org.tcpassay.fault.Sighting;
import org.tcpassay.fault.Transit;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Segment;

/** Takes down all that happens on a path, and which states of which ends the path infers. */
final class Notes implements Consumer<Happening> {

    private static final int LAST = 300; // happenings that are told of a failure

    private final List<Happening> all = new ArrayList<>();
    private final Map<Integer, Ends> connections = new LinkedHashMap<>();
    private final Map<Integer, Map<End, State>> states = new LinkedHashMap<>();

    /** Addresses and ports of both ends. */
    record Ends(Endpoint opener, Endpoint listener) {

        Endpoint at(End end) {
            return end == End.OPENER ? opener : listener;
        }
    }

    /**
     * A connection as the path sees it at a moment.
     *
     * @param states of both ends
     */
    record Known(Ends ends, Map<End, State> states) {}

    /** What the path knows at a moment, after so many happenings. */
    record Look(long happenings, List<Known> connections) {}

    @Override
    public synchronized void accept(Happening happening) {
        all.add(happening);
        if (happening instanceof Happening.Came came) {
            came.transit().sighting().ifPresent(sighting -> note(came.transit(), sighting));
        } else if (happening instanceof Happening.Changed changed) {
            states.computeIfAbsent(changed.connection(), any -> new EnumMap<>(End.class))
                    .put(changed.end(), changed.to());
        }
    }

    private void note(Transit transit, Sighting sighting) {
        if (connections.containsKey(sighting.connection())) {
            return;
        }
        IpPacket ip = transit.packet().ip().orElseThrow();
        Segment segment = transit.segment().orElseThrow();
        var source = new Endpoint(ip.source(), segment.sourcePort());
        var destination = new Endpoint(ip.destination(), segment.destinationPort());
        boolean isOpeners = sighting.sender() == End.OPENER;
        boolean isSpoken = isOpeners == (transit.from() == Side.LEFT); // or else a forged one was answered
        connections.put(
                sighting.connection(),
                isOpeners && isSpoken ? new Ends(source, destination) : new Ends(destination, source));
    }

    synchronized List<Happening> all() {
        return List.copyOf(all);
    }

    /** The connections that an address has opened. */
    synchronized Look look(org.tcpassay.wire.IpAddress opener) {
        var known = new ArrayList<Known>();
        connections.forEach((number, ends) -> {
            if (ends.opener().address().equals(opener)) {
                known.add(new Known(ends, new EnumMap<>(states.get(number))));
            }
        });
        return new Look(all.size(), known);
    }

    /** How many packets a rule has done something to, or made. */
    synchronized long acts(String rule) {
        return all.stream()
                .filter(one -> one instanceof Happening.Acted act && act.rule().equals(rule))
                .count();
    }

    /** The end of it, for who has to find out who is wrong. */
    synchronized String history() {
        var text = new StringBuilder();
        for (Happening one : all.subList(Math.max(0, all.size() - LAST), all.size())) {
            text.append("\n%.6f ".formatted(one.timeNs() / 1e9 - all.get(0).timeNs() / 1e9));
            if (one instanceof Happening.Came came) {
                Transit transit = came.transit();
                text.append("%d came from the %s %s %s"
                        .formatted(
                                transit.number(),
                                transit.from(),
                                segment(transit),
                                transit.sighting().map(Sighting::toString).orElse("")));
            } else if (one instanceof Happening.Went went) {
                text.append("%d went to the %s %s".formatted(went.number(), went.to(), segment(went.transit())));
            } else {
                text.append(one);
            }
        }
        return text.append('\n').toString();
    }

    private static String segment(Transit transit) {
        return transit.segment()
                .map(segment -> "%s seq %s ack %s win %d len %d %s"
                        .formatted(
                                segment.flags(),
                                segment.seq(),
                                segment.ack(),
                                segment.window(),
                                segment.payload().length(),
                                segment.options()))
                .orElse(Optional.of(transit.packet()).toString());
    }
}
