// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.agent;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.tcpassay.link.TargetFailure;
import org.tcpassay.target.UserOption;
import org.tcpassay.target.UserSocket;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.IpAddress;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Agents that die, hang or talk nonsense: that is a finding about the target, in one sentence. */
public final class BadAgentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Endpoint OWN = new Endpoint(IpAddress.v4(198, 18, 0, 1), 7);
    private static final String ASKED = "the target answers nonsense when its agent was asked";

    @DataProvider
    public Object[][] bad() {
        return new Object[][] {
            {FakeAgent.DEATH, "the target's agent is gone: its socket is no longer open (closed by the agent)"},
            {"3 ok 5\n", ASKED + " \"socket 4\": \"3 ok 5\", which is no answer to request 2"},
            {"\n", ASKED + " \"socket 4\": \"\", which is no answer to request 2"},
            {"ok 5\n", ASKED + " \"socket 4\": \"ok 5\", which is no answer to request 2"},
            {"02 ok 5\n", ASKED + " \"socket 4\": \"02 ok 5\", which is no answer to request 2"},
            {"2\n", ASKED + " \"socket 4\": \"2\""},
            {"2 OK 5\n", ASKED + " \"socket 4\": \"2 OK 5\""},
            {"2 ok\n", ASKED + " \"socket 4\": \"ok\""},
            {"2 ok five\n", ASKED + " \"socket 4\": \"ok five\""},
            {"2 ok 5 6\n", ASKED + " \"socket 4\": \"ok 5 6\""},
            {"2 ok  5\n", ASKED + " \"socket 4\": \"2 ok  5\""},
            {"2 pending\n", ASKED + " \"socket 4\": \"pending\""},
            {"2 pending soon\n", ASKED + " \"socket 4\": \"2 pending soon\""},
            {"2 error 104\n", ASKED + " \"socket 4\": \"2 error 104\""},
            {"2 error EMFILE\n", ASKED + " \"socket 4\": \"error EMFILE\""},
            {"2 error\n", ASKED + " \"socket 4\": \"2 error\""},
            {"2 wrong verb\n", "the target's agent does not understand \"socket 4\": verb"},
            {"2 ok \u00e9\n", ASKED + ": no ASCII: 2 ok \\xe9"},
            {"2 ok 5\r\n", ASKED + ": no ASCII: 2 ok 5\\x0d"},
            {"2 ok 5\0\n", ASKED + ": no ASCII: 2 ok 5\\x00"},
        };
    }

    @Test(dataProvider = "bad")
    public void shouldFindOutABadAnswer(String raw, String finding) throws IOException {
        try (FakeAgent fake = FakeAgent.thenSaying(raw);
                Agent agent = fake.connect(PATIENCE)) {
            TargetFailure thrown = expectThrows(TargetFailure.class, () -> agent.socket(4));
            assertEquals(thrown.getMessage(), finding);
            assertTrue(agent.isBroken());
            int asked = fake.asked().size();
            TargetFailure again = expectThrows(TargetFailure.class, agent::forget);
            assertEquals(again.getMessage(), finding, "the first finding stays");
            assertEquals(fake.asked().size(), asked, "a broken agent is not asked again");
        }
    }

    @DataProvider
    public Object[][] silent() {
        return new Object[][] {
            {"", "the target's agent hangs: it has not answered for 100 ms"},
            {"2 ok", "the target's agent hangs: it has answered half a line only for 100 ms"},
        };
    }

    @Test(dataProvider = "silent")
    public void shouldNotWaitForEver(String raw, String finding) throws IOException {
        try (FakeAgent fake = FakeAgent.thenSaying(raw);
                Agent agent = fake.connect(SHORT)) {
            TargetFailure thrown = expectThrows(TargetFailure.class, () -> agent.socket(4));
            assertEquals(thrown.getMessage(), finding);
        }
    }

    @DataProvider
    public Object[][] hellos() {
        String understood = "the target's agent does not understand \"hello 1\": ";
        String asked = ASKED + " \"hello 1\": ";
        return new Object[][] {
            {"1 wrong version, 2 is spoken\n", understood + "version, 2 is spoken"},
            {"1 lacks sessions\n", "the target's agent lacks \"hello 1\": sessions"},
            {"1 pending\n", asked + "\"pending\""},
            {"1 ok version=2 stack=x states=all families=4\n", null},
            {"1 ok version=1 states=all families=4\n", null},
            {"1 ok version=1 stack=x states=some families=4\n", null},
            {"1 ok version=1 stack=x states=all families=5\n", null},
            {"1 ok version=1 stack=x states=all\n", null},
            {
                "1 ok vers" + FakeAgent.DEATH,
                "the target's agent is gone: its socket is no longer open (in the middle of an answer: 1 ok vers)"
            },
        };
    }

    @Test(dataProvider = "hellos")
    public void shouldRefuseWhoIsNoAgent(String raw, String finding) throws IOException {
        String wanted =
                finding == null ? ASKED + " \"hello 1\": \"" + raw.substring(2).strip() + "\"" : finding;
        try (FakeAgent fake = FakeAgent.saying(request -> raw)) {
            TargetFailure thrown = expectThrows(TargetFailure.class, () -> fake.connect(PATIENCE));
            assertEquals(thrown.getMessage(), wanted);
        }
    }

    @Test
    public void shouldNotReadALineThatNeverEnds() throws IOException {
        for (String raw : List.of("2 ok " + "6".repeat(70_000), "2 ok " + "6".repeat(700_000) + "\n")) {
            try (FakeAgent fake = FakeAgent.thenSaying(raw);
                    Agent agent = fake.connect(PATIENCE)) {
                TargetFailure thrown = expectThrows(TargetFailure.class, () -> agent.socket(4));
                assertTrue(
                        thrown.getMessage().matches(ASKED + ": (a line of )?more than 70000 bytes.*: 2 ok 6+\\.\\.\\."),
                        thrown.getMessage());
            }
        }
    }

    /** A line of the greatest length is one still. */
    @Test
    public void shouldReadTheLongestLine() throws IOException {
        String words = "x".repeat(70_000 - "2 ok \n".length());
        try (FakeAgent fake = FakeAgent.thenSaying("2 ok " + words + "\n");
                Agent agent = fake.connect(PATIENCE)) {
            assertEquals(agent.setting("a"), words);
        }
    }

    private interface Ask {
        Object of(UserSocket socket);
    }

    private record Insane(String answer, Ask ask) {}

    private static final List<Insane> INSANE = List.of(
            new Insane("ok 198.18.0.1", socket -> socket.bind(OWN)),
            new Insane("ok 198.18.0.1 65536", socket -> socket.bind(OWN)),
            new Insane("ok 198.18.0.300 7", socket -> socket.bind(OWN)),
            new Insane("ok 1", socket -> socket.listen(1)),
            new Insane("ok 6 198.18.0.1", UserSocket::accept),
            new Insane("ok 5 198.18.0.1 7", UserSocket::accept),
            new Insane("ok 0", socket -> socket.send(Bytes.of(1, 2), false)),
            new Insane("ok 3", socket -> socket.send(Bytes.of(1, 2), false)),
            new Insane("ok", socket -> socket.send(Bytes.of(1, 2), false)),
            new Insane("ok 010", socket -> socket.receive(9, false)),
            new Insane("ok xx", socket -> socket.receive(9, false)),
            new Insane("ok 010203", socket -> socket.receive(2, false)),
            new Insane("ok no", UserSocket::close),
            new Insane("ok yes", socket -> socket.get(UserOption.CORK)),
            new Insane("ok OPEN", UserSocket::state),
            new Insane("ok FIN_WAIT_1", UserSocket::state),
            new Insane("pending", UserSocket::state),
            new Insane("pending", UserSocket::pendingError),
            new Insane("ok 1", UserSocket::acceptQueue),
            new Insane("ok 2", UserSocket::urgentPending));

    @DataProvider
    public Object[][] insane() {
        return INSANE.stream().map(row -> new Object[] {row}).toArray(Object[][]::new);
    }

    @Test(dataProvider = "insane")
    public void shouldFindOutAnAnswerThatCannotBe(Insane row) throws IOException {
        FakeAgent fake = FakeAgent.saying(request -> request.substring(0, request.indexOf(' ') + 1)
                + (request.startsWith("1 ") ? FakeAgent.HELLO : request.startsWith("2 ") ? "ok 5" : row.answer())
                + "\n");
        try (fake;
                Agent agent = fake.connect(PATIENCE)) {
            UserSocket socket = agent.socket(4);
            TargetFailure thrown =
                    expectThrows(TargetFailure.class, () -> row.ask().of(socket));
            assertTrue(thrown.getMessage().startsWith(ASKED + " \""), thrown.getMessage());
            assertTrue(thrown.getMessage().endsWith(": \"" + row.answer() + "\""), thrown.getMessage());
            assertTrue(agent.isBroken());
        }
    }

    /** One that says all it has to say before it is asked is not waited for, nor is its second answer believed. */
    @Test
    public void shouldNotTakeTheAnswerToAnotherRequest() throws IOException {
        FakeAgent fake = FakeAgent.saying(
                request -> request.startsWith("1 ") ? "1 " + FakeAgent.HELLO + "\n7 ok\n" : "2 ok 5\n");
        try (fake;
                Agent agent = fake.connect(PATIENCE)) {
            TargetFailure thrown = expectThrows(TargetFailure.class, () -> agent.socket(4));
            assertEquals(thrown.getMessage(), ASKED + " \"socket 4\": \"7 ok\", which is no answer to request 2");
        }
    }
}
