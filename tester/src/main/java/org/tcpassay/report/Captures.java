// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tcpassay.report.Step.Kind;
import org.tcpassay.rules.Rule;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.RunReport;
import org.tcpassay.trace.Direction;
import org.tcpassay.trace.Event;
import org.tcpassay.trace.Trace;
import org.tcpassay.wire.Capture;
import org.tcpassay.wire.PcapngWriter;

/** Traces kept as files that every packet tool reads: what the tester made of a packet is its comment. */
final class Captures {

    private static final long NS = 1_000_000_000L;
    /** A clock that stands before this does not count from 1970. */
    private static final long YEAR_2000_NS = 946_684_800L * NS;

    private Captures() {}

    /** Whether the capture of this execution is kept. */
    static boolean isKept(ProbeResult result, PcapChoice choice) {
        if (result.trace().packets().isEmpty()) {
            return false;
        }
        return switch (choice) {
            case ALL -> true;
            case NONE -> false;
            case FAILING -> result.outcome() != Outcome.CONFORMS && result.outcome() != Outcome.NOT_APPLICABLE;
        };
    }

    /** The id with its row behind an {@code @}, and nothing that a shell or a file system could mind. */
    static String fileName(String id) {
        return id.replaceAll("\\[([^\\]]*)\\]$", "@$1").replaceAll("[^A-Za-z0-9._@-]", "_") + ".pcapng";
    }

    /** As seen from the folder that the reports are in, with slashes. */
    static String relative(RunReport report, Path capture) {
        return report.out()
                .map(out -> out.toAbsolutePath().relativize(capture.toAbsolutePath()))
                .orElse(capture)
                .toString()
                .replace('\\', '/');
    }

    static void write(RunReport report, ProbeResult result, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            Trace trace = result.trace();
            PcapngWriter writer = PcapngWriter.begin(out, "tcpassay " + report.version(), about(report, result));
            int target = writer.addInterface(
                    "target",
                    Printable.line(report.target() + ": " + report.description() + ", clock " + trace.clock()));
            long shiftNs = shiftNs(trace, report.started());
            List<String> comments = comments(trace);
            int number = 0;
            for (Event.Passed passed : trace.packets()) {
                Capture.Way way =
                        passed.direction() == Direction.TO_TARGET ? Capture.Way.INBOUND : Capture.Way.OUTBOUND;
                writer.add(target, passed.timeNs() + shiftNs, way, passed.bytes(), comments.get(number++));
            }
        }
    }

    private static String about(RunReport report, ProbeResult result) {
        List<String> lines = new ArrayList<>();
        lines.add(result.outcome() + "  " + result.probe().id() + "   target " + report.target() + "   seed "
                + Again.seed(report, result));
        lines.add(result.probe().rules().stream().map(Rule::id).collect(Collectors.joining(" ")));
        lines.add(FailureText.why(result));
        lines.add(Again.command(report, result));
        return Printable.block(lines.stream().filter(line -> !line.isEmpty()).collect(Collectors.joining("\n")));
    }

    /** What is added to link time to make it count from 1970. */
    private static long shiftNs(Trace trace, Instant started) {
        long firstNs = trace.packets().get(0).timeNs();
        if (firstNs > YEAR_2000_NS) {
            return 0;
        }
        return started.getEpochSecond() * NS + started.getNano() - Math.min(trace.startNs(), firstNs);
    }

    /** One for each packet: what happened before it, and the packet in notation; after the last, what remained. */
    private static List<String> comments(Trace trace) {
        List<String> comments = new ArrayList<>();
        List<String> before = new ArrayList<>();
        Optional<Step> last = Optional.empty();
        for (Step step : Steps.of(trace)) {
            if (isOfPacketBefore(step, last) && !comments.isEmpty()) {
                int latest = comments.size() - 1;
                comments.set(latest, comments.get(latest) + "\n" + words(step));
                continue; // the next act may be of the same packet
            }
            last = Optional.of(step);
            if (step.isPacket()) {
                before.add(packet(step));
                comments.add(String.join("\n", before));
                before.clear();
            } else if (step.kind() != Kind.HELD) {
                before.add(words(step));
            }
        }
        if (!before.isEmpty()) {
            int latest = comments.size() - 1;
            comments.set(latest, comments.get(latest) + "\nafterwards: " + String.join("; ", before));
        }
        return comments;
    }

    /** Whether it is what became of what the tester has just sent. */
    private static boolean isOfPacketBefore(Step step, Optional<Step> last) {
        return step.kind() == Kind.FAULT
                && last.filter(packet -> packet.kind() == Kind.TO_TARGET && packet.sinceNs() == step.sinceNs())
                        .isPresent();
    }

    private static String packet(Step step) {
        String sign = step.failing() ? "!" : step.mark().sign();
        String arrow = step.kind() == Kind.TO_TARGET ? "<" : ">";
        String text = (sign + " " + arrow + " " + step.flags() + " " + step.numbers() + " " + step.rest()).strip();
        return text.replaceAll(" {2,}", " ");
    }

    private static String words(Step step) {
        return switch (step.kind()) {
            case STATE -> "state " + step.rest();
            case MISSING -> step.absence() + "; expected " + step.rest();
            default -> step.rest();
        };
    }
}
