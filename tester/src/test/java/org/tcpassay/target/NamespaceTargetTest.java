// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.tcpassay.link.LinkException;
import org.tcpassay.link.TargetFailure;
import org.tcpassay.net.TunDevice;
import org.tcpassay.rules.Given;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpVersion;
import org.testng.SkipException;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.Test;

/** A process with a network of its own plays somebody's container. */
public final class NamespaceTargetTest {

    private static final String INVALID = "net.ipv4.tcp_invalid_ratelimit";
    private static final Map<String, String> SETTINGS =
            Map.of(INVALID, "0", "net.ipv4.no_such_setting", "1", "net.ipv4.tcp_congestion_control", "reno");
    private static final String LOOK = "ip -o address; ip route show table all; ip -6 route show table all;"
            + " ss -Hant; cd /proc/sys/net; grep -r . ipv4/conf/*/rp_filter ipv6/conf ipv4/tcp_invalid_ratelimit"
            + " ipv4/tcp_congestion_control 2>/dev/null | grep -v stable_secret | sort";

    private Optional<Process> container = Optional.empty();

    /** That of the container, which starts with it; asked for inside the tests, so that one that is skipped says why. */
    private Namespace namespace() {
        InNamespace.skipWhereNotAllowed();
        if (!TunDevice.isAvailable()) {
            throw new SkipException("cannot reach another namespace: /dev/net/tun does not open");
        }
        if (container.isEmpty()) {
            container = Optional.of(started());
        }
        return Namespace.find(String.valueOf(container.get().pid())).orElseThrow();
    }

    private static Process started() {
        try {
            Process process = new ProcessBuilder(
                            "unshare", "--net", "sh", "-c", "ip link set lo up; echo ready; exec sleep 600")
                    .redirectError(Redirect.INHERIT)
                    .start();
            assertEquals(process.inputReader().readLine(), "ready");
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterMethod(alwaysRun = true)
    public void stop() throws InterruptedException {
        if (container.isPresent()) {
            container.get().destroyForcibly().waitFor();
            container = Optional.empty();
        }
    }

    private String inside(String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("nsenter", "--net=" + namespace(), "sh", "-c", script)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private NamespaceTarget target() {
        return new NamespaceTarget("docker:web", namespace(), profile(), true);
    }

    private static Profile profile() {
        return new Profile(
                "linux",
                Set.of(Given.RFC2018, Given.RFC6675, Given.RFC7323, Given.RFC5961),
                Set.of(),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                SETTINGS,
                Map.of("syn-ack-retries", 5L, "syn-retries", 6L, "rto-initial-ms", 1000L),
                List.of());
    }

    private void with(NamespaceTarget target, Map<String, String> settings, Consumer<Station> test) {
        for (IpVersion version : IpVersion.values()) {
            InNamespace.onThread(() -> {
                try (Station station = target.open(version, settings, 0)) {
                    test.accept(station);
                }
            });
        }
    }

    @Test
    public void shouldShakeHandsWithTheKernelThere() {
        try (NamespaceTarget target = target()) {
            with(target, Map.of(), station -> {
                var hand = new Hand(station);
                UserSocket listener = hand.listener();
                hand.handshake();
                UserSocket accepted = ((Reply.Done<UserSocket>) listener.accept()).value();
                assertEquals(accepted.state(), Optional.of(State.ESTABLISHED));
            });
        }
    }

    @Test
    public void shouldLeaveItAsItWas() throws Exception {
        String before = inside(LOOK);
        assertTrue(before.contains("ipv4/tcp_invalid_ratelimit:500"), before);
        try (NamespaceTarget target = target()) {
            with(target, Map.of(), station -> {
                var hand = new Hand(station);
                UserSocket listener = hand.listener();
                hand.handshake();
                UserSocket accepted = ((Reply.Done<UserSocket>) listener.accept()).value();
                assertEquals(accepted.close(), Reply.done()); // which leaves a connection that nobody holds
            });
            assertEquals(inside("cat /proc/sys/net/ipv4/tcp_invalid_ratelimit").strip(), "0");
            assertEquals(inside("ss -Hant").strip(), "");
        }
        long deadlineNs = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (inside("ip -o link").contains("tcpassay") && System.nanoTime() < deadlineNs) {
            Thread.onSpinWait(); // closing a device takes the kernel a while
        }
        assertEquals(inside(LOOK), before);
    }

    @Test
    public void shouldTurnNothingForAProbe() {
        try (NamespaceTarget target = target()) {
            var lack = expectThrows(
                    NotAvailable.class, () -> with(target, Map.of("net.ipv4.tcp_sack", "0"), station -> {}));
            assertEquals(lack.getMessage(), "needs net.ipv4.tcp_sack=0, which docker:web has at 1");
            with(
                    target,
                    Map.of("net.ipv4.tcp_sack", "1"),
                    station -> assertTrue(station.openPort().isEmpty()));
        }
    }

    @Test
    public void shouldKeepAwayFromWhatIsThere() throws Exception {
        inside("ip address add 198.19.0.77/24 dev lo");
        Surroundings around = namespace().visit(() -> {
            try (var user = new LinuxUpperTester()) {
                UserSocket listener = user.socket(4);
                listener.bind(new Endpoint(IpAddress.v4(0, 0, 0, 0), 9));
                listener.listen(1);
                return Surroundings.here();
            }
        });
        assertEquals(around.ports(), Set.of(9));
        assertEquals(around.closedPort(), 10);
        assertEquals(around.freeNetworks().size(), 255);
        try (NamespaceTarget target = target()) {
            with(target, Map.of(), station -> {
                if (station.targetAddress().version() == 4) {
                    assertEquals(station.targetAddress().toString(), "198.19.1.1");
                }
            });
        }
    }

    @Test
    public void shouldLetOneRunWorkAtATime() {
        try (NamespaceTarget target = target();
                NamespaceTarget other = target()) {
            with(target, Map.of(), station -> {});
            var busy = expectThrows(LinkException.class, () -> with(other, Map.of(), station -> {}));
            assertTrue(busy.getMessage().contains("another run is at work there"), busy.getMessage());
        }
    }

    @Test
    public void shouldSayThatItIsGone() throws Exception {
        try (NamespaceTarget target = target()) {
            InNamespace.onThread(() -> {
                try (Station station = target.open(IpVersion.V4, Map.of(), 0)) {
                    assertTrue(station.again(IpVersion.V6).isPresent());
                    container.orElseThrow().destroyForcibly().onExit().join();
                    assertFalse(station.again(IpVersion.V4).isPresent());
                }
            });
            var gone = expectThrows(TargetFailure.class, () -> target.open(IpVersion.V4, Map.of(), 1));
            assertEquals(gone.getMessage(), "the target is gone: the namespace of docker:web is no more");
        }
    }

    @Test
    public void shouldReadTheProfileOffItsSettings() throws Exception {
        inside("cd /proc/sys/net/ipv4; echo 0 >tcp_sack; echo 0 >tcp_timestamps; echo 2 >tcp_synack_retries;"
                + " echo 1 >tcp_rfc1337; echo 7 >tcp_fin_timeout");
        try (NamespaceTarget target = target()) {
            Profile profile = target.profile();
            assertEquals(profile.claims(), Set.of(Given.RFC5961, Given.RFC1337));
            assertEquals(profile.numbers().get("syn-ack-retries"), Long.valueOf(2));
            assertEquals(profile.numbers().get("syn-received-ms"), Long.valueOf(7000));
            assertEquals(profile.numbers().get("fin-wait-2-orphan-ms"), Long.valueOf(7000));
            assertEquals(profile.numbers().get("rto-initial-ms"), Long.valueOf(1000));
        }
        assertNotEquals(
                new NamespaceTarget("x", namespace(), profile(), false)
                        .profile()
                        .claims(),
                Set.of());
    }

    @Test
    public void shouldFindNamespaces() {
        Namespace namespace = namespace();
        assertFalse(namespace.isOurs());
        assertTrue(new Namespace(Path.of("/proc/self/ns/net")).isOurs());
        assertEquals(Namespace.find(namespace.toString()), Optional.of(namespace));
        assertEquals(Namespace.find("no-such-namespace"), Optional.empty());
    }
}
