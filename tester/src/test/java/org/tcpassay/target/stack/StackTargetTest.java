// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.stack;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.tcpassay.link.Link;
import org.tcpassay.link.LinkException;
import org.tcpassay.link.TargetFailure;
import org.tcpassay.target.Knock;
import org.tcpassay.target.NotAvailable;
import org.tcpassay.target.Station;
import org.tcpassay.target.agent.Agent;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.IpVersion;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public final class StackTargetTest {

    private static final int DEADLY_PORT = 666;
    private static final Duration SHORT = Duration.ofMillis(400);

    private Path folder = Path.of("");

    @BeforeMethod
    public void make() throws IOException {
        folder = Files.createTempDirectory("fake");
    }

    @AfterMethod(alwaysRun = true)
    public void takeAway() throws IOException {
        for (String name : new String[] {"fake.py", "start"}) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.delete(folder);
    }

    private static Station open(StackTarget target) {
        return target.open(IpVersion.V4, Map.of(), 0);
    }

    private static Knock.Answer knock(Station station, int port) {
        return new Knock(station.link(), station.testerAddress()).at(new Endpoint(station.targetAddress(), port));
    }

    private static Agent agent(Station station) {
        return (Agent) station.upperTester().orElseThrow();
    }

    private static void awaitSomething(Link link) {
        for (int i = 0; i < 20 && link.receive(500_000_000).isEmpty(); i++) {
            // it says nothing
        }
    }

    @Test
    public void shouldStartWhatItAsks() {
        try (StackTarget target = FakeStack.target(folder, "ordinary");
                Station station = open(target)) {
            assertEquals(knock(station, 80), Knock.Answer.RESET);
            assertEquals(target.description(), "fake-1");
            assertEquals(station.closedPort(), Optional.of(9));
            assertEquals(agent(station).setting("knob"), "7", "as the profile has it");
            assertFalse(station.isUsed());
        }
    }

    @Test
    public void shouldAskOneInstanceFromAddressToAddressUntilItIsWorn() {
        try (StackTarget target = FakeStack.target(folder, "ordinary");
                Station first = open(target)) {
            agent(first).setting("knob", "8");
            Station second = first.again(IpVersion.V4).orElseThrow();
            assertTrue(second.isUsed());
            assertNotEquals(second.testerAddress(), first.testerAddress());
            assertEquals(agent(second).setting("knob"), "8", "the same instance");
            assertEquals(knock(second, 80), Knock.Answer.RESET);
            assertEquals(first.again(IpVersion.V4), Optional.empty(), "it has gone on");

            Station third = second.again(IpVersion.V4).orElseThrow();
            assertEquals(third.again(IpVersion.V4), Optional.empty(), "three uses");
            third.close();
            try (Station fresh = open(target)) {
                assertFalse(fresh.isUsed());
                assertEquals(agent(fresh).setting("knob"), "7");
            }
        }
    }

    @Test
    public void shouldPutSettingsBack() {
        try (StackTarget target = FakeStack.target(folder, "ordinary");
                Station turned = target.open(IpVersion.V4, Map.of("knob", "9"), 0)) {
            assertEquals(agent(turned).setting("knob"), "9");
            try (Station next = turned.again(IpVersion.V4).orElseThrow()) {
                assertEquals(agent(next).setting("knob"), "7");
            }
        }
    }

    @Test
    public void shouldTellWhatTheStackLacks() {
        try (StackTarget target = FakeStack.target(folder, "ordinary")) {
            var lack = expectThrows(
                    NotAvailable.class, () -> target.open(IpVersion.V4, Map.of("knob", "9", "bell", "1"), 0));
            assertTrue(lack.getMessage().contains("bell"), lack.getMessage());
            try (Station station = open(target)) {
                assertEquals(agent(station).setting("knob"), "7", "half a probe's settings are none");
            }
        }
    }

    @Test
    public void shouldRefuseWhatNoEthernetCarries() {
        try (StackTarget target = FakeStack.target(folder, "ordinary");
                Station station = open(target)) {
            var lack = expectThrows(NotAvailable.class, () -> station.link().send(Bytes.zeros(1501)));
            assertTrue(lack.getMessage().contains("1500"), lack.getMessage());
        }
    }

    @DataProvider
    Object[][] badManners() {
        return new Object[][] {
            {"dies", "signal 11 ended it; it said last: I am dies / no sockets left"},
            {"hangs", "it runs; it said last: I am hangs"},
            {"lies", "what is a socket?"},
        };
    }

    @Test(dataProvider = "badManners")
    public void shouldBlameTheStackForItsMannersAndStartAnother(String manner, String words) {
        try (StackTarget target = FakeStack.target(folder, manner)) {
            try (Station station = open(target)) {
                var failure =
                        expectThrows(TargetFailure.class, () -> agent(station).socket(4));
                assertTrue(failure.getMessage().contains(words), failure.getMessage());
                assertEquals(station.again(IpVersion.V4), Optional.empty());
            }
            try (Station another = open(target)) {
                assertEquals(knock(another, 80), Knock.Answer.RESET);
            }
        }
    }

    @Test
    public void shouldNoticeADeathOnTheRoad() {
        try (StackTarget target = FakeStack.target(folder, "ordinary")) {
            try (Station station = open(target)) {
                var failure = expectThrows(TargetFailure.class, () -> {
                    knock(station, DEADLY_PORT);
                    awaitSomething(station.link()); // of a machine that is busy
                });
                assertTrue(failure.getMessage().contains("signal 11 ended it"), failure.getMessage());
                assertTrue(failure.getMessage().contains("a question too many"), failure.getMessage());
                expectThrows(TargetFailure.class, () -> knock(station, 80));
            }
            try (Station another = open(target)) {
                assertEquals(knock(another, 80), Knock.Answer.RESET);
            }
        }
    }

    @Test
    public void shouldNotWaitForEverUntilItIsReady() {
        try (StackTarget target = FakeStack.target(folder, "never", SHORT)) {
            var failure = expectThrows(TargetFailure.class, () -> open(target));
            assertTrue(failure.getMessage().contains("not ready after 400 ms"), failure.getMessage());
        }
    }

    @Test
    public void shouldTellOfADeathAtBirth() {
        try (StackTarget target = FakeStack.target(folder, "stillborn")) {
            var failure = expectThrows(TargetFailure.class, () -> open(target));
            assertTrue(
                    failure.getMessage().endsWith("it ended with status 3; it said last: cannot live"),
                    failure.getMessage());
        }
    }

    @Test
    public void shouldPassOnWhatIsMissing() {
        try (StackTarget target = FakeStack.target(folder, "missing")) {
            var missing = expectThrows(LinkException.class, () -> open(target));
            assertEquals(missing.getMessage(), "fake has not been built; run docker/fake/build");
        }
    }

    @Test
    public void shouldEndAStackThatIsDeaf() {
        try (StackTarget target = FakeStack.target(folder, "deaf")) {
            open(target).close();
            assertEquals(running(), 1, "it waits for a use");
        }
        assertEquals(running(), 0);
    }

    private static long running() {
        return ProcessHandle.current().descendants().filter(FakeStack::isOne).count();
    }
}
