// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.conditions;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.End;
import org.tcpassay.fault.OptionName;
import org.tcpassay.fault.Side;
import org.tcpassay.fault.Sighting;
import org.tcpassay.fault.Transit;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Icmp;
import org.tcpassay.wire.IcmpError;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.TcpOption;

/**
 * All conditions, to be imported statically.
 *
 * <p>What is asked of a segment holds for no other packet; what is asked of its connection holds for no packet that a
 * fault has made, because that belongs to none. Every part of {@link #allOf}, {@link #anyOf}, {@link #nth} and their
 * like sees every packet that comes to the rule.
 */
public final class Conditions {

    /** Flags that count in {@link #flags} though they are not named. */
    private static final Flags WEIGHTY = Flags.of("SFR.U");

    private Conditions() {}

    // ---- what it is

    public static Condition anything() {
        return Condition.alike("anything", transit -> true);
    }

    /** A TCP segment, whole and readable. */
    public static Condition segment() {
        return Asking.ofSegment("a segment", segment -> true);
    }

    /** With text. */
    public static Condition data() {
        return Asking.ofSegment("with text", segment -> !segment.payload().isEmpty());
    }

    /**
     * Just these flags.
     *
     * @param letters as packetdrill has them, such as {@code S.} for SYN,ACK; P, E, W and A are looked at only if named
     */
    public static Condition flags(String letters) {
        Flags wanted = Flags.of(letters);
        Flags looked = WEIGHTY.with(wanted);
        Predicate<Segment> are = segment ->
                segment.flags().without(new Flags(0x1ff & ~looked.bits())).equals(wanted);
        return Asking.ofFlags("flags " + wanted, looked, are);
    }

    /**
     * At least one of these flags.
     *
     * @param letters as packetdrill has them
     */
    public static Condition anyFlags(String letters) {
        Flags wanted = Flags.of(letters);
        return Asking.ofFlags(
                "any flag of " + wanted, wanted, segment -> segment.flags().hasAny(wanted));
    }

    /** Text in which these bytes occur; what is cut between two segments is not found. */
    public static Condition payload(Bytes part) {
        return Asking.ofAnySegment("with the bytes " + part + " in its text", segment -> segment.payload()
                .contains(part));
    }

    /** Text in which this occurs, in UTF-8; what is cut between two segments is not found. */
    public static Condition payload(String part) {
        Bytes bytes = Bytes.utf8(part);
        return Asking.ofAnySegment("with \"" + part + "\" in its text", segment -> segment.payload()
                .contains(bytes));
    }

    /**
     * Text in which a regular expression finds something; each byte is one character (ISO 8859-1).
     *
     * @throws IllegalArgumentException if it is no regular expression
     */
    public static Condition payloadMatching(String expression) {
        Pattern pattern;
        try {
            pattern = Pattern.compile(expression, Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("the regular expression " + expression + ": " + e.getDescription(), e);
        }
        return Asking.ofPiece(
                "with text like /" + expression + "/",
                segment -> !segment.payload().isEmpty()
                        && pattern.matcher(new String(segment.payload().toArray(), StandardCharsets.ISO_8859_1))
                                .find());
    }

    /**
     * With an option.
     *
     * @param name see {@link OptionName}
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Condition option(String name) {
        int kind = OptionName.kind(name);
        return Asking.ofSegment("with the option " + name, segment -> hasOption(segment, kind));
    }

    private static boolean hasOption(Segment segment, int kind) {
        for (TcpOption option : segment.options()) {
            if (option.kind() == kind) {
                return true;
            }
        }
        return false;
    }

    /** Any packet of so many bytes, the IP header counted in, both bounds included. */
    public static Condition size(int least, int most) {
        checkRange(least, most);
        return Condition.ofAny(
                "of " + range(least, most) + " bytes",
                transit -> isIn(transit.size(), least, most) || isIn(transit.lastSize(), least, most));
    }

    /** With so many bytes of text, both bounds included. */
    public static Condition textSize(int least, int most) {
        checkRange(least, most);
        return Condition.ofAny(
                "with " + range(least, most) + " bytes of text",
                transit -> transit.packet().content() instanceof Segment segment
                        && isAnyIn(segment.payload().length(), transit, least, most));
    }

    /** To or from a port. */
    public static Condition port(int number) {
        return Asking.ofSegment(
                "of port " + number, segment -> segment.sourcePort() == number || segment.destinationPort() == number);
    }

    /** Selective acknowledgments (RFC 2018): an option with at least one block. */
    public static Condition sack() {
        return Asking.ofSegment("with selective acknowledgments", segment -> segment.option(TcpOption.Sack.class)
                .filter(option -> !option.blocks().isEmpty())
                .isPresent());
    }

    /** A message of ICMP or ICMPv6. */
    public static Condition icmp() {
        return Condition.alike("ICMP", transit -> transit.packet().content() instanceof Icmp);
    }

    /** An error that ICMP or ICMPv6 reports. */
    public static Condition icmp(IcmpError error) {
        return Condition.alike(
                "ICMP " + error.name().replace('_', ' '),
                transit -> transit.packet().content() instanceof Icmp message
                        && IcmpError.of(message).filter(error::equals).isPresent());
    }

    /** A piece of an IP packet; no segment is read from one. */
    public static Condition fragment() {
        return Condition.alike(
                "a fragment",
                transit -> transit.packet().ip().filter(IpPacket::isFragment).isPresent());
    }

    // ---- where it comes from

    /** A segment of one end of its connection. */
    public static Condition from(End end) {
        return Asking.ofSighting("from the " + name(end), sighting -> sighting.sender() == end);
    }

    /** The FIN of an end, whatever else the segment says. */
    public static Condition fin(End end) {
        return allOf(from(end), anyFlags("F"));
    }

    /** A reset of an end. */
    public static Condition rst(End end) {
        return allOf(from(end), anyFlags("R"));
    }

    /** Any packet from a side of the path, also one that a fault made. */
    public static Condition fromSide(Side side) {
        return Condition.alike("from the " + (side == Side.LEFT ? "left" : "right"), transit -> transit.from() == side);
    }

    // ---- what the path knows of it

    /** Of the n-th connection of the path, from 1. */
    public static Condition connection(int number) {
        checkNumber(number);
        return Asking.ofSighting("of connection " + number, sighting -> sighting.connection() == number);
    }

    /** While an end is in one of these states, as the path infers it; see {@link Sighting}. */
    public static Condition state(End end, State state, State... others) {
        var states = java.util.EnumSet.of(state, others);
        String names = String.join(" or ", states.stream().map(State::text).toList());
        return Asking.ofSighting(
                "while the " + name(end) + " is in " + names, sighting -> states.contains(sighting.state(end)));
    }

    /** A segment of a handshake: 1 for the SYN, 2 for its answer, 3 for the acknowledgment of that. */
    public static Condition handshake(int step) {
        if (step < 1 || step > 3) {
            throw new IllegalArgumentException("segment " + step + " of a handshake; it has 1, 2 and 3");
        }
        return Asking.ofSighting(
                "the " + Wording.ordinal(step) + " segment of the handshake", sighting -> sighting.handshake() == step);
    }

    /** The n-th segment with text of its sender in its connection, from 1; not those that are sent again. */
    public static Condition text(int number) {
        checkNumber(number);
        return Condition.ofAny("the " + Wording.ordinal(number) + " text of its sender", transit -> transit.sighting()
                .filter(sighting -> isIn(number, sighting.text(), sighting.text() + transit.pieces() - 1))
                .isPresent());
    }

    /** All of its text, SYN and FIN was sent before. */
    public static Condition repeated() {
        return Asking.ofSighting("sent again", Sighting::repeated);
    }

    /** A question whether the other end is still there (RFC 9293 §3.8.4). */
    public static Condition keepAlive() {
        return Asking.ofSighting("a keep-alive", Sighting::keepAlive);
    }

    /** A question whether a closed window is open again (RFC 9293 §3.8.6.1). */
    public static Condition windowProbe() {
        return Asking.ofSighting("a window probe", Sighting::windowProbe);
    }

    /**
     * Some of its text, SYN or FIN is in {@code [first, end)}, numbers relative to its sender's ISN: the SYN has 0, the
     * first byte 1.
     */
    public static Condition position(long first, long end) {
        if (first < 0 || end <= first) {
            throw new IllegalArgumentException("numbers from " + first + " to before " + end + "; 0 is the least");
        }
        return Asking.ofBoth(
                "at the numbers " + first + " to " + (end - 1) + " of its sender",
                (segment, sighting) ->
                        segment.len() > 0 && sighting.position() < end && sighting.position() + segment.len() > first);
    }

    /** The same from a number on. */
    public static Condition positionFrom(long first) {
        return Asking.ofBoth(
                "at the number " + first + " of its sender or behind",
                (segment, sighting) -> segment.len() > 0 && sighting.position() + segment.len() > first);
    }

    // ---- how often, by chance, when

    /** The n-th that another chooses, from 1. */
    public static Counted nth(long number, Condition what) {
        return new Counted(Counted.Which.NTH, number, what, Per.PATH);
    }

    /** The first n that another chooses. */
    public static Counted first(long number, Condition what) {
        return new Counted(Counted.Which.FIRST, number, what, Per.PATH);
    }

    /** Of what another chooses the n-th, the 2n-th and so on. */
    public static Counted every(long number, Condition what) {
        return new Counted(Counted.Which.EVERY, number, what, Per.PATH);
    }

    /** What another chooses, but for the first n. */
    public static Counted after(long number, Condition what) {
        return new Counted(Counted.Which.AFTER, number, what, Per.PATH);
    }

    /** All packets behind the first that another chooses. */
    public static Once once(Condition what) {
        return new Once(what, Per.PATH);
    }

    /**
     * Each packet by a throw of its own.
     *
     * @param probability 0 never, 1 always
     */
    public static Chance chance(double probability) {
        return new Chance(probability);
    }

    /** Runs of packets; see {@link Bursts}. */
    public static Bursts bursts(double begin, double end) {
        return new Bursts(begin, end);
    }

    /** What came in {@code [from, to)}, counted from the first packet of the path. */
    public static During during(Duration from, Duration to) {
        return new During(from, Optional.of(to), Optional.empty());
    }

    /** What came so long after the first packet of the path, or later. */
    public static During since(Duration from) {
        return new During(from, Optional.empty(), Optional.empty());
    }

    /** What came in {@code [from, to)} of each such period, the first of which begins with the path's first packet. */
    public static During recurring(Duration period, Duration from, Duration to) {
        return new During(from, Optional.of(to), Optional.of(period));
    }

    /** The first segment of a connection behind a silence of at least so long. */
    public static Idle idle(Duration least) {
        return new Idle(least);
    }

    // ---- together

    public static Condition allOf(Condition... parts) {
        return allOf(List.of(parts));
    }

    public static Condition allOf(List<Condition> parts) {
        return new Together(true, parts);
    }

    public static Condition anyOf(Condition... parts) {
        return anyOf(List.of(parts));
    }

    public static Condition anyOf(List<Condition> parts) {
        return new Together(false, parts);
    }

    public static Condition not(Condition what) {
        return new Not(what);
    }

    /** Whether one of the segments has so many bytes of text. */
    private static boolean isAnyIn(int length, Transit transit, int least, int most) {
        if (transit.pieces() == 1) {
            return isIn(length, least, most);
        }
        int each = (length - (transit.lastSize() - transit.size())) / transit.pieces();
        return isIn(each, least, most) || isIn(each + transit.lastSize() - transit.size(), least, most);
    }

    private static String name(End end) {
        return end == End.OPENER ? "opener" : "listener";
    }

    private static boolean isIn(int number, int least, int most) {
        return number >= least && number <= most;
    }

    private static String range(int least, int most) {
        return least == most ? "" + least : most == Integer.MAX_VALUE ? least + " or more" : least + " to " + most;
    }

    private static void checkRange(int least, int most) {
        if (least < 0 || most < least) {
            throw new IllegalArgumentException("from " + least + " to " + most + " bytes; the first is not more");
        }
    }

    private static void checkNumber(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("number " + number + "; they count from 1");
        }
    }
}
