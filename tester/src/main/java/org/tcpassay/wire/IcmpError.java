// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an ICMP or ICMPv6 error says, whichever of the two says it.
 *
 * @see "RFC 792, RFC 4443; RFC 9293 §3.9.2.2 sorts them into soft and hard"
 */
public enum IcmpError {
    NETWORK_UNREACHABLE(Wire.of(3, 0), Wire.of(1, 0)),
    HOST_UNREACHABLE(Wire.of(3, 1), Wire.of(1, 3)),
    /** ICMPv6: the next header is unknown. */
    PROTOCOL_UNREACHABLE(Wire.of(3, 2), Wire.of(4, 1)),
    PORT_UNREACHABLE(Wire.of(3, 3), Wire.of(1, 4)),
    /** Fragmentation Needed, or Packet Too Big; its {@link Icmp#rest} holds the MTU. */
    TOO_BIG(Wire.of(3, 4), Wire.of(2, 0)),
    SOURCE_ROUTE_FAILED(Wire.of(3, 5), Wire.NONE),
    SOURCE_QUENCH(Wire.of(4, 0), Wire.NONE),
    TIME_EXCEEDED(Wire.of(11, 0), Wire.of(3, 0)),
    REASSEMBLY_TIME_EXCEEDED(Wire.of(11, 1), Wire.of(3, 1)),
    PARAMETER_PROBLEM(Wire.of(12, 0), Wire.of(4, 0)),
    /** ICMPv6 only: an option of an extension header is unknown. */
    OPTION_UNKNOWN(Wire.NONE, Wire.of(4, 2));

    /** Type and code on the wire; -1 where the version has no such error. */
    private record Wire(int type, int code) {
        private static final Wire NONE = of(-1, -1);

        private static Wire of(int type, int code) {
            return new Wire(type, code);
        }
    }

    private final Wire v4;
    private final Wire v6;

    IcmpError(Wire v4, Wire v6) {
        this.v4 = v4;
        this.v6 = v6;
    }

    private Wire wire(int version) {
        return version == 4 ? v4 : v6;
    }

    /** Whether ICMP (4) or ICMPv6 (6) can say it. */
    public boolean existsIn(int version) {
        return wire(version).type >= 0;
    }

    /**
     * The message.
     *
     * @param rest the 32 bits behind the checksum: an MTU, a pointer
     * @param quote the start of the offending packet
     * @throws IllegalArgumentException if that version has no such error
     */
    public Icmp message(int version, long rest, Bytes quote, Checksum checksum) {
        if (!existsIn(version)) {
            throw new IllegalArgumentException(this + " in ICMP for IPv" + version + ": there is no such error");
        }
        return new Icmp(version, wire(version).type, wire(version).code, checksum, rest, quote);
    }

    /** Which of these a message is; empty for any other and for what is no error. */
    public static Optional<IcmpError> of(Icmp message) {
        var wire = new Wire(message.type(), message.code());
        return Stream.of(values())
                .filter(one -> one.wire(message.version()).equals(wire))
                .findFirst();
    }
}
