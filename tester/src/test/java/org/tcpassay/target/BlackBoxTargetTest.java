// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.tcpassay.link.AddressSearch;
import org.tcpassay.link.Frame;
import org.tcpassay.link.LinkException;
import org.tcpassay.link.PacketLink;
import org.tcpassay.net.Interfaces;
import org.tcpassay.net.Namespaces;
import org.tcpassay.net.RouteNetlink;
import org.tcpassay.trace.Direction;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpVersion;
import org.tcpassay.wire.MacAddress;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.testng.annotations.Test;

/** The kernel of a namespace plays somebody else's stack, at the far end of a veth cable. */
public final class BlackBoxTargetTest {

    private static final String TARGET_END = "target0";
    private static final String TESTER_END = "tester0";
    private static final IpAddress TARGET = IpAddress.v4(198, 18, 0, 5);
    private static final IpAddress TARGET6 = IpAddress.parse("fd00::5");
    private static final IpAddress ALSO_TARGET = IpAddress.v4(198, 18, 0, 249);
    private static final IpAddress TESTER = IpAddress.v4(198, 18, 0, 77);
    private static final Endpoint OPEN = new Endpoint(TARGET, Hand.PORT);
    private static final Profile PROFILE = new Profile(
            "blackbox",
            Set.of(),
            Set.of(),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Map.of(),
            Map.of(),
            List.of());

    private static BlackBoxTarget target(Endpoint open) {
        return new BlackBoxTarget(PROFILE, open, TESTER_END, Optional.empty());
    }

    @Test
    public void shouldShakeHandsFromAnAddressOfItsOwn() {
        with(user -> {
            listen(user, OPEN);
            try (Station station = target(OPEN).open(IpVersion.V4, Map.of(), 0)) {
                assertEquals(station.testerAddress(), IpAddress.v4(198, 18, 0, 250));
                assertEquals(station.openPort(), Optional.of(Hand.PORT));
                assertEquals(station.upperTester(), Optional.empty());
                assertTrue(station.closedPort().isPresent());
                new Hand(station).handshake();
            }
        });
    }

    @Test
    public void shouldTellDirectionsApartAndChecksumsThatNobodyComputed() {
        with(user -> {
            listen(user, OPEN);
            try (Station station = target(OPEN).open(IpVersion.V4, Map.of(), 0)) {
                var hand = new Hand(station);
                hand.send("S", Hand.IRS, SeqNum.of(0));
                List<Frame> frames = station.link().receive(1_000_000_000L);
                assertEquals(
                        frames.stream().map(Frame::direction).toList(),
                        List.of(Direction.TO_TARGET, Direction.FROM_TARGET));
                assertTrue(frames.get(0).checksumComputed());
                assertTrue(!frames.get(1).checksumComputed(), "a veth with offloads leaves the checksum out");
            }
        });
    }

    @Test
    public void shouldTakeApartWhatTheInterfaceJoined() {
        with(user -> {
            UserSocket listener = listen(user, OPEN);
            try (Station station = target(OPEN).open(IpVersion.V4, Map.of(), 0)) {
                var hand = new Hand(station);
                SeqNum sndNxt = hand.handshake().seq().plus(1);
                UserSocket accepted = ((Reply.Done<UserSocket>) listener.accept()).value();
                Bytes sent = Bytes.utf8("0123456789".repeat(400));
                assertEquals(accepted.send(sent, false), new Reply.Done<>(4000));
                Bytes arrived = Bytes.EMPTY;
                int pushed = 0;
                while (arrived.length() < sent.length()) {
                    Segment segment = hand.next();
                    assertEquals(segment.seq(), sndNxt.plus(arrived.length()));
                    assertTrue(segment.payload().length() <= 536, "no MSS was offered: " + segment);
                    arrived = arrived.concat(segment.payload());
                    pushed += segment.has(Flags.PSH) ? 1 : 0;
                }
                assertEquals(arrived, sent);
                assertTrue(pushed < 4, "every piece of a joined segment was pushed");
            }
        });
    }

    @Test
    public void shouldGiveStationsBesideEachOtherDifferentAddresses() {
        with(user -> {
            listen(user, OPEN);
            BlackBoxTarget target = target(OPEN);
            try (Station one = target.open(IpVersion.V4, Map.of(), 0);
                    Station other = target.open(IpVersion.V4, Map.of(), 1)) {
                assertNotEquals(one.testerAddress(), other.testerAddress());
                new Hand(one).handshake();
                assertEquals(other.link().receive(0), List.of(), "the neighbour's packets");
                new Hand(other).handshake();
            }
        });
    }

    @Test
    public void shouldNotHearWhatTheNeighbourForgesInTheNameOfTheTarget() {
        with(user -> {
            listen(user, OPEN);
            BlackBoxTarget target = target(OPEN);
            try (Station one = target.open(IpVersion.V4, Map.of(), 0);
                    Station other = target.open(IpVersion.V4, Map.of(), 1)) {
                Bytes land = Codec.packet(
                        Segment.bare(OPEN.port(), OPEN.port(), Hand.IRS, SeqNum.of(0), Flags.SYN, 1), TARGET, TARGET);
                one.link().send(land);
                assertEquals(one.link().receive(0).get(0).packet(), land, "its own");
                assertEquals(other.link().receive(0), List.of(), "the neighbour's");
            }
        });
    }

    @Test
    public void shouldSaySoWhereNothingListens() {
        with(user -> {
            var complaint = expectThrows(LinkException.class, () -> target(OPEN).open(IpVersion.V4, Map.of(), 0));
            assertTrue(complaint.getMessage().contains("nothing listens"), complaint.getMessage());
        });
    }

    @Test
    public void shouldSaySoWhereNobodyAnswers() {
        with(user -> {
            var nobody = new Endpoint(IpAddress.v4(198, 18, 0, 66), 7);
            var complaint =
                    expectThrows(LinkException.class, () -> target(nobody).open(IpVersion.V4, Map.of(), 0));
            assertTrue(complaint.getMessage().contains("nobody answers"), complaint.getMessage());
        });
    }

    @Test
    public void shouldFindTheAddressesThatAreInUse() {
        with(user -> {
            List<IpAddress> asked = List.of(TESTER, ALSO_TARGET, TARGET);
            assertEquals(AddressSearch.free(TESTER_END, asked, 200_000_000), List.of(TESTER));
        });
    }

    @Test
    public void shouldReachAndAnswerAnIpv6NeighbourToo() {
        with(user -> {
            var asked = List.of(IpAddress.parse("fd00::6"), TARGET6);
            assertEquals(AddressSearch.free(TESTER_END, asked, 200_000_000), asked.subList(0, 1));
            IpAddress tester = asked.get(0);
            try (var link = PacketLink.open(TESTER_END, tester, TARGET6)) {
                assertEquals(new Knock(link, tester).at(new Endpoint(TARGET6, 9)), Knock.Answer.RESET);
            }
        });
    }

    private static UserSocket listen(UpperTester user, Endpoint at) {
        UserSocket listener = user.socket(4);
        assertTrue(listener.bind(at) instanceof Reply.Done);
        assertEquals(listener.listen(5), Reply.done());
        return listener;
    }

    private static void with(Consumer<UpperTester> test) {
        InNamespace.skipWhereNotAllowed();
        Namespaces.prepare();
        InNamespace.onThread(() -> {
            Namespaces.enterNew();
            cable();
            PacketLink.open(TESTER_END, TESTER, TARGET).close(); // asks until both ends are awake
            try (var user = new LinuxUpperTester()) {
                test.accept(user);
            }
        });
    }

    private static void cable() {
        try (var routes = RouteNetlink.open();
                var interfaces = Interfaces.open()) {
            routes.addVethPair(TARGET_END, MacAddress.parse("02:00:00:00:00:05"), TESTER_END);
            interfaces.bringUp(TESTER_END);
            interfaces.bringUp(TARGET_END);
            int index = interfaces.indexOf(TARGET_END);
            routes.addAddress(index, TARGET, 24);
            routes.addAddress(index, ALSO_TARGET, 24);
            routes.addAddress(index, TARGET6, 64);
        }
    }
}
