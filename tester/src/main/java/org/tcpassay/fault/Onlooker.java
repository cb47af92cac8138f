// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.Icmp;
import org.tcpassay.wire.IcmpError;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Packet;
import org.tcpassay.wire.Quote;
import org.tcpassay.wire.Segment;

/**
 * Follows the connections of a path from both of their directions, and infers the states of their ends by RFC 9293:
 * from what an end sent, as it came in, and from what was delivered to it, as it left the path, behind all faults.
 *
 * <p>An end is taken to follow RFC 9293 with RFC 5961 and RFC 7323, and to receive what leaves the path. What cannot be
 * known:
 *
 * <ul>
 *   <li>a CLOSE whose FIN waits behind text, or for its turn where the sender paces (BBR): the end is in FIN-WAIT-1 (or
 *       LAST-ACK) from then on, which is seen when the FIN comes. If the other's FIN is delivered meanwhile, the end's
 *       goes on as if it had been the second;
 *   <li>a listener before it has answered: it is said to be in LISTEN, and in SYN-RECEIVED from its SYN,ACK on; that a
 *       port is closed is seen by its reset. A SYN that is acknowledged by a cookie leaves no record, and is not told
 *       from one that does;
 *   <li>timers: TIME-WAIT is over, SYN-SENT or any other state is given up without a word. The state stays until
 *       something tells of another, such as a reset or a new SYN;
 *   <li>a CLOSE or an ABORT that sends nothing: in SYN-SENT, or by a process whose host has crashed;
 *   <li>whether an end takes the acknowledgment of a segment that is old otherwise: by §3.10.7.4 it does not, so that a
 *       repeated FIN leaves it in CLOSING; Linux does, and is in TIME-WAIT;
 *   <li>what an end throws away though it is in order, for want of memory or because its queue of connections is full:
 *       it is taken to have it, until it is delivered again, which changes nothing then;
 *   <li>what lies between an end and the path: an end has sent what has not come in yet, and has not yet got what left;
 *   <li>a connection that is older than the path: both ends are taken to be ESTABLISHED, with the widest windows, until
 *       they show their numbers. What comes in fragments is not seen at all.
 * </ul>
 */
final class Onlooker {

    private static final int MOST = 1 << 16; // four-tuples; beyond that the one that was silent longest is forgotten

    private final Consumer<Happening> journal;
    private final Map<Ends, KnownConnection> connections = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Ends, KnownConnection> eldest) {
            return size() > MOST;
        }
    };

    private Optional<KnownConnection> toTell = Optional.empty();
    private long toTellNs;
    private int counted;

    Onlooker(Consumer<Happening> journal) {
        this.journal = journal;
    }

    private record Ends(Endpoint left, Endpoint right) {

        static Optional<Ends> of(Side from, Packet packet, Segment segment) {
            return packet.ip().map(ip -> of(from, ip, segment));
        }

        private static Ends of(Side from, IpPacket ip, Segment segment) {
            var source = new Endpoint(ip.source(), segment.sourcePort());
            var destination = new Endpoint(ip.destination(), segment.destinationPort());
            return of(from, source, destination);
        }

        static Ends of(Side from, Endpoint source, Endpoint destination) {
            return from == Side.LEFT ? new Ends(source, destination) : new Ends(destination, source);
        }
    }

    /**
     * What {@link #came} would say of joined segments, and but for the place of each also of them one by one; none where
     * that may not be the same, or where a state may change with one of them.
     */
    Optional<Sighting> preview(Side from, Packet packet) {
        return packet.content() instanceof Segment segment
                ? Ends.of(from, packet, segment)
                        .flatMap(ends -> Optional.ofNullable(connections.get(ends)))
                        .flatMap(connection -> connection.preview(from, segment))
                : Optional.empty();
    }

    /**
     * A packet came in: what its sender did to send it counts, what it will bring about at the other end does not.
     *
     * @param pieces how many segments are joined in it
     */
    Optional<Sighting> came(Side from, Packet packet, int pieces, long nowNs) {
        if (!(packet.content() instanceof Segment segment)) {
            return Optional.empty();
        }
        Optional<Ends> ends = Ends.of(from, packet, segment);
        if (ends.isEmpty()) {
            return Optional.empty();
        }
        KnownConnection connection = connection(ends.get(), from, segment);
        Sighting sighting = connection.came(from, segment, pieces);
        toTell = Optional.of(connection);
        toTellNs = nowNs;
        return Optional.of(sighting);
    }

    private KnownConnection connection(Ends ends, Side from, Segment segment) {
        Optional<KnownConnection> known = Optional.ofNullable(connections.get(ends));
        if (known.isPresent() && !known.get().isOverBy(from, segment)) {
            return known.get();
        }
        counted++;
        KnownConnection fresh = KnownConnection.beginning(counted, from, segment, known);
        connections.put(ends, fresh);
        return fresh;
    }

    /** The journal has learned of the packet; now of what it changed. */
    void tellOfCame() {
        toTell.ifPresent(connection -> tell(connection, toTellNs));
        toTell = Optional.empty();
    }

    private void tell(KnownConnection connection, long nowNs) {
        connection.changes(nowNs).forEach(journal);
    }

    /** A packet leaves, so the end that it goes to will take note of it, if it is in order. */
    void went(Side to, Packet packet, long nowNs) {
        boolean readable = packet.ip()
                .filter(ip -> ip.version() == 6 || ip.headerChecksum().equals(Checksum.RIGHT))
                .isPresent();
        if (!readable) {
            return;
        }
        if (packet.content() instanceof Segment segment) {
            Ends.of(to.other(), packet, segment)
                    .flatMap(ends -> Optional.ofNullable(connections.get(ends)))
                    .ifPresent(connection -> {
                        connection.went(to, segment);
                        tell(connection, nowNs);
                    });
        } else if (packet.content() instanceof Icmp message
                && message.checksum().equals(Checksum.RIGHT)) {
            complained(to, message, nowNs);
        }
    }

    private void complained(Side to, Icmp message, long nowNs) {
        Optional<IcmpError> error = IcmpError.of(message);
        Optional<Quote> quote = error.flatMap(any -> Quote.of(message));
        quote.flatMap(one -> Optional.ofNullable(connections.get(Ends.of(to, one.source(), one.destination()))))
                .ifPresent(connection -> {
                    connection.complained(to, error.get(), quote.get().seq());
                    tell(connection, nowNs);
                });
    }
}
