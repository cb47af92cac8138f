// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.expect;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Ecn;
import org.tcpassay.wire.ExtensionHeader;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.SignatureKey;
import org.tcpassay.wire.TcpOption;

/**
 * A segment by what is unusual about it; immutable, every call returns a new one.
 *
 * <p>What is not said is ordinary. Sending: SEQ = RCV.NXT (IRS for the first SYN), ACK = SND.NXT with the ACK
 * flag, window 65,535, no data, no options but timestamps where they were negotiated and a signature where there is a
 * key, right checksum. Expecting: exactly these flags (PSH ignored), SEQ = SND.NXT, ACK = RCV.NXT with the ACK flag, no
 * data, right checksum, right signature where there is a key; window, other options, urgent pointer and the IP header
 * are not looked at unless named.
 */
public final class SegmentSpec implements Expectation {

    final HeaderWords header;
    final OptionWords options;
    final IpWords ip;
    final Optional<Timing> timing;
    private final Optional<Boolean> taken;

    private SegmentSpec(
            HeaderWords header, OptionWords options, IpWords ip, Optional<Timing> timing, Optional<Boolean> taken) {
        this.header = header;
        this.options = options;
        this.ip = ip;
        this.timing = timing;
        this.taken = taken;
    }

    /** A segment with these flags, ordinary otherwise. */
    public static SegmentSpec of(Flags flags) {
        return new SegmentSpec(
                new HeaderWords(flags), OptionWords.ORDINARY, IpWords.ORDINARY, Optional.empty(), Optional.empty());
    }

    private SegmentSpec with(HeaderWords other) {
        return new SegmentSpec(other, options, ip, timing, taken);
    }

    private SegmentSpec with(OptionWords other) {
        return new SegmentSpec(header, other, ip, timing, taken);
    }

    private SegmentSpec with(IpWords other) {
        return new SegmentSpec(header, options, other, timing, taken);
    }

    /** These flags instead. */
    public SegmentSpec flags(Flags other) {
        return with(header.with(copy -> copy.flags = other));
    }

    /** These flags too. */
    public SegmentSpec and(Flags more) {
        return with(header.with(copy -> copy.flags = copy.flags.with(more)));
    }

    /** Expecting: PSH must be as the flags say. */
    public SegmentSpec exactPush() {
        return with(header.with(copy -> copy.exactPush = true));
    }

    public SegmentSpec seq(Position position) {
        return with(header.seq(position));
    }

    /** SEQ exactly as it stands on the wire, 0..2^32-1. */
    public SegmentSpec seq(long number) {
        return seq(Position.exactly(number));
    }

    /** Expecting: SEQ is not looked at. */
    public SegmentSpec anySeq() {
        return with(header.with(copy -> copy.anySeq = true));
    }

    /** The acknowledgment field; it can be sent without the ACK flag. */
    public SegmentSpec ack(Position position) {
        return with(header.ack(position));
    }

    /** The acknowledgment field exactly as it stands on the wire, 0..2^32-1. */
    public SegmentSpec ack(long number) {
        return ack(Position.exactly(number));
    }

    /** Expecting: the acknowledgment field is not looked at. */
    public SegmentSpec anyAck() {
        return with(header.with(copy -> copy.anyAck = true));
    }

    /** The window field, 0..65535, unscaled. */
    public SegmentSpec window(int field) {
        return window(Range.exactly(field));
    }

    /** Expecting: the window field, unscaled. */
    public SegmentSpec window(Range range) {
        return with(header.with(copy -> copy.window = Optional.of(range)));
    }

    /** The urgent pointer, 0..65535; does not set URG. */
    public SegmentSpec urgent(int pointer) {
        return with(header.with(copy -> copy.urgent = Optional.of(Range.exactly(pointer))));
    }

    public SegmentSpec payload(Bytes bytes) {
        return with(header.payload(bytes));
    }

    public SegmentSpec payload(String text) {
        return payload(Bytes.utf8(text));
    }

    /** Expecting: any bytes, that many. */
    public SegmentSpec anyPayload(Range length) {
        return with(header.anyPayload(length));
    }

    /** Sending: this option too. Expecting: it must be there, equal. */
    public SegmentSpec option(TcpOption option) {
        return with(options.option(option));
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
        return with(options.without(type));
    }

    /** A block {@code [left, right)} of a SACK option; expecting: these blocks, in this order, are all. */
    public SegmentSpec sack(Position left, Position right) {
        return with(options.sack(left, right));
    }

    /** Expecting: the first block of a SACK option is {@code [left, right)}; others may follow. */
    public SegmentSpec sackFirst(Position left, Position right) {
        return with(options.sackFirst(left, right));
    }

    /** A timestamps option. Sending: the tester's clock and the target's last TSval. Expecting: it is there. */
    public SegmentSpec timestamps() {
        return stamp(options.stamp());
    }

    /** Sending: TSval lies {@code count} below the newest that the target took; with 0 it equals that. */
    public SegmentSpec timestampOlderBy(long count) {
        return stamp(options.stamp().olderBy(count));
    }

    /** Sending: TSval lies {@code count} above the newest that the target took. */
    public SegmentSpec timestampNewerBy(long count) {
        return timestampOlderBy(-count);
    }

    /** Sending: TSval exactly as it stands on the wire, 0..2^32-1. */
    public SegmentSpec timestamp(long value) {
        return stamp(options.stamp().exactly(value));
    }

    /** The TSecr field; includes {@link #timestamps()}. */
    public SegmentSpec echoing(long value) {
        return stamp(options.stamp().echoing(value));
    }

    private SegmentSpec stamp(OptionWords.Stamp stamp) {
        return with(options.stamp(stamp));
    }

    /** Sending: no timestamps although they were negotiated. */
    public SegmentSpec withoutTimestamps() {
        return with(options.bare());
    }

    /** Signed under this key (RFC 2385). Expecting: and the digest is right. */
    public SegmentSpec signed(SignatureKey key) {
        return with(options.signing(Optional.of(key)));
    }

    /** Without a signature, whatever is ordinary on the connection. */
    public SegmentSpec unsigned() {
        return with(options.signing(Optional.empty()));
    }

    /** Sending: with the digest that this other segment would have. */
    public SegmentSpec signatureOf(SegmentSpec other) {
        return with(options.signatureOf(other));
    }

    /** What is ordinary on a connection whose ends share this key. */
    public SegmentSpec under(Optional<SignatureKey> key) {
        return key.isPresent() && options.signing.isEmpty() ? signed(key.get()) : this;
    }

    /** Sending: the checksum field. */
    public SegmentSpec checksum(Checksum field) {
        return with(header.with(copy -> copy.checksum = field));
    }

    /** Sending: the data offset in 32-bit words, 0..15, whatever the options need. */
    public SegmentSpec dataOffset(int words) {
        return with(header.with(copy -> copy.dataOffset = words));
    }

    /** Sending: the three reserved bits. */
    public SegmentSpec reserved(int bits) {
        return with(header.with(copy -> copy.reserved = bits));
    }

    /** Sending: these bytes instead of the segment, as the payload of the IP packet. */
    public SegmentSpec raw(Bytes bytes) {
        return with(ip.raw(bytes));
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
        return with(ip.behind(header));
    }

    private SegmentSpec with(IpField field, int value) {
        return with(ip.field(field, value));
    }

    /** IPv4 options as they stand in the header, padded to 32 bits; expecting: exactly these, padding included. */
    public SegmentSpec ipOptions(Bytes bytes) {
        return with(ip.options(bytes));
    }

    /** Sending: from this address; the target must not take it for a segment of the connection. */
    public SegmentSpec from(IpAddress address) {
        return with(ip.from(address));
    }

    /** Sending: to this address; the target must not take it for a segment of the connection. */
    public SegmentSpec to(IpAddress address) {
        return with(ip.to(address));
    }

    /** Sending: the IP packet around it, bent. */
    public SegmentSpec ip(UnaryOperator<IpPacket> bend) {
        return with(ip.bent(bend));
    }

    /** Expecting: when it must pass the link. */
    public SegmentSpec at(Timing when) {
        return new SegmentSpec(header, options, ip, Optional.of(when), taken);
    }

    /** Sending: the target takes its sequence numbers although the model would not think so. */
    public SegmentSpec accepted() {
        return new SegmentSpec(header, options, ip, timing, Optional.of(true));
    }

    /** Sending: the target does not take its sequence numbers although the model would think so. */
    public SegmentSpec refused() {
        return new SegmentSpec(header, options, ip, timing, Optional.of(false));
    }

    public Optional<Timing> timing() {
        return timing;
    }

    /** Whether it asks about what was sent before, so that no retransmission may be passed over on the way to it. */
    public boolean asksAboutRetransmission(Symbols symbols) {
        return timing.isPresent()
                || header.seq
                        .filter(position -> symbols.number(position).isBefore(symbols.number(Symbol.SND_NXT)))
                        .isPresent();
    }

    /** Sending: the address that it comes from, if not the tester's own. */
    public Optional<IpAddress> source() {
        return ip.source();
    }

    /** Sending: the address that it goes to, if not the target's. */
    public Optional<IpAddress> destination() {
        return ip.destination();
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
}
