// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.expect;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Ecn;
import org.tcpassay.wire.ExtensionHeader;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SignatureKey;
import org.tcpassay.wire.TcpOption;

/**
 * A segment by what is unusual about it; immutable, every call returns a new one.
 *
 * <p>What is not said is ordinary. Sending: SEQ = RCV.NXT (IRS for the first SYN), ACK = SND.NXT with the ACK
 * flag, window 65,535, no data, no options but timestamps where they were negotiated and a signature where there is a
 * key, right checksum. Expecting:
 * exactly these flags (PSH ignored), SEQ = SND.NXT, ACK = RCV.NXT with the ACK flag, no data, right checksum, right
 * signature where there is a key; window, other options, urgent pointer and the IP header are not looked at unless named.
 */
public final class SegmentSpec implements Expectation {

    Flags flags;
    boolean exactPush;
    Optional<Position> seq = Optional.empty();
    boolean anySeq;
    Optional<Position> ack = Optional.empty();
    boolean anyAck;
    Optional<Range> window = Optional.empty();
    Optional<Range> urgent = Optional.empty();
    Optional<Bytes> payload = Optional.of(Bytes.EMPTY);
    Optional<Range> payloadLength = Optional.empty();
    List<TcpOption> options = List.of();
    List<Class<? extends TcpOption>> forbidden = List.of();
    List<SackBlock> sack = List.of();
    boolean moreSack;
    Optional<Stamp> stamp = Optional.empty();
    boolean bareOptions;
    Optional<Signing> signing = Optional.empty();
    Optional<SegmentSpec> signed = Optional.empty();
    Checksum checksum = Checksum.RIGHT;
    int dataOffset = Segment.COMPUTED;
    int reserved;
    Optional<Bytes> raw = Optional.empty();
    Optional<UnaryOperator<IpPacket>> ip = Optional.empty();
    Map<IpField, Integer> ipFields = Map.of();
    Optional<Bytes> ipOptions = Optional.empty();
    List<ExtensionHeader> extensions = List.of();
    Optional<IpAddress> source = Optional.empty();
    Optional<IpAddress> destination = Optional.empty();
    Optional<Timing> timing = Optional.empty();
    Optional<Boolean> taken = Optional.empty();

    /** Received bytes named by symbols, {@code [left, right)}. */
    record SackBlock(Position left, Position right) {}

    /**
     * A timestamps option by its relation to what passed.
     *
     * @param older how far TSval lies below the newest that the target took, negative for newer; empty for the
     *     tester's clock
     * @param value TSval as it stands on the wire, whatever {@code older} says
     * @param echo what TSecr is or must be; empty for the last TSval of the target (sending), any (expecting)
     */
    record Stamp(Optional<Long> older, Optional<Long> value, Optional<Long> echo) {
        private static final Stamp ORDINARY = new Stamp(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** @param key under which it is signed; empty for a segment without a signature */
    record Signing(Optional<SignatureKey> key) {}

    private SegmentSpec(Flags flags) {
        this.flags = flags;
    }

    private SegmentSpec(SegmentSpec from) {
        flags = from.flags;
        exactPush = from.exactPush;
        seq = from.seq;
        anySeq = from.anySeq;
        ack = from.ack;
        anyAck = from.anyAck;
        window = from.window;
        urgent = from.urgent;
        payload = from.payload;
        payloadLength = from.payloadLength;
        options = from.options;
        forbidden = from.forbidden;
        sack = from.sack;
        moreSack = from.moreSack;
        stamp = from.stamp;
        bareOptions = from.bareOptions;
        signing = from.signing;
        signed = from.signed;
        checksum = from.checksum;
        dataOffset = from.dataOffset;
        reserved = from.reserved;
        raw = from.raw;
        ip = from.ip;
        ipFields = from.ipFields;
        ipOptions = from.ipOptions;
        extensions = from.extensions;
        source = from.source;
        destination = from.destination;
        timing = from.timing;
        taken = from.taken;
    }

    /** A segment with these flags, ordinary otherwise. */
    public static SegmentSpec of(Flags flags) {
        return new SegmentSpec(flags);
    }

    private SegmentSpec with(Consumer<SegmentSpec> change) {
        var copy = new SegmentSpec(this);
        change.accept(copy);
        return copy;
    }

    /** These flags instead. */
    public SegmentSpec flags(Flags other) {
        return with(copy -> copy.flags = other);
    }

    /** These flags too. */
    public SegmentSpec and(Flags more) {
        return with(copy -> copy.flags = copy.flags.with(more));
    }

    /** Expecting: PSH must be as the flags say. */
    public SegmentSpec exactPush() {
        return with(copy -> copy.exactPush = true);
    }

    public SegmentSpec seq(Position position) {
        return with(copy -> {
            copy.seq = Optional.of(position);
            copy.anySeq = false;
        });
    }

    /** SEQ exactly as it stands on the wire, 0..2^32-1. */
    public SegmentSpec seq(long number) {
        return seq(Position.exactly(number));
    }

    /** Expecting: SEQ is not looked at. */
    public SegmentSpec anySeq() {
        return with(copy -> copy.anySeq = true);
    }

    /** The acknowledgment field; it can be sent without the ACK flag. */
    public SegmentSpec ack(Position position) {
        return with(copy -> {
            copy.ack = Optional.of(position);
            copy.anyAck = false;
        });
    }

    /** The acknowledgment field exactly as it stands on the wire, 0..2^32-1. */
    public SegmentSpec ack(long number) {
        return ack(Position.exactly(number));
    }

    /** Expecting: the acknowledgment field is not looked at. */
    public SegmentSpec anyAck() {
        return with(copy -> copy.anyAck = true);
    }

    /** The window field, 0..65535, unscaled. */
    public SegmentSpec window(int field) {
        return window(Range.exactly(field));
    }

    /** Expecting: the window field, unscaled. */
    public SegmentSpec window(Range range) {
        return with(copy -> copy.window = Optional.of(range));
    }

    /** The urgent pointer, 0..65535; does not set URG. */
    public SegmentSpec urgent(int pointer) {
        return with(copy -> copy.urgent = Optional.of(Range.exactly(pointer)));
    }

    public SegmentSpec payload(Bytes bytes) {
        return with(copy -> {
            copy.payload = Optional.of(bytes);
            copy.payloadLength = Optional.empty();
        });
    }

    public SegmentSpec payload(String text) {
        return payload(Bytes.utf8(text));
    }

    /** Expecting: any bytes, that many. */
    public SegmentSpec anyPayload(Range length) {
        return with(copy -> {
            copy.payload = Optional.empty();
            copy.payloadLength = Optional.of(length);
        });
    }

    /** Sending: this option too. Expecting: it must be there, equal. */
    public SegmentSpec option(TcpOption option) {
        return with(copy -> copy.options = append(copy.options, option));
    }

    public SegmentSpec mss(int size) {
        return option(new TcpOption.Mss(size));
    }

    public SegmentSpec windowScale(int shift) {
        return option(new TcpOption.WindowScale(shift));
    }

    public SegmentSpec sackPermitted() {
        return option(new TcpOption.SackPermitted());
    }

    /** A Fast Open option with this cookie (RFC 7413); an empty one asks for a cookie. */
    public SegmentSpec fastOpen(Bytes cookie) {
        return option(new TcpOption.FastOpen(cookie));
    }

    /** Expecting: no option of this type. */
    public SegmentSpec without(Class<? extends TcpOption> type) {
        return with(copy -> copy.forbidden = append(copy.forbidden, type));
    }

    /** A block {@code [left, right)} of a SACK option; expecting: these blocks, in this order, are all. */
    public SegmentSpec sack(Position left, Position right) {
        return with(copy -> copy.sack = append(copy.sack, new SackBlock(left, right)));
    }

    /** Expecting: the first block of a SACK option is {@code [left, right)}; others may follow. */
    public SegmentSpec sackFirst(Position left, Position right) {
        return with(copy -> {
            copy.sack = List.of(new SackBlock(left, right));
            copy.moreSack = true;
        });
    }

    /** A timestamps option. Sending: the tester's clock and the target's last TSval. Expecting: it is there. */
    public SegmentSpec timestamps() {
        return with(copy -> copy.stamp = Optional.of(Stamp.ORDINARY));
    }

    /** Sending: TSval lies {@code count} below the newest that the target took; with 0 it equals that. */
    public SegmentSpec timestampOlderBy(long count) {
        return with(copy -> copy.stamp = Optional.of(new Stamp(Optional.of(count), Optional.empty(), stamp().echo)));
    }

    /** Sending: TSval lies {@code count} above the newest that the target took. */
    public SegmentSpec timestampNewerBy(long count) {
        return timestampOlderBy(-count);
    }

    /** Sending: TSval exactly as it stands on the wire, 0..2^32-1. */
    public SegmentSpec timestamp(long value) {
        return with(copy -> copy.stamp = Optional.of(new Stamp(Optional.empty(), Optional.of(value), stamp().echo)));
    }

    /** The TSecr field; includes {@link #timestamps()}. */
    public SegmentSpec echoing(long value) {
        Stamp now = stamp();
        return with(copy -> copy.stamp = Optional.of(new Stamp(now.older, now.value, Optional.of(value))));
    }

    private Stamp stamp() {
        return stamp.orElse(Stamp.ORDINARY);
    }

    /** Sending: no timestamps although they were negotiated. */
    public SegmentSpec withoutTimestamps() {
        return with(copy -> copy.bareOptions = true);
    }

    /** Signed under this key (RFC 2385). Expecting: and the digest is right. */
    public SegmentSpec signed(SignatureKey key) {
        return with(copy -> copy.signing = Optional.of(new Signing(Optional.of(key))));
    }

    /** Without a signature, whatever is ordinary on the connection. */
    public SegmentSpec unsigned() {
        return with(copy -> copy.signing = Optional.of(new Signing(Optional.empty())));
    }

    /** Sending: with the digest that this other segment would have. */
    public SegmentSpec signatureOf(SegmentSpec other) {
        return with(copy -> copy.signed = Optional.of(other));
    }

    /** What is ordinary on a connection whose ends share this key. */
    public SegmentSpec under(Optional<SignatureKey> key) {
        return key.isPresent() && signing.isEmpty() ? signed(key.get()) : this;
    }

    /** Sending: the checksum field. */
    public SegmentSpec checksum(Checksum field) {
        return with(copy -> copy.checksum = field);
    }

    /** Sending: the data offset in 32-bit words, 0..15, whatever the options need. */
    public SegmentSpec dataOffset(int words) {
        return with(copy -> copy.dataOffset = words);
    }

    /** Sending: the three reserved bits. */
    public SegmentSpec reserved(int bits) {
        return with(copy -> copy.reserved = bits);
    }

    /** Sending: these bytes instead of the segment, as the payload of the IP packet. */
    public SegmentSpec raw(Bytes bytes) {
        return with(copy -> copy.raw = Optional.of(bytes));
    }

    /** The ECN codepoint of the IP header. */
    public SegmentSpec ecn(Ecn codepoint) {
        return with(IpField.ECN, codepoint.bits());
    }

    /** The differentiated services codepoint of the IP header, 0..63; the ECN bits are not part of it. */
    public SegmentSpec ds(int codepoint) {
        return with(IpField.DS, codepoint);
    }

    /** TTL or hop limit, 0..255. */
    public SegmentSpec ttl(int hops) {
        return with(IpField.TTL, hops);
    }

    /** Whether routers may not fragment it; it is so of every IPv6 packet. */
    public SegmentSpec dontFragment(boolean whole) {
        return with(IpField.DONT_FRAGMENT, whole ? 1 : 0);
    }

    /** The identification field of IPv4, 0..65535. */
    public SegmentSpec identification(int number) {
        return with(IpField.IDENTIFICATION, number);
    }

    /** The flow label of IPv6, 0..0xfffff. */
    public SegmentSpec flowLabel(int number) {
        return with(IpField.FLOW_LABEL, number);
    }

    /** Sending over IPv6: behind this extension header, and before it those named earlier. */
    public SegmentSpec behind(ExtensionHeader header) {
        return with(copy -> {
            copy.extensions = new ArrayList<>(extensions);
            copy.extensions.add(header);
        });
    }

    private SegmentSpec with(IpField field, int value) {
        return with(copy -> {
            copy.ipFields = new EnumMap<>(IpField.class);
            copy.ipFields.putAll(ipFields);
            copy.ipFields.put(field, value);
        });
    }

    /** IPv4 options as they stand in the header, padded to 32 bits; expecting: exactly these, padding included. */
    public SegmentSpec ipOptions(Bytes options) {
        return with(copy -> copy.ipOptions = Optional.of(options));
    }

    /** Sending: from this address; the target must not take it for a segment of the connection. */
    public SegmentSpec from(IpAddress address) {
        return with(copy -> copy.source = Optional.of(address));
    }

    /** Sending: to this address; the target must not take it for a segment of the connection. */
    public SegmentSpec to(IpAddress address) {
        return with(copy -> copy.destination = Optional.of(address));
    }

    /** Sending: the IP packet around it, bent. */
    public SegmentSpec ip(UnaryOperator<IpPacket> bend) {
        return with(copy -> copy.ip = Optional.of(bend));
    }

    /** Expecting: when it must pass the link. */
    public SegmentSpec at(Timing when) {
        return with(copy -> copy.timing = Optional.of(when));
    }

    /** Sending: the target takes its sequence numbers although the model would not think so. */
    public SegmentSpec accepted() {
        return with(copy -> copy.taken = Optional.of(true));
    }

    /** Sending: the target does not take its sequence numbers although the model would think so. */
    public SegmentSpec refused() {
        return with(copy -> copy.taken = Optional.of(false));
    }

    public Optional<Timing> timing() {
        return timing;
    }

    /** Whether it asks about what was sent before, so that no retransmission may be passed over on the way to it. */
    public boolean asksAboutRetransmission(Symbols symbols) {
        return timing.isPresent()
                || seq.filter(position -> symbols.number(position).isBefore(symbols.number(Symbol.SND_NXT)))
                        .isPresent();
    }

    /** Sending: the address that it comes from, if not the tester's own. */
    public Optional<IpAddress> source() {
        return source;
    }

    /** Sending: the address that it goes to, if not the target's. */
    public Optional<IpAddress> destination() {
        return destination;
    }

    /** Whether the target takes its sequence numbers; empty to ask the model. */
    public Optional<Boolean> taken() {
        return taken;
    }

    @Override
    public List<Expectation> alternatives() {
        return List.of(this);
    }

    @Override
    public String toString() {
        return SpecText.print(this, Optional.empty(), 1);
    }

    private static <T> List<T> append(List<T> list, T last) {
        return Stream.concat(list.stream(), Stream.of(last)).toList();
    }
}
