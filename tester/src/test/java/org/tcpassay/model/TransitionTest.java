// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.tcpassay.rules.State;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Walks through the state diagram: each of its arrows exists, and where the text of RFC 9293 says it leads. */
public class TransitionTest {

    private record Walk(String name, Consumer<OneHost> way, List<Transition> through, State end) {

        List<Transition> taken() {
            var one = new OneHost();
            way.accept(one);
            assertEquals(one.state(), end);
            return one.taken;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Walk> WALKS = List.of(
            new Walk(
                    "the target opens and closes first (RFC 9293 §3.5 Figure 6, §3.6 Figure 12)",
                    one -> {
                        establishActively(one);
                        one.call(new Input.Close(one.connection));
                        one.arrives(".", 1, 2, "");
                        one.arrives("F.", 1, 2, "");
                        one.pass(Duration.ofMinutes(4));
                    },
                    List.of(
                            Transition.ACTIVE_OPEN,
                            Transition.SYN_ACKNOWLEDGED,
                            Transition.CLOSE_FIRST,
                            Transition.FIN_ACKNOWLEDGED,
                            Transition.FIN_LAST,
                            Transition.TWO_MSL_OVER),
                    State.CLOSED),
            new Walk(
                    "the tester opens and closes first",
                    one -> {
                        establish(one);
                        one.arrives("F.", 1, 1, "");
                        one.call(new Input.Close(one.connection));
                        one.arrives(".", 2, 2, "");
                    },
                    List.of(
                            Transition.PASSIVE_OPEN,
                            Transition.SYN_AT_LISTENER,
                            Transition.HANDSHAKE_COMPLETE,
                            Transition.FIN_FIRST,
                            Transition.CLOSE_SECOND,
                            Transition.LAST_FIN_ACKNOWLEDGED),
                    State.LISTEN),
            new Walk(
                    "both open and close at once (Figures 7 and 13)",
                    one -> {
                        one.open();
                        one.arrives("S", 0, 0, "");
                        one.arrives("S.", 0, 1, "");
                        one.call(new Input.Close(one.connection));
                        one.arrives("F.", 1, 1, "");
                        one.arrives(".", 2, 2, "");
                    },
                    List.of(
                            Transition.ACTIVE_OPEN,
                            Transition.SYN_CROSSES,
                            Transition.HANDSHAKE_COMPLETE,
                            Transition.CLOSE_FIRST,
                            Transition.FINS_CROSS,
                            Transition.CROSSED_FIN_ACKNOWLEDGED),
                    State.TIME_WAIT),
            new Walk(
                    "a listener opens and closes",
                    one -> {
                        one.listen();
                        one.call(new Input.Close(one.listener));
                    },
                    List.of(Transition.PASSIVE_OPEN, Transition.CLOSE_LISTENER),
                    State.CLOSED),
            new Walk(
                    "the FIN acknowledges the FIN",
                    one -> {
                        establish(one);
                        one.call(new Input.Close(one.connection));
                        one.arrives("F.", 1, 2, "");
                    },
                    List.of(
                            Transition.PASSIVE_OPEN,
                            Transition.SYN_AT_LISTENER,
                            Transition.HANDSHAKE_COMPLETE,
                            Transition.CLOSE_FIRST,
                            Transition.FIN_ACKNOWLEDGED,
                            Transition.FIN_LAST),
                    State.TIME_WAIT),
            new Walk(
                    "CLOSE before the handshake is complete",
                    one -> {
                        one.open();
                        one.arrives("S", 0, 0, "");
                        one.call(new Input.Close(one.connection));
                    },
                    List.of(Transition.ACTIVE_OPEN, Transition.SYN_CROSSES, Transition.CLOSE_HALF_OPEN),
                    State.FIN_WAIT_1),
            new Walk(
                    "CLOSE before any answer",
                    one -> {
                        one.open();
                        one.call(new Input.Close(one.connection));
                    },
                    List.of(Transition.ACTIVE_OPEN, Transition.CLOSE_UNANSWERED_OPEN),
                    State.CLOSED),
            new Walk(
                    "a reset sends a half-open connection back (Figure 8)",
                    one -> {
                        one.listen();
                        one.arrives("S", 0, 0, "");
                        one.arrives("R", 1, 0, "");
                    },
                    List.of(Transition.PASSIVE_OPEN, Transition.SYN_AT_LISTENER, Transition.RESET_OF_HALF_OPEN),
                    State.LISTEN),
            new Walk(
                    "a new SYN reopens what waits, an old one did not mean it (RFC 1122 §4.2.2.13)",
                    one -> {
                        waitInTimeWait(one);
                        one.arrives("S", 100_000, 0, "");
                        one.arrives("R", 100_001, 0, "");
                    },
                    List.of(
                            Transition.PASSIVE_OPEN,
                            Transition.SYN_AT_LISTENER,
                            Transition.HANDSHAKE_COMPLETE,
                            Transition.CLOSE_FIRST,
                            Transition.FIN_ACKNOWLEDGED,
                            Transition.FIN_LAST,
                            Transition.REOPENED,
                            Transition.REOPENED_IN_ERROR),
                    State.TIME_WAIT),
            new Walk(
                    "a reopened connection lives",
                    one -> {
                        waitInTimeWait(one);
                        one.arrives("S", 100_000, 0, "");
                        one.arrives(".", 100_001, 1, "");
                    },
                    List.of(
                            Transition.PASSIVE_OPEN,
                            Transition.SYN_AT_LISTENER,
                            Transition.HANDSHAKE_COMPLETE,
                            Transition.CLOSE_FIRST,
                            Transition.FIN_ACKNOWLEDGED,
                            Transition.FIN_LAST,
                            Transition.REOPENED,
                            Transition.HANDSHAKE_COMPLETE),
                    State.ESTABLISHED),
            new Walk(
                    "a reset ends a connection",
                    one -> {
                        establish(one);
                        one.arrives("R", 1, 0, "");
                    },
                    List.of(
                            Transition.PASSIVE_OPEN,
                            Transition.SYN_AT_LISTENER,
                            Transition.HANDSHAKE_COMPLETE,
                            Transition.GIVEN_UP),
                    State.LISTEN),
            new Walk(
                    "ABORT ends a connection",
                    one -> {
                        establishActively(one);
                        one.call(new Input.Abort(one.connection));
                    },
                    List.of(Transition.ACTIVE_OPEN, Transition.SYN_ACKNOWLEDGED, Transition.GIVEN_UP),
                    State.CLOSED),
            new Walk(
                    "nobody answers a SYN for three minutes",
                    one -> {
                        one.open();
                        one.pass(Duration.ofMinutes(5));
                    },
                    List.of(Transition.ACTIVE_OPEN, Transition.GIVEN_UP),
                    State.CLOSED));

    private static void establish(OneHost one) {
        one.listen();
        one.arrives("S", 0, 0, "");
        one.arrives(".", 1, 1, "");
        one.accept();
    }

    private static void establishActively(OneHost one) {
        one.open();
        one.arrives("S.", 0, 1, "");
    }

    private static void waitInTimeWait(OneHost one) {
        establish(one);
        one.call(new Input.Close(one.connection));
        one.arrives("F.", 1, 2, "");
    }

    @DataProvider
    public Object[][] walks() {
        return WALKS.stream().map(walk -> new Object[] {walk}).toArray(Object[][]::new);
    }

    @Test(dataProvider = "walks")
    public void shouldWalk(Object walk) {
        assertEquals(((Walk) walk).taken(), ((Walk) walk).through());
    }

    @Test
    public void shouldTakeEveryArrowOfTheDiagram() {
        Set<Transition> taken = EnumSet.noneOf(Transition.class);
        WALKS.forEach(walk -> taken.addAll(walk.taken()));

        assertEquals(taken, EnumSet.allOf(Transition.class));
    }

    @Test
    public void shouldRefuseAWayThatIsNotInTheDiagram() {
        var tcb = new Tcb();
        tcb.state = State.LISTEN;

        assertThrows(
                IllegalStateException.class, () -> new Rfc9293(Settings.ordinary()).move(tcb, Transition.FIN_LAST));
    }
}
