// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report.fault;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tcpassay.fault.End;
import org.tcpassay.fault.Happening;
import org.tcpassay.fault.Happening.Verb;
import org.tcpassay.fault.Rule;
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.Side;
import org.tcpassay.fault.Sighting;
import org.tcpassay.fault.Transit;
import org.tcpassay.report.fault.Counts.Moved;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Segment;

/** Counts what happens on a path, however long it goes on. */
final class Tally {

    private static final int LIVES = 10_000; // a flood of SYNs makes more, which are counted only

    private final Map<Side, Moved> came = nothing();
    private final Map<Side, Moved> went = nothing();
    private final Map<String, Map<Verb, Long>> acts = new LinkedHashMap<>();
    private final Map<Integer, Life> lives = new TreeMap<>();
    private long connections;

    Tally(Scenario scenario) {
        for (Rule rule : scenario.rules()) {
            acts.put(rule.name(), new EnumMap<>(Verb.class));
        }
    }

    private static Map<Side, Moved> nothing() {
        return new EnumMap<>(Map.of(Side.LEFT, Moved.NOTHING, Side.RIGHT, Moved.NOTHING));
    }

    void count(Happening happening) {
        if (happening instanceof Happening.Came one) {
            Transit transit = one.transit();
            came.computeIfPresent(transit.from(), (side, moved) -> moved.and(transit.pieces(), transit.length()));
            transit.sighting().ifPresent(sighting -> count(transit, sighting));
        } else if (happening instanceof Happening.Went one) {
            Transit transit = one.transit();
            went.computeIfPresent(one.to(), (side, moved) -> moved.and(transit.pieces(), transit.length()));
        } else if (happening instanceof Happening.Acted act) {
            acts.computeIfAbsent(act.rule(), rule -> new EnumMap<>(Verb.class)).merge(act.verb(), 1L, Long::sum);
        } else if (happening instanceof Happening.Changed changed) {
            lives.computeIfPresent(changed.connection(), (number, life) -> life.with(changed.end(), changed.to()));
        }
    }

    private void count(Transit transit, Sighting sighting) {
        connections = Math.max(connections, sighting.connection());
        int packets = transit.pieces();
        long bytes = transit.length();
        if (lives.computeIfPresent(sighting.connection(), (number, life) -> life.and(packets, bytes)) == null
                && lives.size() < LIVES) {
            lives.put(sighting.connection(), life(transit, sighting).and(packets, bytes));
        }
    }

    /** A sighting is of a segment in an IP packet. */
    private static Life life(Transit transit, Sighting sighting) {
        IpPacket ip = transit.packet().ip().orElseThrow();
        Segment segment = transit.segment().orElseThrow();
        var sender = new Endpoint(ip.source(), segment.sourcePort());
        var receiver = new Endpoint(ip.destination(), segment.destinationPort());
        boolean opens = sighting.sender() == End.OPENER;
        return new Life(
                sighting.connection(),
                opens ? transit.from() : transit.from().other(),
                opens ? sender : receiver,
                opens ? receiver : sender,
                Optional.empty(),
                Optional.empty(),
                0,
                0);
    }

    Counts counts() {
        var copies = new LinkedHashMap<String, Map<Verb, Long>>();
        acts.forEach((rule, each) -> copies.put(rule, each.isEmpty() ? Map.of() : new EnumMap<>(each)));
        return new Counts(came, went, copies, connections, new ArrayList<>(lives.values()));
    }
}
