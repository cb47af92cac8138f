// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tcpassay.rules.RuleCatalogue;
import org.tcpassay.trace.Breach;
import org.tcpassay.trace.Conversation;
import org.tcpassay.trace.Direction;
import org.tcpassay.trace.Event;
import org.tcpassay.trace.Recheck;
import org.tcpassay.trace.StandingCheck;
import org.tcpassay.trace.Trace;
import org.tcpassay.trace.checks.StandingChecks;
import org.tcpassay.wire.Capture;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Notation;
import org.tcpassay.wire.PcapngReader;
import org.tcpassay.wire.SeqNum;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Holds the standing checks against a capture. */
@Command(
        name = "recheck",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Holds the standing checks against a saved capture (pcapng or pcap).",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./tcpassay recheck tcpassay-out/captures/some.pcapng",
            "  ./tcpassay recheck capture.pcap --target-address 198.18.0.5",
            "",
            "Exit status: 0 all checks hold, 1 one is broken, 2 nothing to check or not all read, 64 wrong usage."
        })
final class RecheckCommand implements Callable<Integer> {

    private static final SeqNum ABSOLUTE = SeqNum.of(0);

    @Parameters(paramLabel = "FILE", description = "The capture.")
    private Path file;

    @Option(
            names = "--target-address",
            paramLabel = "ADDRESS",
            description = "Whose segments are judged; without it both ends are, unless the capture is ours.")
    private Optional<String> targetAddress = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Optional<IpAddress> target = targetAddress.map(RecheckCommand::address);
        Capture capture = read();
        List<Recheck.Captured> packets = capture.packets().stream()
                .map(packet -> new Recheck.Captured(packet.timeNs(), packet.packet(), way(packet, target)))
                .toList();
        List<Trace> traces = packets.isEmpty() ? List.of() : Recheck.traces(packets);
        PrintWriter out = spec.commandLine().getOut();
        int connections = traces.isEmpty() ? 0 : traces.get(0).conversations().size();
        out.printf(
                Locale.ROOT,
                "%s: %d packets, %d connections, %d standing checks%n",
                file,
                packets.size(),
                connections,
                StandingChecks.all().size());
        int broken = 0;
        for (Trace trace : traces) {
            for (String breach : breaches(trace)) {
                out.println(breach);
                broken++;
            }
        }
        capture.trouble().ifPresent(trouble -> out.println("reading stopped early: " + trouble.reason()));
        out.println(broken == 0 ? "all checks hold" : broken == 1 ? "1 breach" : broken + " breaches");
        if (broken > 0) {
            return ExitStatus.NEW_DEVIATION;
        }
        boolean told = connections > 0 && capture.trouble().isEmpty();
        return told ? ExitStatus.NOTHING_NEW : ExitStatus.INCONCLUSIVE;
    }

    private Capture read() {
        try (InputStream stream = Files.newInputStream(file)) {
            Capture capture = PcapngReader.read(stream);
            if (capture.interfaces().isEmpty()) {
                throw new Misuse("rechecking " + file + ": no capture; name a pcapng or pcap file");
            }
            return capture;
        } catch (IOException e) {
            throw new Misuse(
                    "rechecking " + file + ": cannot be read (" + e.getClass().getSimpleName()
                            + "); name a pcapng or pcap file",
                    e);
        }
    }

    /** Where a capture tells the way it is the target's, as in ours: what comes in went to the target. */
    private static Optional<Direction> way(Capture.CapturedPacket packet, Optional<IpAddress> target) {
        if (target.isPresent()) {
            boolean fromTarget = sourceOf(packet).equals(target);
            return Optional.of(fromTarget ? Direction.FROM_TARGET : Direction.TO_TARGET);
        }
        return switch (packet.way()) {
            case INBOUND -> Optional.of(Direction.TO_TARGET);
            case OUTBOUND -> Optional.of(Direction.FROM_TARGET);
            case UNKNOWN -> Optional.empty();
        };
    }

    private static List<String> breaches(Trace trace) {
        var lines = new ArrayList<String>();
        for (StandingCheck check : StandingChecks.all()) {
            String rule = check.ruleId() + ", "
                    + RuleCatalogue.shipped().rule(check.ruleId()).level().text();
            for (Breach breach : check.check(trace)) {
                double seconds = (breach.timeNs() - trace.startNs()) / 1e9;
                lines.add(String.format(
                        Locale.ROOT,
                        "%n%11.6f  %s%n%13s%s (%s): %s",
                        seconds,
                        segment(trace, breach),
                        "",
                        check.id(),
                        rule,
                        breach.sentence()));
            }
        }
        return lines;
    }

    private static String segment(Trace trace, Breach breach) {
        if (!(trace.events().get(breach.event()) instanceof Event.Passed passed)) {
            return "-";
        }
        if (passed.conversation() == Event.NO_CONVERSATION) {
            return passed.direction().arrow() + " " + Notation.print(passed.packet(), ABSOLUTE, ABSOLUTE);
        }
        Conversation conversation = trace.conversations().get(passed.conversation());
        SeqNum iss = conversation.iss().orElse(ABSOLUTE);
        SeqNum irs = conversation.irs().orElse(ABSOLUTE);
        boolean fromTarget = passed.direction() == Direction.FROM_TARGET;
        return conversation.ends().target() + "  " + passed.direction().arrow() + "  "
                + Notation.print(passed.packet(), fromTarget ? iss : irs, fromTarget ? irs : iss);
    }

    private static Optional<IpAddress> sourceOf(Capture.CapturedPacket packet) {
        return Codec.decode(packet.packet(), true).ip().map(IpPacket::source);
    }

    private static IpAddress address(String text) {
        try {
            return IpAddress.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Misuse("--target-address: no address (" + text + "); such as 198.18.0.5", e);
        }
    }
}
