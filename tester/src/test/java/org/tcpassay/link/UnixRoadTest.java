// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.link;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.tcpassay.link.SocketPeer.Play;
import org.tcpassay.link.SocketPeer.Wire;
import org.tcpassay.trace.Direction;
import org.tcpassay.wire.Arp;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.EthernetFrame;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.MacAddress;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public final class UnixRoadTest {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long SHORT_NS = 100_000_000;
    private static final IpAddress TARGET = IpAddress.v4(198, 18, 0, 1);
    private static final IpAddress TESTER = IpAddress.v4(198, 18, 0, 2);
    private static final MacAddress MAC = new MacAddress(Bytes.of(2, 0, 0, 0, 0, 9));
    private static final Bytes ASKED = Bytes.of(0x45, 1);
    private static final Bytes ANSWER = Bytes.of(0x45, 2);
    private static final Bytes ALARM = Bytes.of(0x45, 9);
    private static final String VIRTUAL = "hello frames=ip clock=virtual";
    private static final String REAL = "hello frames=ip clock=real";

    private static UnixRoad connect(SocketPeer peer) {
        return UnixRoad.connect(peer.path(), 5 * SECOND_NS, SECOND_NS); // a busy machine may starve an honest peer
    }

    // ---- real time

    @Test
    public void shouldCarryBarePacketsInRealTime() throws IOException {
        Play echo = wire -> {
            wire.say(REAL);
            while (true) {
                wire.next();
                wire.send(ANSWER);
            }
        };
        try (var peer = SocketPeer.playing(echo, true);
                var road = connect(peer)) {
            Link link = road.link(TESTER, TARGET);
            link.send(ASKED);
            List<Frame> frames = all(link, 2);
            assertEquals(packets(frames), List.of(ASKED, ANSWER));
            assertEquals(frames.get(0).direction(), Direction.TO_TARGET);
            assertEquals(frames.get(1).direction(), Direction.FROM_TARGET);
            assertTrue(frames.get(1).timeNs() >= frames.get(0).timeNs());
            assertEquals(link.clock(), "user");
        }
    }

    /** QEMU: Ethernet, no greeting, and nothing but frames may be sent to it. */
    @Test
    public void shouldSpeakEthernetToOneThatSaysNothing() throws IOException {
        try (var peer = SocketPeer.playing(UnixRoadTest::host, true);
                var road = UnixRoad.connect(peer.path(), SHORT_NS, SHORT_NS)) {
            assertEquals(road.greeting(), Greeting.SILENT);
            Link link = road.link(TESTER, TARGET);
            link.send(ASKED);
            assertEquals(packets(all(link, 2)), List.of(ASKED, ANSWER));
        }
    }

    /** Answers ARP, asks itself before it answers a packet, and refuses words. */
    private static void host(Wire wire) throws IOException {
        while (true) {
            Wire.Message message = wire.next();
            EthernetFrame frame = EthernetFrame.decode(message.body()).orElseThrow();
            if (message.words()) {
                return;
            }
            Optional<Arp> arp = frame.etherType() == EthernetFrame.ARP ? Arp.decode(frame.payload()) : Optional.empty();
            if (arp.isPresent() && arp.get().operation() == Arp.REQUEST) {
                wire.send(ethernet(
                        frame.source(), EthernetFrame.ARP, arp.get().reply(MAC).encode()));
            } else if (arp.isPresent()) {
                wire.send(ethernet(arp.get().senderMac(), EthernetFrame.IPV4, ANSWER));
            } else if (frame.destination().equals(MAC)) {
                Bytes question = Arp.request(MAC, TARGET, TESTER).encode();
                wire.send(ethernet(MacAddress.BROADCAST, EthernetFrame.ARP, question));
            }
        }
    }

    private static Bytes ethernet(MacAddress destination, int type, Bytes payload) {
        return new EthernetFrame(destination, MAC, type, payload).encode();
    }

    @Test
    public void shouldSayThatNobodyAnswersOnTheEthernet() throws IOException {
        try (var peer = SocketPeer.playing(UnixRoadTest::readOn, true);
                var road = UnixRoad.connect(peer.path(), 0, SHORT_NS)) {
            LinkException thrown = expectThrows(LinkException.class, () -> road.link(TESTER, TARGET));
            assertTrue(thrown.getMessage().startsWith("looking for 198.18.0.1 behind"), thrown.getMessage());
        }
    }

    @Test
    public void shouldSayThatNobodyListens() {
        LinkException thrown =
                expectThrows(LinkException.class, () -> UnixRoad.connect(Path.of("/nosuch/stack.sock"), 0));
        assertEquals(
                thrown.getMessage(),
                "connecting to /nosuch/stack.sock: no such file or directory; start the stack that listens there first");
    }

    // ---- virtual time

    /** Answers what it is sent at once, and has an alarm a minute after it. */
    private static void clockwork(Wire wire) throws IOException {
        wire.say(VIRTUAL + " address=198.18.0.7 port=80");
        long alarmNs = Long.MAX_VALUE;
        boolean asked = false;
        while (true) {
            Wire.Message message = wire.next();
            if (!message.words()) {
                asked = true;
                continue;
            }
            long nowNs = Long.parseLong(message.body().text().substring("now ".length()));
            if (asked) {
                wire.send(ANSWER);
                alarmNs = nowNs + 60 * SECOND_NS;
            } else if (nowNs >= alarmNs) {
                wire.send(ALARM);
                alarmNs = Long.MAX_VALUE;
            }
            asked = false;
            wire.say(alarmNs == Long.MAX_VALUE ? "done" : "done " + alarmNs);
        }
    }

    @Test
    public void shouldTellTheTimeAndJumpToTheNextTimer() throws IOException {
        try (var peer = SocketPeer.playing(UnixRoadTest::clockwork, true);
                var road = connect(peer)) {
            Link link = road.link(TESTER, TARGET);
            link.send(ASKED);
            assertEquals(packets(link.receive(0)), List.of(ASKED, ANSWER));
            long askedNs = link.nowNs();

            List<Frame> frames = link.receive(3_600 * SECOND_NS);

            assertEquals(packets(frames), List.of(ALARM));
            assertEquals(frames.get(0).timeNs(), askedNs + 60 * SECOND_NS);
            assertEquals(link.receive(3_600 * SECOND_NS), List.of());
            assertEquals(link.nowNs(), askedNs + 3_660 * SECOND_NS);
            assertEquals(link.clock(), "virtual");
        }
    }

    @Test
    public void shouldLearnWhatTheStackSaysOfItself() throws IOException {
        try (var peer = SocketPeer.playing(UnixRoadTest::clockwork, true);
                var road = connect(peer)) {
            assertEquals(
                    road.greeting(),
                    new Greeting(true, true, Optional.of(IpAddress.v4(198, 18, 0, 7)), Optional.of(80)));
        }
    }

    @Test
    public void shouldLetTimeGoOnForTheNextTester() throws IOException {
        try (var peer = SocketPeer.playing(UnixRoadTest::clockwork, true);
                var road = connect(peer)) {
            Link first = road.link(TESTER, TARGET);
            first.receive(SECOND_NS);
            assertEquals(road.link(TESTER.plus(1), TARGET).nowNs(), first.nowNs());
        }
    }

    // ---- targets that misbehave

    private static void readOn(Wire wire) throws IOException {
        while (true) {
            wire.next();
        }
    }

    private static Play afterTheFirstTurn(Play play) {
        return wire -> {
            wire.say(VIRTUAL);
            wire.next();
            wire.say("done");
            wire.next(); // the frame
            wire.next(); // the time
            play.with(wire);
        };
    }

    /** What a stack does when it is its turn, and must not. */
    private record Vice(String name, Play play) {
        @Override
        public String toString() {
            return name;
        }
    }

    @DataProvider
    public Object[][] vices() {
        return new Object[][] {
            {new Vice("dies", wire -> {}), "the target is gone: its socket is no longer open (closed by the target)"},
            {
                new Vice("half a frame, then dies", wire -> wire.raw(Bytes.of(0, 0, 0, 9, 1))),
                "(in the middle of a message, 1 bytes of 9)"
            },
            {
                new Vice("half a frame", stuck(wire -> wire.raw(Bytes.of(0, 0, 0, 9, 1)))),
                "not said done, only 1 bytes of 9"
            },
            {
                new Vice("half a length", stuck(wire -> wire.raw(Bytes.of(0, 0)))),
                "not said done, only 2 bytes of a length"
            },
            {new Vice("never answers", stuck(wire -> {})), "the target keeps the tester waiting for 1000 ms"},
            {new Vice("huge frame", stuck(wire -> wire.raw(Bytes.of(0x7f, 255, 255, 255)))), "a length of 0x7fffffff"},
            {new Vice("huge words", stuck(wire -> wire.raw(Bytes.of(255, 255, 255, 255)))), "a length of 0xffffffff"},
            {
                new Vice("other words", stuck(wire -> wire.say("well done"))),
                "\"well done\"; \"done\" or \"done T\" ends a turn"
            },
            {new Vice("no number", stuck(wire -> wire.say("done soon"))), "\"done soon\""},
            {new Vice("timers that never rest", UnixRoadTest::restless), "the target never rests"},
            {new Vice("flood", UnixRoadTest::flood), "the target floods"},
        };
    }

    /** Never the other's turn again. */
    private static Play stuck(Play play) {
        return wire -> {
            play.with(wire);
            readOn(wire);
        };
    }

    private static void flood(Wire wire) throws IOException {
        while (true) {
            wire.send(ANSWER);
        }
    }

    private static void restless(Wire wire) throws IOException {
        while (true) {
            wire.say("done 1");
            wire.next();
        }
    }

    @Test(dataProvider = "vices")
    public void shouldBlameTheTargetAndNotHang(Vice vice, String told) throws IOException {
        try (var peer = SocketPeer.playing(afterTheFirstTurn(vice.play()), true);
                var road = connect(peer)) {
            Link link = road.link(TESTER, TARGET);
            link.send(ASKED);
            TargetFailure failure = expectThrows(TargetFailure.class, () -> receiveAll(link));
            assertTrue(failure.getMessage().contains(told), failure.getMessage());
        }
    }

    @DataProvider
    public Object[][] greetings() {
        return new Object[][] {
            {"goodbye", "the first words of a stack are hello"},
            {"hello frames=token-ring", "frames=token-ring is neither ip nor ethernet"},
            {"hello clock", "clock is neither virtual nor real"},
            {"hello address=here", "no address (here)"},
            {"hello port=70000", "no port (70000)"},
            {"hello  frames=ip", "may be told, not "},
            {"hello colour=red", "frames, clock, address and port may be told, not colour"},
        };
    }

    @Test(dataProvider = "greetings")
    public void shouldRefuseAStrangeGreeting(String words, String told) throws IOException {
        try (var peer = SocketPeer.playing(stuck(wire -> wire.say(words)), true)) {
            TargetFailure failure = expectThrows(TargetFailure.class, () -> connect(peer));
            assertTrue(failure.getMessage().contains(told), failure.getMessage());
        }
    }

    @Test
    public void shouldNotWaitForeverForOneThatDoesNotRead() throws IOException {
        var tested = new Semaphore(0);
        Play deaf = wire -> {
            wire.say(REAL);
            tested.acquireUninterruptibly();
        };
        try (var peer = SocketPeer.playing(deaf, true);
                var road = connect(peer)) {
            Link link = road.link(TESTER, TARGET);
            TargetFailure failure = expectThrows(TargetFailure.class, () -> {
                for (int i = 0; i < 10_000; i++) {
                    link.send(Bytes.zeros(1_000));
                }
            });
            assertTrue(failure.getMessage().contains("has not read its socket"), failure.getMessage());
            tested.release();
        }
    }

    @Test
    public void shouldShowWhatPassedBeforeTheTargetDied() throws IOException {
        Play mortal = wire -> {
            wire.say(REAL);
            wire.next();
            wire.send(ANSWER);
            wire.say("goodbye");
        };
        try (var peer = SocketPeer.playing(mortal, true);
                var road = connect(peer)) {
            Link link = road.link(TESTER, TARGET);
            link.send(ASKED);
            assertEquals(packets(all(link, 2)), List.of(ASKED, ANSWER));
            TargetFailure failure = expectThrows(TargetFailure.class, () -> receiveAll(link));
            assertTrue(failure.getMessage().contains("\"goodbye\""), failure.getMessage());
        }
    }

    private static void receiveAll(Link link) {
        while (!link.receive(SECOND_NS).isEmpty()) {
            // until it fails
        }
    }

    private static List<Frame> all(Link link, int count) {
        var frames = new ArrayList<Frame>();
        while (frames.size() < count) {
            List<Frame> more = link.receive(5 * SECOND_NS);
            assertTrue(!more.isEmpty(), "only " + frames);
            frames.addAll(more);
        }
        return frames;
    }

    private static List<Bytes> packets(List<Frame> frames) {
        return frames.stream().map(Frame::packet).toList();
    }
}
