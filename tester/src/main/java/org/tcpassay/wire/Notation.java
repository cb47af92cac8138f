// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Packets as packetdrill writes them, one line each, with sequence numbers relative to the initial ones.
 *
 * <pre>{@code
 * S. 0:0(0) ack 1 win 65535 <mss 1460,sackOK,TS val 1 ecr 0,nop,wscale 7>
 * P. 1:11(10) ack 1 win 512 urg 5
 * F. 1:1(0) ack 12 win 512 csum wrong(0x1234,not 0x9abc) doff 4 rsvd 5
 * icmp unreachable code 4 mtu 1300 [1:1461(1460)]
 * }</pre>
 *
 * <p>{@code a:b(n)} counts the n bytes of payload only, so a SYN is {@code 0:0(0)} and the first byte of data
 * {@code 1:2(1)}. What only this tester writes stands last: {@code csum}, {@code doff}, {@code rsvd}, and of
 * the IP header {@code ds 46}, {@code ect0}, {@code ect1} or {@code ce} unless they are zero, and the bytes of its
 * options as {@code ipopt 07070400000000}, where IPv4 has any. An acknowledgment
 * number without ACK is printed unless it is zero.
 */
public final class Notation {

    private static final Pattern SEGMENT = Pattern.compile("(?<flags>[SFRP.UEWA]+|-)"
            + " (?<first>-?\\d{1,10}):(?<end>-?\\d{1,10})\\((?<length>\\d{1,6})\\)"
            + "(?: ack (?<ack>-?\\d{1,10}))?(?: win (?<win>\\d{1,5}))?(?: urg (?<urg>\\d{1,5}))?"
            + "(?: <(?<options>[^>]*)>)?"
            + "(?: csum (?<csum>[+-]\\d{1,5}|\\w+|\\w+\\([^)]*\\)))?"
            + "(?: doff (?<doff>\\d{1,2}))?(?: rsvd (?<rsvd>[0-7]))?"
            + "(?: ds \\d{1,2})?(?: ect[01]| ce)?(?: ipopt [0-9a-f]+)?");

    private Notation() {}

    /**
     * An option as it stands between angle brackets, such as {@code mss 1460} or {@code opt-253 0a0b}; numbers of SACK
     * blocks are absolute.
     *
     * @throws IllegalArgumentException with a whole sentence, if it is none
     */
    public static TcpOption option(String text) {
        return OptionNotation.parseOne(text, SeqNum.of(0));
    }

    /**
     * The segment's line.
     *
     * @param seqBase initial sequence number of the segment's sender
     * @param ackBase initial sequence number of its receiver; acknowledgments and SACK blocks count from it
     */
    public static String print(Segment segment, SeqNum seqBase, SeqNum ackBase) {
        var out = new StringBuilder(80);
        long first = segment.seq().offsetFrom(seqBase);
        int length = segment.payload().length();
        out.append(segment.flags()).append(' ');
        printRange(out, first, length);
        if (segment.has(Flags.ACK) || segment.ack().bits() != 0) {
            out.append(" ack ").append(segment.ack().offsetFrom(ackBase));
        }
        out.append(" win ").append(segment.window());
        if (segment.has(Flags.URG) || segment.urgent() != 0) {
            out.append(" urg ").append(segment.urgent());
        }
        if (!segment.options().isEmpty()) {
            OptionNotation.print(out.append(" <"), segment.options(), ackBase);
            out.append('>');
        }
        ChecksumNotation.print(out, segment.checksum());
        if (segment.dataOffset() != Segment.COMPUTED && segment.dataOffset() != SegmentCodec.dataOffset(segment)) {
            out.append(" doff ").append(segment.dataOffset());
        }
        if (segment.reserved() != 0) {
            out.append(" rsvd ").append(segment.reserved());
        }
        return out.toString();
    }

    static void printRange(StringBuilder out, long first, int length) {
        out.append(first)
                .append(':')
                .append(first + length)
                .append('(')
                .append(length)
                .append(')');
    }

    /** The packet's line, whatever it carries; bases as for the segment of its sender. */
    public static String print(Packet packet, SeqNum seqBase, SeqNum ackBase) {
        Content content = packet.content();
        if (content instanceof Segment segment) {
            return print(segment, seqBase, ackBase)
                    + packet.ip().map(Notation::print).orElse("");
        } else if (content instanceof Icmp icmp) {
            return IcmpNotation.print(icmp, ackBase);
        } else if (content instanceof Opaque opaque) {
            return print(opaque, packet.ip());
        }
        var malformed = (Malformed) content;
        return "malformed at " + malformed.offset() + ": " + malformed.reason() + " [" + malformed.bytes() + "]";
    }

    /** What is unusual about the header. */
    private static String print(IpPacket ip) {
        String ecn =
                switch (ip.ecn()) {
                    case NOT_ECT -> "";
                    case ECT_0 -> " ect0";
                    case ECT_1 -> " ect1";
                    case CE -> " ce";
                };
        boolean options = ip.version() == 4 && !ip.options().isEmpty();
        return (ip.ds() == 0 ? "" : " ds " + ip.ds())
                + ecn
                + (options ? " ipopt " + ip.options().hex() : "");
    }

    private static String print(Opaque opaque, Optional<IpPacket> ip) {
        String size = " (" + opaque.bytes().length() + ")";
        if (ip.isPresent() && ip.get().isFragment()) {
            return "fragment of protocol " + opaque.protocol() + " at "
                    + ip.get().fragmentOffset() * 8 + (ip.get().moreFragments() ? "+" : "") + size;
        }
        return "protocol " + opaque.protocol() + size;
    }

    /**
     * Reads a segment's line; the payload is zeros.
     *
     * @throws IllegalArgumentException with what cannot be read
     */
    public static Segment parse(String line, int sourcePort, int destinationPort, SeqNum seqBase, SeqNum ackBase) {
        Matcher fields = match(line);
        return segment(fields, line, sourcePort, destinationPort, seqBase, ackBase, Bytes.zeros(length(fields)));
    }

    /**
     * Reads a segment's line. Encoded, it gives the bytes of the segment that was printed.
     *
     * @throws IllegalArgumentException with what cannot be read, or if the payload has another length
     */
    public static Segment parse(
            String line, int sourcePort, int destinationPort, SeqNum seqBase, SeqNum ackBase, Bytes payload) {
        Matcher fields = match(line);
        if (payload.length() != length(fields)) {
            throw new IllegalArgumentException(
                    "reading '" + line + "': a payload of " + payload.length() + " bytes; " + length(fields) + " fit");
        }
        return segment(fields, line, sourcePort, destinationPort, seqBase, ackBase, payload);
    }

    private static Matcher match(String line) {
        Matcher fields = SEGMENT.matcher(line);
        if (!fields.matches()) {
            throw new IllegalArgumentException(
                    "reading '" + line + "': it is no segment; S. 0:0(0) ack 1 win 65535 <mss 1460> is an example");
        }
        return fields;
    }

    private static int length(Matcher fields) {
        return Integer.parseInt(fields.group("length"));
    }

    private static Segment segment(
            Matcher fields,
            String line,
            int sourcePort,
            int destinationPort,
            SeqNum seqBase,
            SeqNum ackBase,
            Bytes payload) {
        long first = Long.parseLong(fields.group("first"));
        if (Long.parseLong(fields.group("end")) != first + payload.length()) {
            throw new IllegalArgumentException("reading '" + line + "': " + first + ":" + fields.group("end")
                    + " does not have " + payload.length() + " bytes; " + first + ":" + (first + payload.length())
                    + " does");
        }
        Optional<String> ack = Optional.ofNullable(fields.group("ack"));
        Optional<String> options = Optional.ofNullable(fields.group("options"));
        Optional<String> checksum = Optional.ofNullable(fields.group("csum"));
        return new Segment(
                sourcePort,
                destinationPort,
                seqBase.plus(first),
                ack.map(number -> ackBase.plus(Long.parseLong(number))).orElse(SeqNum.of(0)),
                field(fields, "doff", 15, Segment.COMPUTED),
                field(fields, "rsvd", 7, 0),
                Flags.of(fields.group("flags")),
                field(fields, "win", 0xffff, 0),
                checksum.map(ChecksumNotation::parse).orElse(Checksum.RIGHT),
                field(fields, "urg", 0xffff, 0),
                options.map(text -> OptionNotation.parse(text, ackBase)).orElse(List.of()),
                payload);
    }

    private static int field(Matcher fields, String name, int max, int otherwise) {
        int value =
                Optional.ofNullable(fields.group(name)).map(Integer::parseInt).orElse(otherwise);
        if (value > max) {
            throw new IllegalArgumentException("reading " + name + ": " + value + "; 0.." + max + " fit");
        }
        return value;
    }
}
