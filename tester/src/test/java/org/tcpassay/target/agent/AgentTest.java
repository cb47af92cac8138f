// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.agent;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tcpassay.link.LinkException;
import org.tcpassay.rules.State;
import org.tcpassay.target.AcceptQueue;
import org.tcpassay.target.NotAvailable;
import org.tcpassay.target.Reply;
import org.tcpassay.target.TcpInfo;
import org.tcpassay.target.UserOption;
import org.tcpassay.target.UserSocket;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpVersion;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Requests as an agent hears them, and what its answers become. */
public final class AgentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20); // a busy machine may starve an honest peer
    private static final Endpoint OWN = new Endpoint(IpAddress.v4(198, 18, 0, 1), 7);
    private static final Endpoint OTHER = new Endpoint(IpAddress.parse("fd74::2"), 5000);

    /** What a call of a socket does. */
    private interface Ask {
        Object of(UserSocket socket);
    }

    private record Row(String request, String answer, Ask ask, Object result) {}

    private static Reply<Object> done(Object value) {
        return new Reply.Done<>(value);
    }

    private static final List<Row> CALLS = List.of(
            new Row("bind 5 198.18.0.1 7", "ok 198.18.0.1 7", s -> s.bind(OWN), done(OWN)),
            new Row("bind 5 fd74::2 5000", "ok fd74::2 5000", s -> s.bind(OTHER), done(OTHER)),
            new Row("listen 5 8", "ok", s -> s.listen(8), Reply.done()),
            new Row("connect 5 198.18.0.1 7", "ok", s -> s.connect(OWN), Reply.done()),
            new Row("send 5 00ff41", "ok 2", s -> s.send(Bytes.of(0, 255, 65), false), done(2)),
            new Row("send-urgent 5 41", "ok 1", s -> s.send(Bytes.of(65), true), done(1)),
            new Row("receive 5 100", "ok 00ff", s -> s.receive(100, false), done(Bytes.of(0, 255))),
            new Row("receive 5 100", "ok", s -> s.receive(100, false), done(Bytes.EMPTY)),
            new Row("receive 5 32768", "ok 41", s -> s.receive(65_536, false), done(Bytes.of(65))),
            new Row("receive-urgent 5 1", "ok 21", s -> s.receive(1, true), done(Bytes.of(33))),
            new Row("shutdown 5", "ok", UserSocket::shutdown, Reply.done()),
            new Row("close 5", "ok", UserSocket::close, Reply.done()),
            new Row("abort 5", "ok", UserSocket::abort, Reply.done()),
            new Row("set 5 no-delay 1", "ok", s -> s.set(UserOption.NO_DELAY, 1), Reply.done()),
            new Row("set 5 linger -1", "ok", s -> s.set(UserOption.LINGER, -1), Reply.done()),
            new Row("get 5 keep-alive-idle", "ok 7200", s -> s.get(UserOption.KEEP_ALIVE_IDLE), done(7200L)),
            new Row("state 5", "ok FIN-WAIT-1", UserSocket::state, Optional.of(State.FIN_WAIT_1)),
            new Row("state 5", "ok", UserSocket::state, Optional.empty()),
            new Row("error 5", "ok ECONNRESET", UserSocket::pendingError, Optional.of("ECONNRESET")),
            new Row("error 5", "ok", UserSocket::pendingError, Optional.empty()),
            new Row("queue 5", "ok 3 8", UserSocket::acceptQueue, Optional.of(new AcceptQueue(3, 8))),
            new Row("queue 5", "ok", UserSocket::acceptQueue, Optional.empty()),
            new Row("queue 5", "lacks a view of it", UserSocket::acceptQueue, Optional.empty()),
            new Row("urgent 5", "ok 1", UserSocket::urgentPending, Optional.of(true)),
            new Row("urgent 5", "ok 0", UserSocket::urgentPending, Optional.of(false)),
            new Row("urgent 5", "ok", UserSocket::urgentPending, Optional.empty()));

    @DataProvider
    public Object[][] calls() {
        return CALLS.stream().map(row -> new Object[] {row}).toArray(Object[][]::new);
    }

    private static FakeAgent agent(Map<String, String> answers) throws IOException {
        var all = new HashMap<>(answers);
        all.put("socket 4", "ok 5");
        return FakeAgent.answering(all);
    }

    @Test(dataProvider = "calls")
    public void shouldAskAndUnderstand(Row row) throws IOException {
        try (FakeAgent fake = agent(Map.of(row.request(), row.answer()));
                Agent agent = fake.connect(PATIENCE)) {
            assertEquals(row.ask().of(agent.socket(4)), row.result());
            assertEquals(fake.asked(), List.of("hello 1", "socket 4", row.request()));
        }
    }

    @DataProvider
    public Object[][] replies() {
        return CALLS.stream()
                .filter(row -> row.result() instanceof Reply)
                .map(row -> new Object[] {row})
                .toArray(Object[][]::new);
    }

    @Test(dataProvider = "replies")
    public void shouldTellPendingRefusedAndLacking(Row row) throws IOException {
        assertEquals(after(row, "pending"), new Reply.Pending<>());
        assertEquals(after(row, "error EINVAL"), new Reply.Failed<>("EINVAL"));
        NotAvailable thrown = expectThrows(NotAvailable.class, () -> after(row, "lacks any such thing"));
        assertEquals(thrown.getMessage(), "the target's agent lacks \"" + row.request() + "\": any such thing");
    }

    private static Object after(Row row, String answer) throws IOException {
        try (FakeAgent fake = agent(Map.of(row.request(), answer));
                Agent agent = fake.connect(PATIENCE)) {
            return row.ask().of(agent.socket(4));
        }
    }

    @Test
    public void shouldSayWhatTheStackIs() throws IOException {
        var later = Map.of("hello 1", "ok version=1 stack=x states=own families=6 colour=blue new");
        try (FakeAgent fake = agent(later);
                Agent agent = fake.connect(PATIENCE)) {
            assertEquals(agent.hello(), new Hello("x", Hello.Told.OWN, Set.of(IpVersion.V6)));
        }
    }

    @Test
    public void shouldAccept() throws IOException {
        try (FakeAgent fake = agent(Map.of("accept 5", "ok 6 198.18.0.9 4000", "close 6", "ok"));
                Agent agent = fake.connect(PATIENCE)) {
            var accepted = (Reply.Done<UserSocket>) agent.socket(4).accept();
            assertEquals(accepted.value().close(), Reply.done());
        }
    }

    @Test
    public void shouldAskForTheStateOfAnyConnection() throws IOException {
        String request = "state-of 198.18.0.1 7 fd74::2 5000";
        try (FakeAgent fake = agent(Map.of(request, "ok TIME-WAIT"));
                Agent agent = fake.connect(PATIENCE)) {
            assertEquals(agent.stateOf(new FourTuple(OTHER, OWN)), Optional.of(State.TIME_WAIT));
        }
    }

    @Test
    public void shouldNotAskForStatesThatAreNotTold() throws IOException {
        try (FakeAgent fake = agent(Map.of("hello 1", "ok version=1 stack=x states=none families=4"));
                Agent agent = fake.connect(PATIENCE)) {
            assertEquals(agent.stateOf(new FourTuple(OTHER, OWN)), Optional.empty());
            assertEquals(fake.asked(), List.of("hello 1"));
        }
    }

    @Test
    public void shouldTellWhatIsKnownOfAConnection() throws IOException {
        var answers = Map.of("state 5", "ok ESTABLISHED", "info 5", "ok timestamps=1 snd-mss=1448 rto-us=204000 x=9");
        try (FakeAgent fake = agent(answers);
                Agent agent = fake.connect(PATIENCE)) {
            TcpInfo info = agent.socket(4).info().orElseThrow();
            assertEquals(info.state(), State.ESTABLISHED);
            assertTrue(info.timestamps());
            assertFalse(info.sack());
            assertEquals(info.sndMss(), 1448);
            assertEquals(info.rcvMss(), TcpInfo.NOT_TOLD);
            assertEquals(info.rto(), Duration.ofMillis(204));
        }
    }

    @Test
    public void shouldHaveNoMoreToTellWhereTheStackLacksIt() throws IOException {
        try (FakeAgent fake = agent(Map.of("state 5", "ok ESTABLISHED", "info 5", "lacks it"));
                Agent agent = fake.connect(PATIENCE)) {
            assertEquals(agent.socket(4).info(), Optional.empty());
        }
    }

    @Test
    public void shouldTurnKnobs() throws IOException {
        var answers = Map.of(
                "setting a.b",
                "ok 4096 16384 4194304",
                "setting none",
                "ok",
                "setting a.b 1 2 3",
                "ok",
                "setting no",
                "lacks knobs",
                "setting a.b 9",
                "error EINVAL");
        try (FakeAgent fake = agent(answers);
                Agent agent = fake.connect(PATIENCE)) {
            assertEquals(agent.setting("a.b"), "4096 16384 4194304");
            assertEquals(agent.setting("none"), "");
            agent.setting("a.b", "1 2 3");
            assertEquals(
                    expectThrows(NotAvailable.class, () -> agent.setting("no")).getMessage(),
                    "the target's agent lacks \"setting no\": knobs");
            assertEquals(
                    expectThrows(NotAvailable.class, () -> agent.setting("a.b", "9"))
                            .getMessage(),
                    "the target refuses setting a.b: EINVAL");
            expectThrows(IllegalArgumentException.class, () -> agent.setting("a\nb"));
        }
    }

    @Test
    public void shouldEndASocketOnce() throws IOException {
        try (FakeAgent fake = agent(Map.of("close 5", "ok"));
                Agent agent = fake.connect(PATIENCE)) {
            UserSocket socket = agent.socket(4);
            assertEquals(socket.close(), Reply.done());
            assertGone(fake, socket);
        }
    }

    @Test
    public void shouldForget() throws IOException {
        try (FakeAgent fake = agent(Map.of("forget", "ok"));
                Agent agent = fake.connect(PATIENCE)) {
            UserSocket socket = agent.socket(4);
            agent.forget();
            assertGone(fake, socket);
        }
    }

    private static void assertGone(FakeAgent fake, UserSocket socket) {
        int before = fake.asked().size();
        assertEquals(socket.close(), Reply.done());
        assertEquals(socket.abort(), Reply.done());
        assertEquals(socket.state(), Optional.empty());
        assertEquals(socket.info(), Optional.empty());
        assertEquals(socket.pendingError(), Optional.empty());
        assertEquals(socket.listen(1), new Reply.Failed<>("EBADF"));
        assertEquals(fake.asked().size(), before);
    }

    @Test
    public void shouldConnectOnce() throws IOException {
        try (FakeAgent fake = agent(Map.of("connect 5 198.18.0.1 7", "error ECONNREFUSED"));
                Agent agent = fake.connect(PATIENCE)) {
            UserSocket socket = agent.socket(4);
            assertEquals(socket.connect(OWN), new Reply.Failed<>("ECONNREFUSED"));
            assertEquals(socket.connect(OWN), new Reply.Failed<>("ECONNREFUSED"));
            assertEquals(fake.asked().size(), 3);
        }
    }

    /** What does not fit into a line is said in several, of which only the end may be urgent. */
    @Test
    public void shouldSendInSeveralLinesWhatOneCannotHold() throws IOException {
        String most = "61".repeat(32_768);
        try (FakeAgent fake = agent(Map.of(
                        "send 5 " + most,
                        "ok 32768",
                        "send-urgent 5 " + most,
                        "ok 32768",
                        "send-urgent 5 62",
                        "ok 1",
                        "send 5 63",
                        "pending",
                        "send 5 64",
                        "error EPIPE"));
                Agent agent = fake.connect(PATIENCE)) {
            UserSocket socket = agent.socket(4);
            assertEquals(socket.send(Bytes.fromHex(most + "62"), true), done(32_769));
            assertEquals(socket.send(Bytes.fromHex(most + "63"), false), done(32_768));
            assertEquals(socket.send(Bytes.fromHex(most + "64"), false), done(32_768));
            assertEquals(socket.send(Bytes.fromHex(most), true), done(32_768));
            assertEquals(socket.send(Bytes.EMPTY, false), done(0));
        }
    }

    /** What does not fit into a line is fetched by further requests, and an error behind it is told by the next call. */
    @Test
    public void shouldReceiveMoreThanALineHolds() throws IOException {
        String most = "61".repeat(32_768);
        try (FakeAgent fake = agent(Map.of("receive 5 32768", "ok " + most, "receive 5 10", "ok 6263"));
                Agent agent = fake.connect(PATIENCE)) {
            assertEquals(agent.socket(4).receive(32_778, false), done(Bytes.fromHex(most + "6263")));
        }
        for (String nothing : List.of("pending", "ok", "error ECONNRESET")) {
            try (FakeAgent fake = agent(Map.of("receive 5 32768", "ok " + most, "receive 5 10", nothing));
                    Agent agent = fake.connect(PATIENCE)) {
                UserSocket socket = agent.socket(4);
                assertEquals(socket.receive(32_778, false), done(Bytes.fromHex(most)));
                Object next = nothing.equals("ok") ? done(Bytes.EMPTY) : new Reply.Failed<>("ECONNRESET");
                assertEquals(socket.receive(10, false), nothing.equals("pending") ? new Reply.Pending<>() : next);
                assertEquals(fake.asked().size(), nothing.equals("pending") ? 5 : 4, "an error is told once");
            }
        }
    }

    @Test
    public void shouldSayThatNobodyListens() {
        LinkException thrown =
                expectThrows(LinkException.class, () -> Agent.connect(Path.of("/nosuch/control"), PATIENCE));
        assertEquals(
                thrown.getMessage(),
                "connecting to the agent at /nosuch/control: no such file or directory; start it there first");
    }
}
