// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.lab;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tcpassay.link.Frame;
import org.tcpassay.link.Link;
import org.tcpassay.link.Mishap;
import org.tcpassay.target.Station;
import org.tcpassay.trace.Conversation;
import org.tcpassay.trace.Direction;
import org.tcpassay.trace.Event;
import org.tcpassay.trace.Trace;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.Icmp;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Packet;
import org.tcpassay.wire.Segment;

/**
 * The tester's place at the link: sends, receives, sorts segments by connection and writes everything down.
 *
 * <p>One thread uses it; nothing happens unless that thread pumps. The index of a connection here is that of its
 * conversation in the trace.
 */
public final class Bench {

    /** A packet of ours must have passed the link by then; it passes within the call on every link there is. */
    private static final long PASSAGE_NS = 500_000_000;

    private final Link link;
    private final Station station;
    private final long startNs;
    private final List<Event> events = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final Map<FourTuple, Integer> newest =
            new HashMap<>(); // a later incarnation has the ends of an earlier one
    private final Deque<Integer> unmet = new ArrayDeque<>(); // lines whose target's end is not known yet, in order
    private final Deque<Outgoing> outgoing = new ArrayDeque<>();
    private final Map<FourTuple, Integer> detours = new HashMap<>();
    private final List<Message> messages = new ArrayList<>();
    private final Fence fence;
    private long latenessNs;
    private long lookedNs;
    private long lastSentNs;

    /** What is kept for one connection. */
    private static final class Line {
        Optional<FourTuple> ends;
        final Endpoint tester;
        final Deque<Arrival> inbox = new ArrayDeque<>();

        Line(Endpoint tester, Optional<FourTuple> ends) {
            this.tester = tester;
            this.ends = ends;
        }
    }

    private record Outgoing(Bytes bytes, int conversation, Event.Mark mark) {}

    public Bench(Station station, Duration quietTime) {
        this.station = station;
        this.link = station.link();
        this.startNs = link.nowNs();
        this.lookedNs = startNs;
        this.fence = new Fence(this, station, quietTime);
    }

    /** Frames that the kernel lost before the tester saw them. */
    public long dropped() {
        return link.dropped();
    }

    public Station station() {
        return station;
    }

    public long nowNs() {
        return link.nowNs();
    }

    /** What has been written down so far, in link order. */
    public Trace trace(List<Conversation> conversations) {
        var ordered = new ArrayList<>(events);
        // packets carry the kernel's stamps, user calls our own: a stable sort keeps what happened at one instant
        ordered.sort(Comparator.comparingLong(Event::timeNs));
        return new Trace(startNs, link.clock(), conversations, ordered);
    }

    /** The longest time that something waited for the tester, in nanoseconds. */
    public long latenessNs() {
        return latenessNs;
    }

    /** A connection whose ends are known. */
    public int line(FourTuple ends) {
        lines.add(new Line(ends.tester(), Optional.of(ends)));
        newest.put(ends, lines.size() - 1);
        return lines.size() - 1;
    }

    /** A connection that the target will open towards {@code tester}; its first segment tells the other end. */
    public int lineTo(Endpoint tester) {
        lines.add(new Line(tester, Optional.empty()));
        unmet.add(lines.size() - 1);
        return lines.size() - 1;
    }

    public int lineCount() {
        return lines.size();
    }

    /** The ends of a connection, once known. */
    public Optional<FourTuple> ends(int line) {
        return lines.get(line).ends;
    }

    /** From now on the connection hears, too, what passes between these ends and no other connection has. */
    public void detour(int line, FourTuple ends) {
        detours.put(ends, line);
    }

    /** What the target has said by ICMP, in order. */
    public List<Message> messages() {
        return List.copyOf(messages);
    }

    /** Puts a packet on the link and takes in whatever answers at once. */
    public Sent send(int conversation, Bytes packet, Event.Mark mark) {
        var entry = new Outgoing(packet, conversation, mark);
        outgoing.add(entry);
        link.send(packet);
        long deadlineNs = nowNs() + PASSAGE_NS;
        pump(0);
        while (outgoing.contains(entry)) {
            if (nowNs() > deadlineNs) {
                throw new LabException("sending a packet of " + packet.length()
                        + " bytes: it did not pass the link within 0.5 s; the link must carry everything");
            }
            pump(deadlineNs - nowNs());
        }
        return new Sent(lastSentNs);
    }

    /** Waits up to {@code timeoutNs} for something to pass the link, and writes it down. */
    public void pump(long timeoutNs) {
        long before = nowNs();
        // what the tester's own thread took since it last looked, sleep that the scheduler imposed included
        latenessNs = Math.max(latenessNs, before - lookedNs);
        List<Frame> frames = link.receive(Math.max(0, timeoutNs));
        long now = nowNs();
        lookedNs = now;
        if (frames.isEmpty()) {
            latenessNs = Math.max(latenessNs, now - before - Math.max(0, timeoutNs));
        }
        Deque<Mishap> mishaps = new ArrayDeque<>(link.mishaps());
        for (int i = 0; i < frames.size(); i++) {
            Frame frame = frames.get(i);
            writeAll(mishaps, i);
            if (frame.direction() == Direction.TO_TARGET) {
                sent(frame);
            } else {
                latenessNs = Math.max(latenessNs, now - Math.max(before, frame.timeNs()));
                received(frame);
            }
        }
        writeAll(mishaps, frames.size());
    }

    /** Those that happened before a frame. */
    private void writeAll(Deque<Mishap> mishaps, int frame) {
        while (!mishaps.isEmpty() && mishaps.peek().behind() <= frame) {
            Mishap mishap = mishaps.remove();
            Optional<Packet> packet = mishap.packet().map(bytes -> Codec.decode(bytes, true));
            int line = packet.flatMap(each -> ends(each, mishap.direction()))
                    .map(each -> newest.getOrDefault(each, Event.NO_CONVERSATION))
                    .orElse(Event.NO_CONVERSATION);
            events.add(new Event.Faulted(
                    mishap.timeNs(), line, mishap.direction(), packet, mishap.rule(), mishap.act(), mishap.detail()));
        }
    }

    static Optional<FourTuple> ends(Packet packet, Direction direction) {
        return packet.ip().flatMap(ip -> packet.segment().map(segment -> {
            var source = new Endpoint(ip.source(), segment.sourcePort());
            var destination = new Endpoint(ip.destination(), segment.destinationPort());
            return direction == Direction.TO_TARGET
                    ? new FourTuple(source, destination)
                    : new FourTuple(destination, source);
        }));
    }

    private void sent(Frame frame) {
        Outgoing entry = outgoing.stream()
                .filter(waiting -> waiting.bytes().equals(frame.packet()))
                .findFirst()
                .orElse(new Outgoing(frame.packet(), Event.NO_CONVERSATION, Event.Mark.PLAIN));
        outgoing.remove(entry);
        lastSentNs = frame.timeNs();
        write(frame, entry.conversation(), Codec.decode(frame.packet(), true), entry.mark());
    }

    private void received(Frame frame) {
        Packet packet = Codec.decode(frame.packet(), frame.checksumComputed());
        Optional<Segment> segment = packet.segment();
        if (segment.isEmpty() || packet.ip().isEmpty()) {
            if (packet.content() instanceof Icmp icmp) {
                messages.add(new Message(packet.ip().orElseThrow(), icmp, frame.timeNs()));
            }
            write(frame, Event.NO_CONVERSATION, packet, Event.Mark.PLAIN);
            return;
        }
        FourTuple ends = ends(packet.ip().get(), segment.get());
        if (fence.isAnswer(ends, segment.get())) {
            write(frame, Event.NO_CONVERSATION, packet, Event.Mark.FENCE);
            return;
        }
        int line = find(ends);
        write(frame, line, packet, Event.Mark.PLAIN);
        int hears = line >= 0 ? line : detours.getOrDefault(ends, Event.NO_CONVERSATION);
        if (hears >= 0) {
            var arrival = new Arrival(packet.ip().get(), segment.get(), frame.timeNs(), events.size() - 1);
            lines.get(hears).inbox.add(arrival);
        }
    }

    private static FourTuple ends(IpPacket ip, Segment segment) {
        return new FourTuple(
                new Endpoint(ip.destination(), segment.destinationPort()),
                new Endpoint(ip.source(), segment.sourcePort()));
    }

    private int find(FourTuple ends) {
        Integer known = newest.get(ends);
        if (known != null) {
            return known;
        }
        for (int i : unmet) {
            Line line = lines.get(i);
            if (line.tester.equals(ends.tester())) {
                line.ends = Optional.of(ends);
                newest.put(ends, i);
                unmet.remove(i);
                return i;
            }
        }
        return Event.NO_CONVERSATION;
    }

    private void write(Frame frame, int line, Packet packet, Event.Mark mark) {
        events.add(new Event.Passed(frame.timeNs(), line, frame.direction(), frame.packet(), packet, mark));
    }

    /** Writes down something that is not a packet. */
    public void write(Event event) {
        events.add(event);
    }

    /** Changes what the tester made of a packet. */
    public void mark(int event, Event.Mark mark) {
        var passed = (Event.Passed) events.get(event);
        events.set(
                event,
                new Event.Passed(
                        passed.timeNs(),
                        passed.conversation(),
                        passed.direction(),
                        passed.bytes(),
                        passed.packet(),
                        mark));
    }

    /** The oldest unread segment of a connection, left in place. */
    public Optional<Arrival> peek(int line) {
        return Optional.ofNullable(lines.get(line).inbox.peek());
    }

    /** Takes the oldest unread segment away. */
    public void take(int line) {
        lines.get(line).inbox.remove();
    }

    /** Resets what is still open at a stack that stays after this bench; for the end, when the trace has been taken. */
    public void leave() {
        if (station.openPort().isPresent()) {
            new Farewell(this).say();
        }
    }

    List<Event> eventsSince(int first) {
        return List.copyOf(events.subList(first, events.size()));
    }

    int eventCount() {
        return events.size();
    }

    /** The silence prover of this bench. */
    public Fence fence() {
        return fence;
    }
}
