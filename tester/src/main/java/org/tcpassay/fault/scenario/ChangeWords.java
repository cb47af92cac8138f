// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.scenario;

import static org.tcpassay.fault.scenario.Slot.needed;
import static org.tcpassay.fault.scenario.Slot.optional;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tcpassay.fault.Fault;
import org.tcpassay.fault.OptionName;
import org.tcpassay.fault.Side;
import org.tcpassay.fault.acts.Corrupt;
import org.tcpassay.fault.acts.Edit;
import org.tcpassay.fault.acts.Faults;
import org.tcpassay.fault.acts.Place;
import org.tcpassay.fault.acts.Rewrite;
import org.tcpassay.fault.acts.Sums;
import org.tcpassay.fault.acts.Truncate;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Ecn;

/** What becomes of a packet that is damaged, cut, joined or written anew. */
final class ChangeWords {

    private static final Slot<Corrupt.Unit> UNIT = needed("what", Kinds.choice(Corrupt.Unit.class), "what is damaged");
    private static final Slot<Place> PLACE =
            optional("in", Kinds.choice(Place.class), "where; without it in the payload");
    private static final Slot<Integer> COUNT =
            optional("count", Kinds.POSITIVE, "how many bits or bytes; without it 1");
    private static final Slot<Sums> SUMS = optional(
            "checksums",
            Kinds.choice(Sums.class),
            "left: wrong afterwards, so it is without this; repaired: right again");

    private static final Slot<Integer> CUT = needed("by", Kinds.POSITIVE, "bytes at the end");
    private static final Slot<Truncate.Repairs> REPAIRS = optional(
            "repairs",
            Kinds.choice(Truncate.Repairs.class),
            "all: length and checksum, so it is without this; length: the checksum is wrong; nothing");

    private static final Slot<Integer> INTO = needed("most", Kinds.POSITIVE, "bytes of data of each piece");
    private static final Slot<Integer> JOINED = optional("most", Kinds.POSITIVE, "segments in one; without it 2");
    private static final Slot<Duration> PATIENCE =
            optional("patience", Kinds.TIME, "how long the first waits for the others; without it 5 ms");

    private static final Slot<Side> OF = needed("of", Kinds.SIDE, "whose numbers");
    private static final Slot<Integer> BY = needed("by", Kinds.OFFSET, "how far");

    /** A slot of {@code rewrite}, and the edit that it asks for. */
    private record Field<T>(Slot<T> slot, Function<T, List<Edit>> edits) {

        static <T> Field<T> of(String name, Kind<T> kind, String says, Function<? super T, Edit> edit) {
            return new Field<>(optional(name, kind, says), value -> List.of(edit.apply(value)));
        }

        Stream<Edit> asked(Filled in) {
            return in.find(slot).map(edits).stream().flatMap(List::stream);
        }
    }

    private static final Slot<Bytes> FIND = needed("find", Kinds.HEX, "these bytes, wherever they are in the data");
    private static final Slot<Bytes> PUT = needed("put", Kinds.HEX, "as many others");

    private static final List<Field<?>> FIELDS = List.of(
            Field.of("window", Kinds.COUNT, "the field becomes this", Edit::window),
            Field.of("window-at-most", Kinds.COUNT, "the field says no more than this", Edit::windowAtMost),
            Field.of("seq", Kinds.OFFSET, "the sequence number moves by this", by -> Edit.seqBy(by)),
            Field.of("ack", Kinds.OFFSET, "the acknowledgment number moves by this", by -> Edit.ackBy(by)),
            Field.of("urgent", Kinds.COUNT, "the urgent pointer becomes this", Edit::urgent),
            Field.of("reserved", Kinds.COUNT, "the bits behind the data offset become this", Edit::reserved),
            Field.of("set-flags", Kinds.FLAGS, "these are set", Edit::setFlags),
            Field.of("clear-flags", Kinds.FLAGS, "these are cleared", Edit::clearFlags),
            Field.of("source-port", Kinds.PORT, "becomes this", Edit::sourcePort),
            Field.of("destination-port", Kinds.PORT, "becomes this", Edit::destinationPort),
            new Field<>(optional("strip", Kinds.OPTIONS, "these options become no-operations"), names -> names.stream()
                    .map(OptionName::kind)
                    .map(Edit::strip)
                    .toList()),
            new Field<>(
                    optional(
                            "options",
                            Kinds.OPTION_VALUES,
                            "these are put in the place of the first of their kind, or behind all if there is room"),
                    values -> values.stream().map(Edit::set).toList()),
            Field.of("mss-at-most", Kinds.COUNT, "the MSS option says no more than this", Edit::clampMss),
            Field.of("window-scale", Kinds.COUNT, "the window scale option says this", Edit::windowScale),
            new Field<>(
                    optional("clear-timestamps", Kinds.YES_NO, "yes: value and echo of the option become 0"),
                    yes -> yes ? List.of(Edit.clearTimestamps()) : List.of()),
            Field.of("source-address", Kinds.ADDRESS, "becomes this", Edit::sourceAddress),
            Field.of("destination-address", Kinds.ADDRESS, "becomes this", Edit::destinationAddress),
            Field.of("hop-limit", Kinds.COUNT, "TTL or hop limit becomes this", Edit::hopLimit),
            Field.of("ds", Kinds.COUNT, "the differentiated services codepoint becomes this", Edit::ds),
            Field.of("ecn", Kinds.choice(Ecn.class), "the ECN bits become this", Edit::ecn),
            Field.of("flow-label", Kinds.COUNT, "of IPv6, becomes this", Edit::flowLabel),
            Field.of("identification", Kinds.COUNT, "of IPv4, becomes this", Edit::identification),
            Field.of("dont-fragment", Kinds.YES_NO, "of IPv4, becomes this", Edit::dontFragment));

    static final List<Word<Fault>> WORDS = List.of(
            Word.led(
                    "corrupt",
                    "damages bits, bytes or a field, by chance",
                    "corrupt: {what: bit, in: payload, checksums: repaired}",
                    List.of(UNIT, PLACE, COUNT, SUMS),
                    in -> new Corrupt(
                            in.get(UNIT), in.or(COUNT, 1), in.or(PLACE, Place.PAYLOAD), in.or(SUMS, Sums.LEFT))),
            Word.led(
                    "truncate",
                    "cuts off its end",
                    "truncate: {by: 100, repairs: all}",
                    List.of(CUT, REPAIRS),
                    in -> Faults.truncate(in.get(CUT), in.or(REPAIRS, Truncate.Repairs.ALL))),
            Word.led(
                    "split",
                    "cuts its data into several segments",
                    "split: {most: 100}",
                    List.of(INTO),
                    in -> Faults.split(in.get(INTO))),
            Word.led(
                    "coalesce",
                    "makes one segment of several that follow each other",
                    "coalesce: {most: 3, patience: 20 ms}",
                    List.of(JOINED, PATIENCE),
                    in -> Faults.coalesce(in.or(JOINED, 2), in.or(PATIENCE, Duration.ofMillis(5)))),
            Word.named(
                    "rewrite",
                    "writes fields and options anew, with right checksums",
                    "rewrite: {window: 0, clear-flags: P}",
                    FIELDS.stream().<Slot<?>>map(Field::slot).toList(),
                    ChangeWords::rewrite),
            Word.named(
                    "replace",
                    "replaces bytes of its data",
                    "replace: {find: 0d0a, put: 2020}",
                    List.of(FIND, PUT),
                    in -> Faults.rewrite(Edit.data(in.get(FIND), in.get(PUT)))),
            Word.of(
                    "strip",
                    Kinds.OPTIONS,
                    "makes no-operations of these options",
                    "strip: [sack-permitted, timestamps]",
                    names -> new Rewrite(names.stream()
                            .map(OptionName::kind)
                            .map(Edit::strip)
                            .toList())),
            Word.of(
                    "clamp-mss",
                    Kinds.COUNT,
                    "the MSS option says no more than this",
                    "clamp-mss: 1200",
                    Faults::clampMss),
            Word.named(
                    "renumber",
                    "moves the sequence numbers of one side and the acknowledgments of them, as some firewalls do",
                    "renumber: {of: left, by: 1000000}",
                    List.of(OF, BY),
                    in -> Faults.renumber(in.get(OF), in.get(BY))));

    private ChangeWords() {}

    private static Fault rewrite(Filled in) {
        var edits = new ArrayList<Edit>();
        FIELDS.forEach(field -> field.asked(in).forEach(edits::add));
        if (edits.isEmpty()) {
            throw new IllegalArgumentException("what? name a field, such as window: 0");
        }
        return new Rewrite(edits);
    }
}
