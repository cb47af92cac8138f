// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Happening;
import org.tcpassay.fault.Side;
import org.tcpassay.net.Privileges;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IpAddress;
import org.testng.SkipException;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/** Two hosts on a bridge in a namespace between them; the cable takes the place of the bridge. */
public final class FaultyCableTest {

    private static final String NETWORK = """
            ip link add br0 type bridge
            ip link set br0 up
            for host in a b; do
                ip link add ${host}0 type veth peer name ${host}1
                ip link set ${host}0 master br0 up
            done
            ip link set a1 netns "$1"
            ip link set b1 netns "$2"
            """;

    private Site middle;
    private Site one;
    private Site other;

    @BeforeMethod
    public void build() throws Exception {
        Privileges.ofThisThread().missingForNamespaces().ifPresent(missing -> {
            throw new SkipException("cannot make a network namespace: " + missing);
        });
        if (new ProcessBuilder("ip", "-V")
                        .redirectOutput(Redirect.DISCARD)
                        .start()
                        .waitFor()
                != 0) {
            throw new SkipException("cannot build a network: the command ip is missing (iproute2)");
        }
        middle = Site.open("middle");
        one = Site.open("one");
        other = Site.open("other");
        assertEquals(in(middle, NETWORK, thread(one), thread(other)), "");
        in(one, "ip address add 198.18.5.1/24 dev a1; ip link set a1 up");
        in(other, "ip address add 198.18.5.2/24 dev b1; ip link set b1 up");
    }

    @AfterMethod(alwaysRun = true)
    public void takeDown() {
        for (Site site : List.of(middle, one, other)) {
            site.close();
        }
    }

    private static String thread(Site site) {
        return Path.of(site.path()).getName(3).toString(); // of /proc/PID/task/TID/ns/net
    }

    private static String in(Site site, String script, String... words) throws IOException, InterruptedException {
        var line = new java.util.ArrayList<>(List.of("nsenter", "--net=" + site.path(), "sh", "-ec", script, "test"));
        line.addAll(List.of(words));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(process.waitFor(), 0, said);
        return said;
    }

    private Edge edge(String name) {
        return new Edge(Optional.of(Path.of(middle.path())), name);
    }

    @Test
    public void shouldCarryWhatHostsWithOffloadsSendAndLoseWhatARuleChose() throws Exception {
        var happened = new CopyOnWriteArrayList<Happening>();
        var lost = new CopyOnWriteArrayList<Long>();
        Condition firstSyn = Condition.of(
                "first SYN",
                each -> each.segment().stream()
                                .anyMatch(segment -> segment.flags().equals(Flags.SYN))
                        && (lost.isEmpty() && lost.add(each.number())));
        try (var cable =
                FaultyCable.open(edge("a0"), edge("b0"), false, Deed.when(firstSyn, Deed.LOSE), 0, happened::add)) {
            assertFalse(in(middle, "ip -o link show a0").contains("master"));
            var data = new byte[3_000_000];
            new Random(1).nextBytes(data);
            try (var listener = other.call(() -> new ServerSocket(80));
                    var opener = one.call(() -> new Socket("198.18.5.2", 80));
                    var accepted = listener.accept()) {
                var sending = CompletableFuture.runAsync(() -> send(opener, data));
                assertEquals(accepted.getInputStream().readNBytes(data.length), data);
                sending.join();
            }
            assertEquals(lost.size(), 1);
            assertTrue(cable.traffic(Side.LEFT).came() > 2000, "segments as they would be on a wire");
            assertEquals(cable.traffic(Side.LEFT).dropped(), 0);
            assertTrue(happened.stream()
                    .filter(Happening.Went.class::isInstance)
                    .allMatch(each -> ((Happening.Went) each).bytes().length() <= 1500));
        }
        assertTrue(in(middle, "ip -o link show a0; ip -o link show b0").matches("(?s).*master br0.*master br0.*"));
        try (var listener = other.call(() -> new ServerSocket(81));
                var opener = one.call(() -> new Socket("198.18.5.2", 81))) {
            assertTrue(opener.isConnected(), "the bridge is back");
            assertFalse(listener.isClosed());
        }
    }

    private static void send(Socket socket, byte[] data) {
        try {
            socket.getOutputStream().write(data);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    public void shouldRefuseWhatLeadsToOtherMachines() {
        var e = expectThrows(
                RelayException.class,
                () -> FaultyCable.open(edge("br0"), edge("a0"), false, FaultyPathTest.PASS, 0, each -> {}));
        assertTrue(e.getMessage().contains("no end of a veth pair (bridge)"), e.getMessage());
    }

    @Test
    public void shouldRefuseWhereItsHostWouldAnswerToo() throws Exception {
        in(middle, "ip link set a0 nomaster; ip address add 198.18.5.9/24 dev a0");
        var e = expectThrows(
                RelayException.class,
                () -> FaultyCable.open(edge("b0"), edge("a0"), false, FaultyPathTest.PASS, 0, each -> {}));
        assertTrue(e.getMessage().contains("has an address"), e.getMessage());
        assertTrue(in(middle, "ip -o link show b0").contains("master br0"), "it is put back");
    }

    @Test
    public void shouldRefuseHostsWithAddressesThatMayBeSomebodys() throws Exception {
        in(other, "ip address add 192.0.2.7/24 dev lo");
        assertEquals(
                refused("a0", "b0", false),
                "using interface " + edge("b0") + ": the host at the other end of its cable has the address 192.0.2.7,"
                        + " which is not within 198.18.0.0/15 or fd00::/8 and may be somebody's; if that network is"
                        + " yours, say so (--real)");
        assertTrue(in(middle, "ip -o link show a0").contains("master br0"), "it is put back");
        in(middle, "ip address add 2001:db8::9/64 dev a0 nodad");
        assertTrue(refused("a0", "b0", false).contains("a0: it has the address 2001:db8::9"));
    }

    @Test
    public void shouldLookAtTheOtherEndInTheSameNamespace() throws Exception {
        in(middle, "ip link add c0 type veth peer name c1; ip address add 10.1.2.3/8 dev c1");
        assertTrue(refused("c0", "a0", false).contains("c0: the other end of its cable has the address 10.1.2.3"));
        in(middle, "ip address del 10.1.2.3/8 dev c1; ip link set c1 master br0");
        assertTrue(refused("c0", "a0", false).contains("c0: the other end of its cable is a port of a bridge"));
    }

    @Test
    public void shouldLeaveRealNetworksToRootOfTheMachine() throws Exception {
        in(other, "ip address add 192.0.2.7/24 dev lo");
        if (Privileges.ofThisThread().isRootOfTheMachine()) {
            FaultyCable.open(edge("a0"), edge("b0"), true, FaultyPathTest.PASS, 0, each -> {})
                    .close();
        } else {
            assertTrue(refused("a0", "b0", true).contains("for root of this machine alone"));
        }
    }

    private String refused(String left, String right, boolean isReal) {
        return expectThrows(
                        RelayException.class,
                        () -> FaultyCable.open(edge(left), edge(right), isReal, FaultyPathTest.PASS, 0, each -> {}))
                .getMessage();
    }

    @Test
    public void shouldKnowWhichAddressesAreNobodys() {
        for (String address : List.of("198.18.0.1", "198.19.255.255", "127.0.0.1", "fd00::1", "fe80::1", "::1")) {
            assertTrue(Bounds.isHarmless(IpAddress.parse(address)), address);
        }
        for (String address : List.of("198.17.255.255", "198.20.0.0", "10.0.0.1", "fc00::1", "fec0::1", "2001:db8::")) {
            assertFalse(Bounds.isHarmless(IpAddress.parse(address)), address);
        }
    }

    @Test
    public void shouldFindTheCableOfAContainer() throws Exception {
        Path docker = Files.createTempFile("docker", ".sh");
        try {
            Files.setPosixFilePermissions(docker, PosixFilePermissions.fromString("rwx------"));
            Files.writeString(docker, "#!/bin/sh\n[ \"$6\" = web ] && echo " + thread(one) + " || echo Error: none\n");
            Edge found = middle.call(() -> Edge.parse("docker:web/a1", docker.toString()));
            assertEquals(found, new Edge(Optional.empty(), "a0"));
            assertEquals(told("docker:db", docker), "container db: docker inspect says: Error: none");
            assertTrue(told("docker:web/lo", docker).contains("not the end of a veth pair (hardware)"));
            assertTrue(
                    told("docker:web", docker).contains("container web, interface eth0: looking for interface eth0"));
            assertTrue(told("docker:", docker).contains("no name of one; such as docker:web"));
            Files.writeString(docker, "#!/bin/sh\necho 0\n");
            assertEquals(told("docker:web", docker), "container web: it does not run; start it first");
            Files.delete(docker);
            assertTrue(told("docker:web", docker).contains("container web: Docker cannot be asked"));
        } finally {
            Files.deleteIfExists(docker);
        }
    }

    private static String told(String text, Path docker) {
        return expectThrows(IllegalArgumentException.class, () -> Edge.parse(text, docker.toString()))
                .getMessage();
    }

    @Test
    public void shouldReadWhereAnInterfaceIs() {
        assertEquals(Edge.parse("eth0"), new Edge(Optional.empty(), "eth0"));
        assertEquals(Edge.parse(middle.path() + "/a0"), new Edge(Optional.of(Path.of(middle.path())), "a0"));
        long own = ProcessHandle.current().pid();
        assertEquals(Edge.parse(own + "/lo"), new Edge(Optional.of(Path.of("/proc/" + own + "/ns/net")), "lo"));
        assertThrows(IllegalArgumentException.class, () -> Edge.parse("no-such-namespace/eth0"));
        assertThrows(IllegalArgumentException.class, () -> Edge.parse("a-name-that-is-too-long"));
        assertThrows(
                RelayException.class,
                () -> FaultyCable.open(edge("a0"), edge("a0"), false, FaultyPathTest.PASS, 0, each -> {}));
    }
}
