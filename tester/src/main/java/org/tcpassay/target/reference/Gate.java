// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.reference;

import java.util.Optional;
import java.util.Set;
import org.tcpassay.model.Input;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.Icmp;
import org.tcpassay.wire.IcmpError;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Malformed;
import org.tcpassay.wire.Packet;
import org.tcpassay.wire.Quote;
import org.tcpassay.wire.Segment;

/** The internet layer of the reference: lets in what is addressed to it and undamaged. */
final class Gate {

    private static final int ECHO_REQUEST = 8;
    private static final int ECHO_REQUEST_V6 = 128;
    private static final int ECHO_REPLY_V6 = 129;

    private final Set<IpAddress> own;
    private final Rfc9293 procedures;

    Gate(Set<IpAddress> own, Rfc9293 procedures) {
        this.own = own;
        this.procedures = procedures;
    }

    /**
     * What a packet brings to TCP.
     *
     * @param bytes of the packet
     */
    Optional<Input> input(Packet packet, Bytes bytes) {
        if (packet.ip().filter(Gate::isWhole).isEmpty()
                || problem(packet, bytes).isPresent()) {
            return Optional.empty();
        }
        IpPacket ip = packet.ip().get();
        if (packet.content() instanceof Segment segment) {
            return arrives(ip, segment);
        }
        return isOurs(ip) && packet.content() instanceof Icmp message ? complaint(message) : Optional.empty();
    }

    private static Optional<ExtensionCheck> problem(Packet packet, Bytes bytes) {
        boolean mayBe =
                packet.ip().filter(ip -> ip.version() == 6).isPresent() && !(packet.content() instanceof Malformed);
        return mayBe ? ExtensionCheck.of(bytes) : Optional.empty();
    }

    private boolean isOurs(IpPacket ip) {
        return own.contains(ip.destination()) && isWhole(ip);
    }

    private static boolean isWhole(IpPacket ip) {
        return ip.headerChecksum().equals(Checksum.RIGHT) && !ip.isFragment();
    }

    private Optional<Input> arrives(IpPacket ip, Segment segment) {
        if (!segment.checksum().equals(Checksum.RIGHT)) {
            return Optional.empty();
        }
        var ends = new FourTuple(
                new Endpoint(ip.source(), segment.sourcePort()),
                new Endpoint(ip.destination(), segment.destinationPort()));
        return procedures.takes(ends, own) ? Optional.of(new Input.Arrives(ends, segment, ip.ecn())) : Optional.empty();
    }

    /** The answer to an echo request, or the complaint about headers. */
    Optional<Bytes> reply(Packet packet, Bytes bytes) {
        Optional<ExtensionCheck> problem = problem(packet, bytes);
        if (problem.isPresent()) {
            IpPacket ip = packet.ip().orElseThrow();
            IpAddress asked = ip.destination();
            IpAddress asking = ip.source();
            return problem.filter(any -> isOurs(ip))
                    .flatMap(one -> one.complaint(bytes))
                    .map(message -> Codec.packet(message, /* source= */ asked, /* destination= */ asking));
        }
        if (packet.ip().filter(this::isOurs).isPresent()
                && packet.content() instanceof Icmp message
                && message.type() == (message.version() == 4 ? ECHO_REQUEST : ECHO_REQUEST_V6)) {
            int type = message.version() == 4 ? 0 : ECHO_REPLY_V6;
            var echo = new Icmp(message.version(), type, 0, Checksum.RIGHT, message.rest(), message.body());
            IpAddress asked = packet.ip().get().destination();
            IpAddress asking = packet.ip().get().source();
            return Optional.of(Codec.packet(echo, /* source= */ asked, /* destination= */ asking));
        }
        return Optional.empty();
    }

    /** An error that quotes a segment of ours. */
    private static Optional<Input> complaint(Icmp message) {
        if (!message.checksum().equals(Checksum.RIGHT)) {
            return Optional.empty();
        }
        return IcmpError.of(message).flatMap(error -> Quote.of(message)
                .map(quote -> new Input.Complaint(
                        new FourTuple(quote.destination(), quote.source()),
                        quote.seq(),
                        error,
                        error == IcmpError.TOO_BIG ? mtu(message) : 0)));
    }

    /** RFC 1191 §4 has 16 bits for it, RFC 4443 §3.2 has 32. */
    private static int mtu(Icmp message) {
        return message.version() == 4 ? (int) message.rest() & 0xffff : (int) Math.min(message.rest(), 65_535);
    }
}
