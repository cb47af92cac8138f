// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report.fault;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.tcpassay.fault.Side;
import org.tcpassay.report.Printable;
import org.tcpassay.report.Span;
import org.tcpassay.report.fault.Line.Act;
import org.tcpassay.report.fault.Line.Leg;
import org.tcpassay.wire.Capture;
import org.tcpassay.wire.PcapngWriter;

/**
 * One side of a path as a capture that every packet tool reads. Inbound is what came to the relay from there, outbound
 * what the relay sent there; the comment of a packet says which rules had a hand in it, and what they did.
 */
final class PathCapture {

    private final FaultRun run;
    private final List<Leg> legs;
    private final Map<Integer, Leg> byId = new HashMap<>();
    private final Map<Long, List<Leg>> byNumber = new HashMap<>();

    PathCapture(FaultRun run, List<Line> story) {
        this.run = run;
        this.legs = story.stream()
                .filter(Leg.class::isInstance)
                .map(Leg.class::cast)
                .toList();
        for (Leg leg : legs) {
            byId.put(leg.id(), leg);
            byNumber.computeIfAbsent(leg.number(), number -> new ArrayList<>()).add(leg);
        }
    }

    void write(Side side, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            String name = side.name().toLowerCase(Locale.ROOT);
            String about = "scenario " + run.scenario().name() + "   seed " + run.seedText() + "\n"
                    + run.scenario().text() + "\n" + Phrases.text(run.command());
            PcapngWriter writer = PcapngWriter.begin(out, "tcpassay " + run.version(), Printable.block(about));
            int at = writer.addInterface(name, "the relay's " + name + " side");
            for (Leg leg : legs) {
                if (leg.enters() && leg.from() == side) {
                    writer.add(
                            at,
                            run.wallNs(leg.timeNs()),
                            Capture.Way.INBOUND,
                            leg.entered().orElseThrow(),
                            Printable.block(fate(leg)));
                }
                if (leg.leaves() && leg.from().other() == side) {
                    writer.add(
                            at,
                            run.wallNs(leg.timeNs()),
                            Capture.Way.OUTBOUND,
                            leg.left().orElseThrow(),
                            Printable.block(past(leg)));
                }
            }
        }
    }

    /** What becomes of a packet that comes in, up to its last copy. */
    private String fate(Leg leg) {
        return told(byNumber.getOrDefault(leg.number(), List.of()).stream()
                .flatMap(each -> each.acts().stream())
                .toList());
    }

    /** How a packet that leaves came to be what it is. */
    private String past(Leg leg) {
        List<Act> acts = new ArrayList<>();
        Leg each = leg;
        while (each != null) {
            acts.addAll(0, each.acts());
            each = byId.get(each.origin()); // nothing under -1
        }
        long cameNs = byNumber.getOrDefault(leg.number(), List.of()).stream()
                .filter(Leg::enters)
                .mapToLong(Leg::timeNs)
                .findFirst()
                .orElse(leg.timeNs());
        String waited = leg.timeNs() > cameNs ? "\ncame in " + Span.text(leg.timeNs() - cameNs) + " before" : "";
        return (told(acts) + waited).strip();
    }

    private static String told(List<Act> acts) {
        return acts.stream().map(Act::text).collect(Collectors.joining("\n"));
    }
}
