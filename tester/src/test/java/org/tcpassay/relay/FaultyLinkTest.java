// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Fault;
import org.tcpassay.fault.Happening;
import org.tcpassay.fault.Side;
import org.tcpassay.link.Frame;
import org.tcpassay.link.InMemoryStack;
import org.tcpassay.link.Link;
import org.tcpassay.link.MemoryLink;
import org.tcpassay.model.Settings;
import org.tcpassay.net.Privileges;
import org.tcpassay.target.LinkKind;
import org.tcpassay.target.LinuxTarget;
import org.tcpassay.target.Profile;
import org.tcpassay.target.Station;
import org.tcpassay.target.Target;
import org.tcpassay.target.reference.ReferenceTarget;
import org.tcpassay.trace.Direction;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IpVersion;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.testng.SkipException;
import org.testng.annotations.Test;

public final class FaultyLinkTest {

    private static final long MS = 1_000_000; // ns
    private static final Bytes ASKED = Bytes.of(1);
    private static final Condition FROM_TARGET = Condition.of("from the target", each -> each.from() == Side.RIGHT);
    private static final Condition FROM_TESTER = Condition.of("from the tester", each -> each.from() == Side.LEFT);

    /** Sends back what it is sent, at once. */
    private static final class Echo implements InMemoryStack {

        private final List<Bytes> out = new ArrayList<>();

        @Override
        public void deliver(Bytes packet, long nowNs) {
            out.add(packet);
        }

        @Override
        public List<Bytes> collect(long nowNs) {
            List<Bytes> sent = List.copyOf(out);
            out.clear();
            return sent;
        }

        @Override
        public OptionalLong nextTimerNs() {
            return OptionalLong.empty();
        }
    }

    private static FaultyLink link(Condition condition, Fault fault) {
        return new FaultyLink(new MemoryLink(new Echo(), 0), Deed.when(condition, fault), 0, happening -> {});
    }

    private static List<String> told(List<Frame> frames) {
        return frames.stream()
                .map(frame -> frame.direction() + " at " + frame.timeNs() / MS)
                .toList();
    }

    @Test
    public void shouldDeliverWhatIsDelayedWhenItIsDue() {
        try (FaultyLink link = link(FROM_TARGET, Deed.later(100 * MS))) {
            link.send(ASKED);
            assertEquals(told(link.receive(0)), List.of("TO_TARGET at 0"));
            assertEquals(told(link.receive(50 * MS)), List.of());
            assertEquals(link.nowNs() / MS, 50);
            assertEquals(told(link.receive(1000 * MS)), List.of("FROM_TARGET at 100"));
            assertEquals(link.nowNs() / MS, 100, "it comes as soon as it is due");
        }
    }

    @Test
    public void shouldShowWhatTheTesterSendsAlsoIfItNeverArrives() {
        try (FaultyLink link = link(FROM_TESTER, Deed.LOSE)) {
            link.send(ASKED);
            assertEquals(told(link.receive(10 * MS)), List.of("TO_TARGET at 0"));
            assertEquals(told(link.receive(10 * MS)), List.of());
        }
    }

    @Test
    public void shouldShowTheTestersSideOnly() {
        try (FaultyLink link = link(FROM_TESTER, Deed.twice())) {
            link.send(ASKED);
            assertEquals(told(link.receive(0)), List.of("TO_TARGET at 0", "FROM_TARGET at 0", "FROM_TARGET at 0"));
        }
    }

    @Test
    public void shouldSendLateWhatIsDelayedOnItsWayToTheTarget() {
        try (FaultyLink link = link(FROM_TESTER, Deed.later(70 * MS))) {
            link.send(ASKED);
            assertEquals(told(link.receive(0)), List.of("TO_TARGET at 0"));
            assertEquals(told(link.receive(1000 * MS)), List.of("FROM_TARGET at 70"));
        }
    }

    @Test
    public void shouldLetTheModelSendItsSynAckAgain() {
        var first = new ArrayList<Bytes>();
        Condition synAck = Condition.of(
                "first SYN,ACK", each -> each.from() == Side.RIGHT && first.add(each.bytes()) && first.size() == 1);
        var target = new FaultyTarget(
                ReferenceTarget.of(Settings.ordinary()), Deed.when(synAck, Deed.LOSE), 1, happening -> {});
        List<Frame> frames = handshake(target, Duration.ofSeconds(5).toNanos());
        assertEquals(first.get(0), first.get(1), "the same SYN,ACK");
        long waitedMs = (frames.get(1).timeNs() - frames.get(0).timeNs()) / MS;
        assertEquals(waitedMs, 1000, "the first RTO of RFC 6298");
    }

    @Test
    public void shouldDelayAKernelsAnswer() throws Exception {
        Privileges.ofThisThread().missingForNamespaces().ifPresent(missing -> {
            throw new SkipException("cannot make a network namespace: " + missing);
        });
        var happened = new CopyOnWriteArrayList<Happening>();
        var profile = new Profile(
                "linux",
                Set.of(),
                Set.of(),
                Duration.ofMillis(600),
                Duration.ofMillis(300),
                Map.of(),
                Map.of(),
                List.of());
        var target = new FaultyTarget(
                new LinuxTarget(profile, LinkKind.AUTO), Deed.when(FROM_TARGET, Deed.later(40 * MS)), 1, happened::add);
        try (Site site = Site.open("test")) { // a thread of its own, which moves on into the station's namespace
            List<Frame> frames =
                    site.call(() -> handshake(target, Duration.ofSeconds(20).toNanos()));
            long waitedMs = (frames.get(1).timeNs() - frames.get(0).timeNs()) / MS;
            assertTrue(waitedMs >= 40, waitedMs + " ms");
            assertTrue(happened.stream().anyMatch(Happening.Acted.class::isInstance));
        }
    }

    /** The SYN and what came back. */
    private static List<Frame> handshake(Target target, long patienceNs) {
        try (Station station = target.open(IpVersion.V4, Map.of(), 3)) {
            Link link = station.link();
            var user = station.upperTester().orElseThrow();
            var listener = user.socket(4);
            listener.bind(new org.tcpassay.wire.Endpoint(station.targetAddress(), 7000));
            listener.listen(5);
            link.send(Codec.packet(syn(), station.testerAddress(), station.targetAddress()));
            var frames = new ArrayList<>(link.receive(0));
            if (frames.size() == 1) {
                frames.addAll(link.receive(patienceNs));
            }
            assertEquals(
                    frames.stream().map(Frame::direction).toList(),
                    List.of(Direction.TO_TARGET, Direction.FROM_TARGET));
            Segment answer =
                    Codec.decode(frames.get(1).packet(), true).segment().orElseThrow();
            assertEquals(answer.flags(), Flags.of("S."));
            return frames;
        }
    }

    private static Segment syn() {
        return new Segment(
                40000,
                7000,
                SeqNum.of(1000),
                SeqNum.of(0),
                Segment.COMPUTED,
                0,
                Flags.SYN,
                65535,
                Checksum.RIGHT,
                0,
                List.of(),
                Bytes.EMPTY);
    }
}
