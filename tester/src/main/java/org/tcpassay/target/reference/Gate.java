// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.reference;

import java.util.Optional;
import org.tcpassay.model.Input;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.Icmp;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Packet;
import org.tcpassay.wire.Quote;
import org.tcpassay.wire.Segment;

/** The internet layer of the reference: lets in what is addressed to it and undamaged. */
final class Gate {

    private static final int ECHO_REQUEST = 8;
    private static final int ECHO_REQUEST_V6 = 128;
    private static final int ECHO_REPLY_V6 = 129;
    private static final int UNREACHABLE = 3;
    private static final int UNREACHABLE_V6 = 1;
    private static final int TOO_BIG_V6 = 2;
    private static final int TIME_EXCEEDED = 11;
    private static final int PARAMETER_PROBLEM = 12;
    private static final int PROTOCOL = 2; // codes of "unreachable" that RFC 9293 §3.9.2.2 calls hard
    private static final int PORT = 3;
    private static final int FRAGMENTATION_NEEDED = 4;

    private final IpAddress address;

    Gate(IpAddress address) {
        this.address = address;
    }

    /** What a packet brings to TCP. */
    Optional<Input> input(Bytes bytes) {
        Packet packet = Codec.decode(bytes, true);
        if (packet.ip().filter(this::isOurs).isEmpty()) {
            return Optional.empty();
        }
        IpPacket ip = packet.ip().get();
        if (packet.content() instanceof Segment segment) {
            return arrives(ip, segment);
        }
        return packet.content() instanceof Icmp message ? unreachable(message) : Optional.empty();
    }

    private boolean isOurs(IpPacket ip) {
        return ip.destination().equals(address)
                && ip.headerChecksum().equals(Checksum.RIGHT)
                && !ip.moreFragments()
                && ip.fragmentOffset() == 0;
    }

    private static Optional<Input> arrives(IpPacket ip, Segment segment) {
        if (!segment.checksum().equals(Checksum.RIGHT)) {
            return Optional.empty();
        }
        var ends = new FourTuple(
                new Endpoint(ip.source(), segment.sourcePort()),
                new Endpoint(ip.destination(), segment.destinationPort()));
        return Optional.of(new Input.Arrives(ends, segment, ip.ecn()));
    }

    /** The answer to an echo request. */
    Optional<Bytes> reply(Bytes bytes) {
        Packet packet = Codec.decode(bytes, true);
        if (packet.ip().filter(this::isOurs).isPresent()
                && packet.content() instanceof Icmp message
                && message.type() == (message.version() == 4 ? ECHO_REQUEST : ECHO_REQUEST_V6)) {
            int type = message.version() == 4 ? 0 : ECHO_REPLY_V6;
            var echo = new Icmp(message.version(), type, 0, Checksum.RIGHT, message.rest(), message.body());
            return Optional.of(Codec.packet(echo, address, packet.ip().get().source()));
        }
        return Optional.empty();
    }

    /** An error that quotes a segment of ours. */
    private static Optional<Input> unreachable(Icmp message) {
        if (!isError(message) || !message.checksum().equals(Checksum.RIGHT)) {
            return Optional.empty();
        }
        return Quote.of(message)
                .map(quote -> new Input.Unreachable(
                        new FourTuple(quote.destination(), quote.source()),
                        quote.seq(),
                        isHard(message),
                        mtu(message)));
    }

    private static boolean isError(Icmp message) {
        return message.version() == 4
                ? message.type() == UNREACHABLE
                        || message.type() == TIME_EXCEEDED
                        || message.type() == PARAMETER_PROBLEM
                : message.type() <= 4;
    }

    private static boolean isHard(Icmp message) {
        return message.version() == 4
                ? message.type() == UNREACHABLE && (message.code() == PROTOCOL || message.code() == PORT)
                : message.type() == UNREACHABLE_V6 && message.code() == 4;
    }

    private static Optional<Integer> mtu(Icmp message) {
        if (message.version() == 4) {
            boolean needed = message.type() == UNREACHABLE && message.code() == FRAGMENTATION_NEEDED;
            return needed ? Optional.of((int) (message.rest() & 0xffff)) : Optional.empty();
        }
        return message.type() == TOO_BIG_V6 ? Optional.of((int) Math.min(message.rest(), 65_535)) : Optional.empty();
    }
}
