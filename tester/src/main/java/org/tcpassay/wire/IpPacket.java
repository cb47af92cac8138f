// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.util.function.Consumer;

/**
 * An IPv4 or IPv6 packet as a value that can hold any content, legal or not.
 *
 * @param source its version is the packet's
 * @param trafficClass TOS or traffic class, 0..255
 * @param identification IPv4 identification, 0..65535; 0 for IPv6
 * @param flowLabel IPv6 flow label, 0..0xfffff; 0 for IPv4
 * @param reservedFlag IPv4: the flag before DF, which must be zero
 * @param moreFragments IPv4: the flag; IPv6: what the fragment header among {@code options} says, not written
 * @param fragmentOffset in units of 8 bytes, 0..0x1fff; IPv6: as {@code moreFragments}
 * @param hopLimit TTL or hop limit, 0..255
 * @param protocol number of what {@code payload} holds (behind all extension headers)
 * @param options IPv4 options, padded to 32 bits by the codec; or the IPv6 extension headers as a raw chain
 *     whose first header's number is {@code firstHeader}
 * @param firstHeader IPv6: the next-header field of the fixed header (equals {@code protocol} when
 *     {@code options} is empty); IPv4: equals {@code protocol}
 * @param headerChecksum IPv4 only: what to write, or what was found
 * @param totalLength the total length (IPv4) or payload length (IPv6) field, or {@link Segment#COMPUTED}
 */
public record IpPacket(
        IpAddress source,
        IpAddress destination,
        int trafficClass,
        int identification,
        int flowLabel,
        boolean reservedFlag,
        boolean dontFragment,
        boolean moreFragments,
        int fragmentOffset,
        int hopLimit,
        int protocol,
        Bytes options,
        int firstHeader,
        Checksum headerChecksum,
        int totalLength,
        Bytes payload) {

    public static final int ICMP = 1;
    public static final int TCP = 6;
    public static final int ICMPV6 = 58;

    /** A packet whose reserved flag is zero. */
    public IpPacket(
            IpAddress source,
            IpAddress destination,
            int trafficClass,
            int identification,
            int flowLabel,
            boolean dontFragment,
            boolean moreFragments,
            int fragmentOffset,
            int hopLimit,
            int protocol,
            Bytes options,
            int firstHeader,
            Checksum headerChecksum,
            int totalLength,
            Bytes payload) {
        this(
                source,
                destination,
                trafficClass,
                identification,
                flowLabel,
                false,
                dontFragment,
                moreFragments,
                fragmentOffset,
                hopLimit,
                protocol,
                options,
                firstHeader,
                headerChecksum,
                totalLength,
                payload);
    }

    /** An ordinary packet: hop limit 64, don't fragment, no options. */
    public static IpPacket ordinary(IpAddress source, IpAddress destination, int protocol, Bytes payload) {
        return new IpPacket(
                source,
                destination,
                0,
                0,
                0,
                source.version() == 4,
                false,
                0,
                64,
                protocol,
                Bytes.EMPTY,
                protocol,
                Checksum.RIGHT,
                Segment.COMPUTED,
                payload);
    }

    public IpPacket withHopLimit(int other) {
        return with(draft -> draft.hopLimit = other);
    }

    /** Between other addresses; a checksum of the content that counts them in is the caller's. */
    public IpPacket between(IpAddress from, IpAddress to) {
        return with(draft -> {
            draft.source = from;
            draft.destination = to;
        });
    }

    public IpPacket withTrafficClass(int other) {
        return with(draft -> draft.trafficClass = other);
    }

    public IpPacket withIdentification(int other) {
        return with(draft -> draft.identification = other);
    }

    public IpPacket withDontFragment(boolean other) {
        return with(draft -> draft.dontFragment = other);
    }

    /** With other IPv4 options, the length computed anew. */
    public IpPacket withOptions(Bytes other) {
        return with(draft -> draft.chain(other));
    }

    public IpPacket withFlowLabel(int other) {
        return with(draft -> draft.flowLabel = other);
    }

    /** Without options or extension headers: as the payload of another protocol. */
    public IpPacket withProtocol(int other) {
        return with(draft -> {
            draft.protocol = other;
            draft.firstHeader = other;
        });
    }

    /** IPv6: with this extension header before all others, the length computed anew. */
    public IpPacket behind(ExtensionHeader header) {
        Bytes chain = Bytes.of(firstHeader).concat(header.rest()).concat(options);
        return with(draft -> {
            draft.chain(chain);
            draft.firstHeader = header.number();
        });
    }

    /** IPv4: with another header checksum, to write. */
    public IpPacket withHeaderChecksum(Checksum other) {
        return with(draft -> draft.headerChecksum = other);
    }

    /** The same packet whose length field says this, such as one with padding of a link behind it. */
    public IpPacket withTotalLength(int field) {
        return with(draft -> draft.totalLength = field);
    }

    /** The same header, its length computed anew, around another payload. */
    public IpPacket withPayload(Bytes other) {
        return with(draft -> {
            draft.payload = other;
            draft.totalLength = Segment.COMPUTED;
        });
    }

    public int version() {
        return source.version();
    }

    /** The codepoint of RFC 3168. */
    public Ecn ecn() {
        return Ecn.of(trafficClass);
    }

    /** The differentiated services codepoint (RFC 2474), 0..63. */
    public int ds() {
        return trafficClass >> 2;
    }

    public boolean isFragment() {
        return moreFragments || fragmentOffset != 0;
    }

    /** The same, to be changed field by field. */
    private static final class Draft {

        private IpAddress source;
        private IpAddress destination;
        private int trafficClass;
        private int identification;
        private int flowLabel;
        private boolean reservedFlag;
        private boolean dontFragment;
        private boolean moreFragments;
        private int fragmentOffset;
        private int hopLimit;
        private int protocol;
        private Bytes options;
        private int firstHeader;
        private Checksum headerChecksum;
        private int totalLength;
        private Bytes payload;

        Draft(IpPacket original) {
            source = original.source;
            destination = original.destination;
            trafficClass = original.trafficClass;
            identification = original.identification;
            flowLabel = original.flowLabel;
            reservedFlag = original.reservedFlag;
            dontFragment = original.dontFragment;
            moreFragments = original.moreFragments;
            fragmentOffset = original.fragmentOffset;
            hopLimit = original.hopLimit;
            protocol = original.protocol;
            options = original.options;
            firstHeader = original.firstHeader;
            headerChecksum = original.headerChecksum;
            totalLength = original.totalLength;
            payload = original.payload;
        }

        /** Another length of the header makes another total length. */
        void chain(Bytes other) {
            totalLength = other.equals(options) ? totalLength : Segment.COMPUTED;
            options = other;
        }

        IpPacket packet() {
            return new IpPacket(
                    source,
                    destination,
                    trafficClass,
                    identification,
                    flowLabel,
                    reservedFlag,
                    dontFragment,
                    moreFragments,
                    fragmentOffset,
                    hopLimit,
                    protocol,
                    options,
                    firstHeader,
                    headerChecksum,
                    totalLength,
                    payload);
        }
    }

    private IpPacket with(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.packet();
    }
}
