// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Packet;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/**
 * Makes traces of captured packets, so that standing checks can be held against a saved capture.
 *
 * <p>A capture that lost packets, or begins in mid-connection, can accuse wrongly: what the target answers may not be
 * in it.
 */
public final class Recheck {

    /**
     * A packet of a capture, whole.
     *
     * @param timeNs nanoseconds, on any clock
     * @param packet from the IP header on
     * @param direction where the capture says it, as ours do
     */
    public record Captured(long timeNs, Bytes packet, Optional<Direction> direction) {}

    private final boolean openerIsTarget;
    private final boolean directed;
    private final Map<FourTuple, Integer> known = new HashMap<>();
    private final List<FourTuple> ends = new ArrayList<>();
    private final Map<Integer, SeqNum> irs = new HashMap<>();
    private final Map<Integer, SeqNum> iss = new HashMap<>();
    private final List<Event> events = new ArrayList<>();

    private Recheck(boolean directed, boolean openerIsTarget) {
        this.directed = directed;
        this.openerIsTarget = openerIsTarget;
    }

    /**
     * One trace where every packet has its direction; else two, in which each end of a connection is the target in
     * turn: first the one that the first packet goes to.
     */
    public static List<Trace> traces(List<Captured> packets) {
        boolean directed =
                packets.stream().allMatch(packet -> packet.direction().isPresent());
        return directed
                ? List.of(new Recheck(true, false).trace(packets))
                : List.of(new Recheck(false, false).trace(packets), new Recheck(false, true).trace(packets));
    }

    private Trace trace(List<Captured> packets) {
        packets.forEach(this::add);
        var conversations = new ArrayList<Conversation>();
        for (int i = 0; i < ends.size(); i++) {
            conversations.add(
                    new Conversation(i, ends.get(i), Optional.ofNullable(irs.get(i)), Optional.ofNullable(iss.get(i))));
        }
        long start = packets.isEmpty() ? 0 : packets.get(0).timeNs();
        return new Trace(start, "capture", conversations, events);
    }

    private void add(Captured captured) {
        Packet packet = decode(captured.packet());
        if (packet.ip().isPresent() && packet.content() instanceof Segment segment) {
            IpPacket ip = packet.ip().get();
            var source = new Endpoint(ip.source(), segment.sourcePort());
            var destination = new Endpoint(ip.destination(), segment.destinationPort());
            FourTuple pair = directed
                    ? oriented(source, destination, captured.direction().orElseThrow())
                    : met(source, destination);
            Direction direction = pair.target().equals(source) ? Direction.FROM_TARGET : Direction.TO_TARGET;
            int conversation = index(pair);
            if (segment.has(Flags.SYN)) {
                (direction == Direction.TO_TARGET ? irs : iss).putIfAbsent(conversation, segment.seq());
            }
            passed(captured, direction, conversation, packet);
        } else {
            passed(captured, directionOfOther(captured, packet), Event.NO_CONVERSATION, packet);
        }
    }

    /** Each such packet is the target's once; a fragment never, since what it carries cannot be followed. */
    private Direction directionOfOther(Captured captured, Packet packet) {
        boolean fragment = packet.ip().filter(IpPacket::isFragment).isPresent();
        Direction inTurn = fragment || openerIsTarget ? Direction.TO_TARGET : Direction.FROM_TARGET;
        return captured.direction().orElse(inTurn);
    }

    private static FourTuple oriented(Endpoint source, Endpoint destination, Direction direction) {
        return direction == Direction.TO_TARGET
                ? new FourTuple(source, destination)
                : new FourTuple(destination, source);
    }

    /** As at the first meeting of the two; at first the source is the opener. */
    private FourTuple met(Endpoint source, Endpoint destination) {
        var there = new FourTuple(source, destination);
        var back = new FourTuple(destination, source);
        if (known.containsKey(there)) {
            return there;
        }
        return known.containsKey(back) || openerIsTarget ? back : there;
    }

    private int index(FourTuple pair) {
        return known.computeIfAbsent(pair, fresh -> {
            ends.add(fresh);
            return ends.size() - 1;
        });
    }

    private void passed(Captured captured, Direction direction, int conversation, Packet packet) {
        events.add(new Event.Passed(
                captured.timeNs(), conversation, direction, captured.packet(), packet, Event.Mark.PLAIN));
    }

    /** A sum that covers the addresses only was left to hardware by the host that made the capture. */
    private static Packet decode(Bytes bytes) {
        Packet packet = Codec.decode(bytes, true);
        boolean unfinished = packet.content() instanceof Segment segment
                && segment.checksum() instanceof Checksum.Wrong wrong
                && packet.ip().filter(ip -> wrong.field() == addressSum(ip)).isPresent();
        return unfinished ? Codec.decode(bytes, false) : packet;
    }

    /** The sum of the pseudo-header, not complemented. */
    private static int addressSum(IpPacket ip) {
        long sum = words(ip.source()) + words(ip.destination());
        sum += IpPacket.TCP + ip.payload().length();
        while (sum > 0xffff) {
            sum = (sum & 0xffff) + (sum >> 16);
        }
        return (int) sum;
    }

    private static long words(IpAddress address) {
        long sum = 0;
        for (int i = 0; i < address.bytes().length(); i += 2) {
            sum += address.bytes().u16(i);
        }
        return sum;
    }
}
