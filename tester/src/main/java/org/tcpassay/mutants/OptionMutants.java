// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Packet;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.TcpOption;

/** Mistakes with the list of options, whatever they mean. */
final class OptionMutants {

    private static final int HEADER = 20; // octets without options

    static final List<Mutant> ALL = List.of(
            Mutant.around(
                    "option-length-zero-endless",
                    "Skips an option of length 0 by nothing, and so for ever.",
                    Interposed.hangingOn(malformed(length -> length == 0)),
                    "RFC9293-MUST-7"),
            Mutant.around(
                    "option-length-one-fatal",
                    "Takes the two octets of kind and length off a length of 1, and copies what is left, almost 2^32.",
                    Interposed.hangingOn(malformed(length -> length == 1)),
                    "RFC9293-MUST-7"),
            Mutant.around(
                    "option-beyond-header-fatal",
                    "Reads an option that overruns the header to its end, and falls over what is no memory of its own.",
                    Interposed.hangingOn(malformed(length -> length > 2)),
                    "RFC9293-MUST-7"),
            Mutant.around(
                    "unknown-option-ends-list",
                    "Does not know how to skip an option of a kind that it does not know, and reads no further.",
                    Interposed.reading(segment -> Optional.of(with(segment, known(segment)))),
                    "RFC9293-MUST-6"),
            Mutant.around(
                    "unknown-option-refused",
                    "Drops a segment with an option that it does not know.",
                    Interposed.reading(
                            segment -> has(segment, TcpOption.Unknown.class) ? Optional.empty() : Optional.of(segment)),
                    "RFC9293-MUST-6",
                    "RFC9293-MUST-5"),
            Mutant.around(
                    "options-off-syn-taken-for-text",
                    "Expects options on SYN only: in any other segment the text begins at octet 20 for it.",
                    Interposed.reading(segment -> Optional.of(
                            segment.has(Flags.SYN) || segment.options().isEmpty() ? segment : optionsAsText(segment))),
                    "RFC9293-MUST-5",
                    "RFC9293-MUST-6"),
            Mutant.around(
                    "options-off-syn-refused",
                    "Drops a segment with options that it did not negotiate.",
                    Interposed.reading(segment -> !segment.has(Flags.SYN)
                                    && (has(segment, TcpOption.NoOperation.class)
                                            || has(segment, TcpOption.Mss.class)
                                            || has(segment, TcpOption.Unknown.class))
                                    && !has(segment, TcpOption.Timestamps.class)
                                    && !has(segment, TcpOption.Sack.class)
                            ? Optional.empty()
                            : Optional.of(segment)),
                    "RFC9293-MUST-5",
                    "RFC9293-MUST-6"),
            Mutant.around(
                    "no-operation-ends-list",
                    "Takes a No-Operation for the end of the list.",
                    Interposed.reading(segment -> Optional.of(with(segment, beforeNoOperation(segment)))),
                    "RFC9293-MUST-4",
                    "RFC9293-MUST-64"),
            Mutant.around(
                    "unaligned-options-missed",
                    "Looks for the MSS option at the beginnings of words only.",
                    Interposed.reading(segment -> Optional.of(with(segment, alignedMss(segment)))),
                    "RFC9293-MUST-64"));

    private OptionMutants() {}

    private static Predicate<Packet> malformed(IntPredicate length) {
        return packet -> packet.segment().flatMap(segment -> segment.option(TcpOption.Broken.class)).stream()
                .anyMatch(option -> option.bytes().length() > 1
                        && length.test(option.bytes().at(1)));
    }

    private static boolean has(Segment segment, Class<? extends TcpOption> type) {
        return segment.option(type).isPresent();
    }

    private static Segment with(Segment segment, List<TcpOption> options) {
        return options.equals(segment.options()) ? segment : Altered.content(segment, options, segment.payload());
    }

    private static List<TcpOption> known(Segment segment) {
        return segment.options().stream()
                .takeWhile(option -> !(option instanceof TcpOption.Unknown))
                .toList();
    }

    private static List<TcpOption> beforeNoOperation(Segment segment) {
        return segment.options().stream()
                .takeWhile(option -> !(option instanceof TcpOption.NoOperation))
                .toList();
    }

    /** As the MSS option is four octets long, only No-Operations can lead it off the beginning of a word. */
    private static List<TcpOption> alignedMss(Segment segment) {
        var options = new ArrayList<TcpOption>();
        int at = 0;
        for (TcpOption option : segment.options()) {
            if (!(option instanceof TcpOption.Mss) || at % 4 == 0) {
                options.add(option);
            }
            at += option instanceof TcpOption.NoOperation ? 1 : 4;
        }
        return options;
    }

    private static Segment optionsAsText(Segment segment) {
        int length = segment.dataOffset() * 4 - HEADER;
        // what the octets of the options are makes no difference
        return Altered.content(segment, List.of(), Bytes.zeros(length).concat(segment.payload()));
    }
}
