// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Dice;
import org.tcpassay.fault.Fault;
import org.tcpassay.fault.Happening;
import org.tcpassay.fault.Happening.Verb;
import org.tcpassay.fault.Rule;
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.Side;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.net.Privileges;
import org.tcpassay.net.TunDevice;
import org.tcpassay.target.LinkKind;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.testng.SkipException;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public final class FaultyPathTest {

    static final Scenario PASS = new Scenario("pass", "Everything arrives.", List.of());

    @BeforeMethod
    public void skipWhereNotAllowed() {
        Privileges.ofThisThread().missingForNamespaces().ifPresent(missing -> {
            throw new SkipException("cannot make a network namespace: " + missing);
        });
    }

    @DataProvider
    public Object[][] roads() {
        return new Object[][] {
            {LinkKind.AUTO, "198.18.0.2"}, {LinkKind.AUTO, "fd74:6370:6173:f000::2"},
            {LinkKind.VETH, "198.18.0.2"}, {LinkKind.VETH, "fd74:6370:6173:f000::2"},
        };
    }

    @Test(dataProvider = "roads")
    public void shouldCarryAConnection(LinkKind kind, String address) throws Exception {
        try (var path = FaultyPath.open(PASS, 0, Optional.empty(), kind);
                var listener = path.atListener(() -> new ServerSocket(8080));
                var opener = path.atOpener(() -> new Socket(address, 8080));
                var accepted = listener.accept()) {
            opener.getOutputStream().write("hello".getBytes(StandardCharsets.UTF_8));
            assertEquals(new String(accepted.getInputStream().readNBytes(5), StandardCharsets.UTF_8), "hello");
            assertTrue(IpAddress.parse(address).equals(address.contains(":") ? path.listener6() : path.listener()));
            assertTrue(path.journal().stream()
                    .filter(Happening.Came.class::isInstance)
                    .map(each -> ((Happening.Came) each).transit())
                    .anyMatch(transit -> transit.segment().isPresent()
                            && transit.segment().get().payload().text().equals("hello")
                            && transit.from() == Side.LEFT));
        }
    }

    /** A segment goes back in the middle of each: for nobody, and longer than what is on its way. */
    @Test(dataProvider = "roads")
    public void shouldForwardWhatCameWhateverGoesBackMeanwhile(LinkKind kind, String address) throws Exception {
        Fault noise = new Fault() {
            @Override
            public Running start(Dice dice) {
                return (transit, outlet) -> {
                    IpPacket ip = transit.packet().ip().orElseThrow();
                    Bytes reset = reset(/* source= */ ip.destination(), /* destination= */ ip.source());
                    outlet.make(Side.RIGHT, reset, "noise", outlet.nowNs());
                    outlet.pass(transit);
                };
            }

            @Override
            public String text() {
                return "make noise";
            }
        };
        Condition fromLeft = Conditions.fromSide(Side.LEFT);
        var scenario = new Scenario("noisy", "Noise goes back.", List.of(new Rule("noise", fromLeft, noise)));
        try (var path = FaultyPath.open(scenario, 0, Optional.empty(), kind);
                var listener = path.atListener(() -> new ServerSocket(8080));
                var opener = path.atOpener(() -> connect(IpAddress.parse(address), 8080, 3_000))) {
            listener.setSoTimeout(3_000);
            try (var accepted = listener.accept()) {
                accepted.setSoTimeout(3_000);
                opener.getOutputStream().write("hello".getBytes(StandardCharsets.UTF_8));
                assertEquals(new String(accepted.getInputStream().readNBytes(5), StandardCharsets.UTF_8), "hello");
            }
            assertTrue(path.journal().stream()
                    .filter(Happening.Came.class::isInstance)
                    .map(each -> ((Happening.Came) each).transit().sighting())
                    .noneMatch(
                            sighting -> sighting.isPresent() && sighting.get().repeated()));
        }
    }

    private static Bytes reset(IpAddress source, IpAddress destination) {
        var segment = new Segment(
                9,
                9,
                new SeqNum(1),
                new SeqNum(0),
                Segment.COMPUTED,
                0,
                Flags.RST,
                0,
                Checksum.RIGHT,
                0,
                List.of(),
                Bytes.zeros(1_000));
        return Codec.packet(segment, source, destination);
    }

    @Test(dataProvider = "roads")
    public void shouldSeeNothingWhereNobodySpeaks(LinkKind kind, String address) throws Exception {
        var path = FaultyPath.open(PASS, 0, Optional.empty(), kind);
        assertThrows(ConnectException.class, () -> path.atOpener(() -> new Socket(address, 9)));
        path.close(); // all is counted then
        assertEquals(
                path.traffic(Side.LEFT),
                new Traffic(
                        1,
                        path.traffic(Side.LEFT).cameBytes(),
                        1,
                        path.traffic(Side.RIGHT).cameBytes(),
                        0,
                        0),
                "one SYN, and nothing of the kernel's own");
        assertEquals(path.traffic(Side.RIGHT).came(), 1);
        assertEquals(path.traffic(Side.RIGHT).went(), 1);
    }

    @Test
    public void shouldAnswerToEveryAddressAtTheRight() throws Exception {
        try (var path = FaultyPath.open(PASS);
                var listener = path.atListener(() -> new ServerSocket(80));
                var opener = path.atOpener(() -> new Socket("192.0.2.77", 80));
                var accepted = listener.accept();
                var opener6 = path.atOpener(() -> new Socket("2001:db8::77", 80));
                var accepted6 = listener.accept()) {
            assertEquals(accepted.getLocalAddress().getHostAddress(), "192.0.2.77");
            assertEquals(accepted6.getInetAddress(), opener6.getLocalAddress());
            assertEquals(
                    opener.getLocalAddress().getHostAddress(), path.opener().toString());
        }
    }

    @Test
    public void shouldConnectFromTheRightToo() throws Exception {
        try (var path = FaultyPath.open(PASS);
                var listener = path.atOpener(() -> new ServerSocket(80));
                var opener = path.atListener(() -> new Socket(path.opener().toString(), 80));
                var accepted = listener.accept()) {
            assertEquals(accepted.getPort(), opener.getLocalPort());
        }
    }

    @Test
    public void shouldDoWhatTheScenarioSays() throws Exception {
        var noSyn = new Rule(
                "no-syn",
                Condition.of("SYN", transit -> transit.segment().stream().anyMatch(each -> each.has(Flags.SYN))),
                Deed.LOSE);
        try (var path = FaultyPath.open(new Scenario("deaf", "Nobody is reached.", List.of(noSyn)))) {
            path.atListener(() -> new ServerSocket(80));
            assertThrows(SocketTimeoutException.class, () -> path.atOpener(() -> connect(path.listener(), 80, 100)));
            assertTrue(path.journal().stream()
                    .anyMatch(each -> each instanceof Happening.Acted acted
                            && acted.verb() == Verb.LOST
                            && acted.rule().equals("no-syn")));
            assertEquals(path.traffic(Side.RIGHT).went(), 0);
        }
    }

    @Test
    public void shouldWaitForWhatIsDelayed() throws Exception {
        var late = new Rule("late", Condition.of("anything", transit -> true), Deed.later(50_000_000));
        try (var path = FaultyPath.open(new Scenario("far", "Everything takes its time.", List.of(late)))) {
            var listener = path.atListener(() -> new ServerSocket(80));
            try (var opener = path.atOpener(() -> connect(path.listener(), 80, 5000));
                    var accepted = listener.accept()) {
                long begun = System.nanoTime();
                opener.getOutputStream().write(1);
                assertEquals(accepted.getInputStream().read(), 1);
                long tookMs = (System.nanoTime() - begun) / 1_000_000;
                assertTrue(tookMs >= 50, tookMs + " ms");
            }
        }
    }

    @Test
    public void shouldThrowWhatTheWorkThrows() throws Exception {
        try (var path = FaultyPath.open(PASS)) {
            assertThrows(
                    IOException.class,
                    () -> path.atOpener(() -> {
                        throw new IOException("mine");
                    }));
        }
    }

    @Test
    public void shouldRefuseWorkAfterTheEnd() {
        var path = FaultyPath.open(PASS);
        path.close();
        path.close();
        assertThrows(IllegalStateException.class, () -> path.atOpener(() -> 1));
        assertEquals(path.traffic(Side.LEFT).came(), 0);
    }

    @Test
    public void shouldTellThatItsJournalFailed() throws Exception {
        var path = FaultyPath.open(PASS, 0, happening -> {
            throw new IllegalStateException("full");
        });
        assertThrows(SocketTimeoutException.class, () -> path.atOpener(() -> connect(path.listener(), 80, 50)));
        assertThrows(RelayException.class, path::close);
    }

    @Test
    public void shouldUseTunWhereItOpens() throws Exception {
        try (var path = FaultyPath.open(PASS)) {
            String table = path.atOpener(() -> Files.readString(java.nio.file.Path.of("/proc/thread-self/net/dev")));
            assertEquals(table.contains("tcpassay1"), !TunDevice.isAvailable(), "the far end of a cable");
        }
    }

    static Socket connect(IpAddress address, int port, int timeoutMs) throws IOException {
        var socket = new Socket();
        socket.connect(new InetSocketAddress(address.toString(), port), timeoutMs);
        return socket;
    }
}
