// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.tcpassay.link.LinkException;
import org.tcpassay.link.SocketPeer;
import org.tcpassay.link.SocketPeer.Wire;
import org.tcpassay.link.TargetFailure;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.IpVersion;
import org.tcpassay.wire.Packet;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.testng.annotations.Test;

public final class UnixTargetTest {

    private static final IpAddress TOLD = IpAddress.v4(198, 18, 9, 1);
    private static final IpAddress OTHER = IpAddress.v4(198, 18, 9, 77);
    private static final int OPEN_PORT = 80;
    private static final Profile PROFILE = new Profile(
            "blackbox",
            Set.of(),
            Set.of(),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Map.of(),
            Map.of(),
            List.of());

    private final AtomicInteger connections = new AtomicInteger();

    private static UnixTarget target(SocketPeer peer) {
        return new UnixTarget(PROFILE, peer.path(), UnixTarget.Options.NONE);
    }

    /** A stack in virtual time that knows SYNs only. */
    private void knows(Wire wire) throws IOException {
        connections.incrementAndGet();
        wire.say("hello frames=ip clock=virtual address=" + TOLD + " port=" + OPEN_PORT);
        while (true) {
            Wire.Message message = wire.next();
            if (message.words()) {
                wire.say("done");
            } else {
                Optional<Bytes> answer = answer(Codec.decode(message.body(), true));
                if (answer.isPresent()) {
                    wire.send(answer.get());
                }
            }
        }
    }

    private static Optional<Bytes> answer(Packet packet) {
        IpPacket ip = packet.ip().orElseThrow();
        Segment asked = packet.segment().orElseThrow();
        IpAddress answering = ip.destination();
        IpAddress asking = ip.source();
        if (!asked.has(Flags.SYN)) {
            return Optional.empty();
        }
        var answer = new Segment(
                asked.destinationPort(),
                asked.sourcePort(),
                SeqNum.of(0),
                asked.seq().plus(1),
                Segment.COMPUTED,
                0,
                (asked.destinationPort() == OPEN_PORT ? Flags.SYN : Flags.RST).with(Flags.ACK),
                1_000,
                Checksum.RIGHT,
                0,
                List.of(),
                Bytes.EMPTY);
        return Optional.of(Codec.packet(answer, answering, asking));
    }

    @Test
    public void shouldBelieveWhatTheStackSaysOfItself() throws IOException {
        try (var peer = SocketPeer.playing(this::knows, true);
                Station station = target(peer).open(IpVersion.V4, Map.of(), 0)) {
            assertEquals(station.targetAddress(), TOLD);
            assertEquals(station.openPort(), Optional.of(OPEN_PORT));
            assertTrue(station.closedPort().isPresent());
            assertEquals(station.link().clock(), "virtual");
            assertEquals(station.upperTester(), Optional.empty());
        }
    }

    @Test
    public void shouldBelieveTheUserFirst() throws IOException {
        var options = new UnixTarget.Options(Optional.of(OTHER), Optional.empty(), Optional.of(OTHER.plus(1)));
        try (var peer = SocketPeer.playing(this::knows, true);
                Station station = new UnixTarget(PROFILE, peer.path(), options).open(IpVersion.V4, Map.of(), 0)) {
            assertEquals(station.targetAddress(), OTHER);
            assertEquals(station.testerAddress(), OTHER.plus(1));
            assertEquals(station.again(IpVersion.V4), Optional.empty(), "another probe would need another address");
        }
    }

    @Test
    public void shouldSayThatNothingListensThere() throws IOException {
        var options = new UnixTarget.Options(Optional.empty(), Optional.of(OPEN_PORT + 1), Optional.empty());
        try (var peer = SocketPeer.playing(this::knows, true)) {
            var target = new UnixTarget(PROFILE, peer.path(), options);
            LinkException thrown = expectThrows(LinkException.class, () -> target.open(IpVersion.V4, Map.of(), 0));
            assertTrue(thrown.getMessage().contains("nothing listens at 198.18.9.1:81"), thrown.getMessage());
        }
    }

    @Test
    public void shouldHaveNoKnobs() throws IOException {
        try (var peer = SocketPeer.playing(this::knows, true)) {
            UnixTarget target = target(peer);
            expectThrows(NotAvailable.class, () -> target.open(IpVersion.V4, Map.of("window", "1"), 0));
        }
    }

    @Test
    public void shouldGiveEachStationItsConnectionAndAddress() throws IOException {
        connections.set(0);
        try (var peer = SocketPeer.playing(this::knows, true)) {
            UnixTarget target = target(peer);
            try (Station one = target.open(IpVersion.V4, Map.of(), 0);
                    Station other = target.open(IpVersion.V4, Map.of(), 1)) {
                assertNotEquals(one.testerAddress(), other.testerAddress());
                assertEquals(connections.get(), 4, "two to find out what it is");
            }
        }
    }

    @Test
    public void shouldKeepTheConnectionForTheNextProbe() throws IOException {
        connections.set(0);
        try (var peer = SocketPeer.playing(this::knows, true)) {
            Station first = target(peer).open(IpVersion.V4, Map.of(), 0);
            int before = connections.get();
            try (Station again = first.again(IpVersion.V4).orElseThrow()) {
                assertTrue(again.isUsed());
                assertFalse(first.isUsed());
                assertNotEquals(again.testerAddress(), first.testerAddress());
                assertEquals(connections.get(), before);
            }
        }
    }

    @Test
    public void shouldWaitWhereTheStackServesOneAtATime() throws Exception {
        try (var peer = SocketPeer.playing(this::knows, false)) {
            UnixTarget target = target(peer);
            Station first = target.open(IpVersion.V4, Map.of(), 0);
            CompletableFuture<Station> second =
                    CompletableFuture.supplyAsync(() -> target.open(IpVersion.V4, Map.of(), 1));
            expectThrows(TimeoutException.class, () -> second.get(200, TimeUnit.MILLISECONDS));
            first.close();
            second.get(10, TimeUnit.SECONDS).close();
        }
    }

    @Test
    public void shouldBlameATargetThatGoesAway() throws IOException {
        UnixTarget target;
        try (var peer = SocketPeer.playing(this::knows, true)) {
            target = target(peer);
            target.open(IpVersion.V4, Map.of(), 0).close();
        }
        for (int i = 0; i < 40; i++) {
            TargetFailure failure = expectThrows(TargetFailure.class, () -> target.open(IpVersion.V4, Map.of(), 1));
            assertTrue(failure.getMessage().startsWith("the target is gone: connecting to"), failure.getMessage());
        }
        TargetFailure spared = expectThrows(TargetFailure.class, () -> target.open(IpVersion.V4, Map.of(), 1));
        assertTrue(spared.getMessage().startsWith("not asked"), spared.getMessage());
    }
}
