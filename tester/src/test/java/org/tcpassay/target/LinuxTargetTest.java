// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.tcpassay.link.Frame;
import org.tcpassay.rules.State;
import org.tcpassay.trace.Direction;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IpVersion;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public final class LinuxTargetTest {

    private static final Profile PROFILE = new Profile(
            "linux",
            Set.of(),
            Set.of(),
            Duration.ofMillis(600),
            Duration.ofMillis(300),
            Map.of("net.ipv4.tcp_invalid_ratelimit", "0"),
            Map.of(),
            List.of());

    @Test
    public void shouldTellWhichSettingsOfItsProfileTheKernelLacks() {
        var asking = new Profile(
                "linux",
                Set.of(),
                Set.of(),
                Duration.ofMillis(600),
                Duration.ofMillis(300),
                Map.of("net.ipv4.tcp_retries2", "15", "net.ipv4.tcp_of_tomorrow", "1"),
                Map.of(),
                List.of());

        String description = new LinuxTarget(asking, LinkKind.VETH).description();

        assertTrue(description.endsWith(", without net.ipv4.tcp_of_tomorrow"), description);
    }

    @DataProvider
    public Object[][] roads() {
        return new Object[][] {
            {LinkKind.AUTO, IpVersion.V4},
            {LinkKind.AUTO, IpVersion.V6},
            {LinkKind.VETH, IpVersion.V4},
            {LinkKind.VETH, IpVersion.V6}
        };
    }

    @Test(dataProvider = "roads")
    public void shouldReportEstablishedAfterAHandshakeByHand(LinkKind road, IpVersion version) {
        with(road, version, hand -> {
            UserSocket listener = hand.listener();
            hand.handshake();
            assertEquals(hand.state(), State.ESTABLISHED);
            UserSocket accepted = accepted(listener);
            assertEquals(accepted.state(), Optional.of(State.ESTABLISHED));
            assertEquals(listener.state(), Optional.of(State.LISTEN));
        });
    }

    @Test(dataProvider = "roads")
    public void shouldReportAConnectionThatIsOnlyARequest(LinkKind road, IpVersion version) {
        with(road, version, hand -> {
            hand.listener();
            assertEquals(hand.state(), State.CLOSED, "a listener on the port is not this connection");
            hand.send("S", Hand.IRS, SeqNum.of(0));
            assertEquals(hand.next().flags(), Flags.of("S."));
            assertEquals(hand.state(), State.SYN_RECEIVED);
        });
    }

    @Test(dataProvider = "roads")
    public void shouldReportFinWait2AndTimeWaitOfASocketThatIsGone(LinkKind road, IpVersion version) {
        with(road, version, hand -> {
            UserSocket listener = hand.listener();
            SeqNum sndNxt = hand.handshake().seq().plus(1);
            UserSocket accepted = accepted(listener);
            assertEquals(accepted.close(), Reply.done());
            assertEquals(accepted.state(), Optional.empty());
            assertEquals(hand.next().flags(), Flags.of("F."));
            assertEquals(hand.state(), State.FIN_WAIT_1);
            hand.send(".", Hand.IRS.plus(1), sndNxt.plus(1));
            assertEquals(hand.state(), State.FIN_WAIT_2);
            hand.send("F.", Hand.IRS.plus(1), sndNxt.plus(1));
            assertEquals(hand.next().flags(), Flags.of("."));
            assertEquals(hand.state(), State.TIME_WAIT);
        });
    }

    @Test(dataProvider = "roads")
    public void shouldCarryDataAndItsEndToTheUser(LinkKind road, IpVersion version) {
        with(road, version, hand -> {
            UserSocket listener = hand.listener();
            SeqNum sndNxt = hand.handshake().seq().plus(1);
            UserSocket accepted = accepted(listener);
            assertEquals(accepted.receive(100, false), new Reply.Pending<Bytes>());
            hand.send(Hand.PORT, "P.", Hand.IRS.plus(1), sndNxt, "hello");
            assertEquals(accepted.receive(100, false), new Reply.Done<>(Bytes.utf8("hello")));
            hand.send("F.", Hand.IRS.plus(6), sndNxt);
            assertEquals(accepted.receive(100, false), new Reply.Done<>(Bytes.EMPTY));
            assertEquals(accepted.state(), Optional.of(State.CLOSE_WAIT));
            assertEquals(accepted.send(Bytes.utf8("bye"), false), new Reply.Done<>(3));
            Segment segment = hand.next();
            while (segment.payload().isEmpty()) {
                segment = hand.next();
            }
            assertEquals(segment.payload().text(), "bye");
        });
    }

    @Test(dataProvider = "roads")
    public void shouldTellHowAnActiveOpenEnds(LinkKind road, IpVersion version) {
        with(road, version, hand -> {
            UserSocket socket = hand.socket();
            assertTrue(socket.bind(hand.ends().target()) instanceof Reply.Done);
            assertEquals(socket.connect(hand.ends().tester()), new Reply.Pending<Reply.Nothing>());
            assertEquals(socket.state(), Optional.of(State.SYN_SENT));
            assertEquals(hand.state(), State.SYN_SENT);
            Segment syn = hand.next();
            assertEquals(syn.flags(), Flags.of("S"));
            hand.send("R.", SeqNum.of(0), syn.seq().plus(1));
            assertEquals(socket.connect(hand.ends().tester()), new Reply.Failed<>("ECONNREFUSED"));
            assertEquals(socket.connect(hand.ends().tester()), new Reply.Failed<>("ECONNREFUSED"));
        });
    }

    @Test(dataProvider = "roads")
    public void shouldAbortWithAReset(LinkKind road, IpVersion version) {
        with(road, version, hand -> {
            UserSocket listener = hand.listener();
            hand.handshake();
            assertEquals(accepted(listener).abort(), Reply.done());
            assertEquals(hand.next().flags(), Flags.of("R."));
            assertEquals(hand.state(), State.CLOSED);
        });
    }

    @Test(dataProvider = "roads")
    public void shouldShowBothDirectionsInOrderWithRisingTimes(LinkKind road, IpVersion version) {
        with(road, version, hand -> {
            long before = hand.station().link().nowNs();
            hand.send(hand.station().closedPort().orElseThrow(), "S", Hand.IRS, SeqNum.of(0), "");
            List<Frame> frames = hand.station().link().receive(1_000_000_000L);
            assertEquals(
                    frames.stream().map(Frame::direction).toList(),
                    List.of(Direction.TO_TARGET, Direction.FROM_TARGET));
            assertTrue(before <= frames.get(0).timeNs(), "stamped before it was sent");
            assertTrue(frames.get(0).timeNs() <= frames.get(1).timeNs(), "answered before it was asked");
            assertTrue(frames.get(1).timeNs() <= hand.station().link().nowNs(), "stamped after it was read");
            assertEquals(hand.station().link().dropped(), 0);
        });
    }

    @Test(dataProvider = "roads")
    public void shouldCarryAPacketOfNoIpVersion(LinkKind road, IpVersion version) {
        with(road, version, hand -> {
            Bytes packet = Bytes.of(0x50).concat(Bytes.zeros(19));
            hand.station().link().send(packet);
            assertEquals(hand.station().link().receive(1_000_000_000L).get(0).packet(), packet);
        });
    }

    @Test(dataProvider = "roads")
    public void shouldLoseNothingThoughNobodyReads(LinkKind road, IpVersion version) {
        with(road, version, hand -> {
            int count = 2000; // several times the queue of a TUN device
            for (int i = 0; i < count; i++) {
                hand.send(hand.station().closedPort().orElseThrow(), "S", Hand.IRS.plus(i), SeqNum.of(0), "");
            }
            assertEquals(answers(hand), count);
            assertEquals(hand.station().link().dropped(), 0);
        });
    }

    @Test
    public void shouldSpeakBothVersionsAtOneStack() {
        with(LinkKind.AUTO, IpVersion.V4, hand -> {
            Station other = hand.station().again(IpVersion.V6).orElseThrow();
            assertEquals(other.targetAddress().version(), 6);
            assertTrue(other.isUsed());
            var over6 = new Hand(other);
            over6.listener();
            over6.handshake();
            assertEquals(over6.state(), State.ESTABLISHED);
        });
    }

    @Test(dataProvider = "roads")
    public void shouldKeepQuietUnasked(LinkKind road, IpVersion version) {
        with(road, version, hand -> assertEquals(hand.station().link().receive(1_500_000_000L), List.of()));
    }

    @DataProvider
    public Object[][] settingsThatAreNotToBeHad() {
        return new Object[][] {
            {"net.ipv4.tcp_telepathy", "1", "this kernel has no setting net.ipv4.tcp_telepathy"},
            {"net.ipv4.tcp_ecn", "200", "this kernel's net.ipv4.tcp_ecn does not take 200"}, // EINVAL
            {
                "net.ipv4.tcp_congestion_control",
                "telepathy",
                "this kernel's net.ipv4.tcp_congestion_control does not take telepathy" // ENOENT
            },
        };
    }

    @Test(dataProvider = "settingsThatAreNotToBeHad")
    public void shouldTellASettingThatIsNotThereFromAValueThatIsRefused(String key, String value, String reason) {
        InNamespace.skipWhereNotAllowed();
        var target = new LinuxTarget(PROFILE, LinkKind.AUTO);
        NotAvailable told = expectThrows(
                NotAvailable.class, () -> InNamespace.with(target, IpVersion.V4, Map.of(key, value), hand -> {}));
        assertEquals(told.getMessage(), reason);
    }

    @Test
    public void shouldDoWithoutALimitThatAnOlderKernelLacks() {
        InNamespace.skipWhereNotAllowed();
        var settings = Map.of("net.ipv4.tcp_telepathy", "0", "net.ipv4.tcp_invalid_ratelimit", "0");
        var profile = new Profile(
                "linux",
                Set.of(),
                Set.of(),
                Duration.ofMillis(600),
                Duration.ofMillis(300),
                settings,
                Map.of(),
                List.of());
        InNamespace.with(
                new LinuxTarget(profile, LinkKind.AUTO),
                IpVersion.V4,
                Map.of(),
                hand -> assertEquals(org.tcpassay.net.Sysctl.read("net.ipv4.tcp_invalid_ratelimit"), Optional.of("0")));
    }

    @Test
    public void shouldTurnTheSettingsOfThisStationOnly() {
        InNamespace.skipWhereNotAllowed();
        var target = new LinuxTarget(PROFILE, LinkKind.AUTO);
        InNamespace.with(
                target,
                IpVersion.V4,
                Map.of("net.ipv4.tcp_sack", "0"),
                hand -> assertEquals(org.tcpassay.net.Sysctl.read("net.ipv4.tcp_sack"), Optional.of("0")));
        assertEquals(org.tcpassay.net.Sysctl.read("net.ipv4.tcp_sack"), Optional.of("1"));
    }

    @DataProvider
    public Object[][] versions() {
        return new Object[][] {{IpVersion.V4}, {IpVersion.V6}};
    }

    @Test(dataProvider = "versions")
    public void shouldSetAndGetEveryOption(IpVersion version) {
        with(LinkKind.AUTO, version, hand -> {
            UserSocket socket = hand.socket();
            assertEquals(socket.set(UserOption.NO_DELAY, 1), Reply.done());
            assertEquals(socket.get(UserOption.NO_DELAY), new Reply.Done<>(1L));
            assertEquals(socket.get(UserOption.LINGER), new Reply.Done<>(-1L));
            assertEquals(socket.set(UserOption.LINGER, 7), Reply.done());
            assertEquals(socket.get(UserOption.LINGER), new Reply.Done<>(7L));
            assertEquals(socket.set(UserOption.SIGNATURE_KEY, 80), Reply.done());
            // a key is told to nobody
            for (UserOption option : EnumSet.complementOf(EnumSet.of(UserOption.SIGNATURE_KEY))) {
                assertTrue(socket.get(option) instanceof Reply.Done, option.name());
            }
        });
    }

    private static int answers(Hand hand) {
        int answers = 0;
        for (List<Frame> frames = hand.station().link().receive(0);
                !frames.isEmpty();
                frames = hand.station().link().receive(0)) {
            answers += (int) frames.stream()
                    .filter(frame -> frame.direction() == Direction.FROM_TARGET)
                    .count();
        }
        return answers;
    }

    private static UserSocket accepted(UserSocket listener) {
        if (listener.accept() instanceof Reply.Done<UserSocket> done) {
            return done.value();
        }
        throw new AssertionError("nothing to accept");
    }

    private static void with(LinkKind road, IpVersion version, Consumer<Hand> test) {
        InNamespace.skipWhereNotAllowed();
        InNamespace.with(new LinuxTarget(PROFILE, road), version, Map.of(), test);
    }
}
