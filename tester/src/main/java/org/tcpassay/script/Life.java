// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tcpassay.expect.Moment;
import org.tcpassay.expect.Timing;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.End;
import org.tcpassay.fault.Side;
import org.tcpassay.relay.Observed;
import org.tcpassay.rules.State;
import org.tcpassay.target.Reply;

/**
 * A connection between two hosts, from its first SYN on: its users, and its two states as the tables of sockets of both
 * kernels have them.
 */
public final class Life {

    private final Hosts hosts;
    private final int number;
    private final Side openerSide;
    private final HostSocket opener;
    private final HostListener at;
    private Optional<HostSocket> accepted = Optional.empty();

    Life(Hosts hosts, int number, Side openerSide, HostSocket opener, HostListener at) {
        this.hosts = hosts;
        this.number = number;
        this.openerSide = openerSide;
        this.opener = opener;
        this.at = at;
    }

    /** As the path counts its connections, from 1; what {@code connection(n)} of a condition chooses. */
    public int number() {
        return number;
    }

    /** The user who opened. */
    public HostSocket opener() {
        return opener;
    }

    /** The user who accepted; accepts at the first call. */
    public HostSocket listener() {
        if (accepted.isEmpty()) {
            accepted = Optional.of(at.accept());
        }
        return accepted.get();
    }

    /** The opener's user is told, soon, that the connection stands. */
    public void expectOpened(String because) {
        hosts.await(() -> !(openingReply() instanceof Reply.Pending), hosts.responseTime());
        String got = HostSocket.text(openingReply(), nothing -> "returns");
        hosts.called(hosts.at(openerSide), "open()", got);
        hosts.judge(because, "open() returns", got.equals("returns"), got);
    }

    /** The opener's user is not told yet. */
    public void expectStillOpening(String because) {
        String got = HostSocket.text(openingReply(), nothing -> "done");
        hosts.judge(because, "open() does not return", got.equals("pending"), got);
    }

    /** The opener's user is told at that time that it failed, with an error such as {@code ETIMEDOUT}. */
    public void expectOpenFails(String error, Timing when, String because) {
        hosts.await(() -> !(openingReply() instanceof Reply.Pending), hosts.untilLatest(when));
        long nowNs = hosts.nowNs();
        String got = HostSocket.text(openingReply(), nothing -> "done");
        hosts.called(hosts.at(openerSide), "open()", got);
        hosts.judge(because, "open() fails with " + error, got.equals(error), got);
        hosts.judgeTime(because, "open() fails with " + error, when, nowNs);
    }

    private Reply<Reply.Nothing> openingReply() {
        return opener.socket().connect(at.at());
    }

    // ---- states

    /** Both kernels have these states, soon. */
    public void expectStates(State ofOpener, State ofListener, String because) {
        hosts.await(() -> state(End.OPENER) == ofOpener && state(End.LISTENER) == ofListener, hosts.responseTime());
        State opens = state(End.OPENER);
        State listens = state(End.LISTENER);
        hosts.judge(
                because,
                "opener " + ofOpener.text() + ", listener " + ofListener.text(),
                opens == ofOpener && listens == ofListener,
                "opener " + opens.text() + ", listener " + listens.text());
    }

    /** One kernel has this state, soon. */
    public void expectState(End end, State wanted, String because) {
        hosts.await(() -> state(end) == wanted, hosts.responseTime());
        hosts.judge(because, named(end, wanted), state(end) == wanted, named(end, state(end)));
    }

    /** One kernel comes to have this state at that time; waits for it. */
    public Moment expectState(End end, State wanted, Timing when, String because) {
        hosts.await(() -> state(end) == wanted, hosts.untilLatest(when));
        hosts.judge(because, named(end, wanted), state(end) == wanted, named(end, state(end)));
        long sinceNs = since(end);
        hosts.judgeTime(because, named(end, wanted), when, sinceNs);
        return () -> sinceNs;
    }

    /** One kernel has this state, and keeps it for so long. */
    public void expectStays(End end, State wanted, Duration length, String because) {
        hosts.await(() -> state(end) != wanted, length);
        hosts.judge(
                because,
                named(end, wanted) + " for " + Hosts.text(length),
                state(end) == wanted,
                named(end, state(end)));
    }

    /** These are all the states that an end has been in so far, in this order. */
    public void expectWalk(End end, String because, State... states) {
        List<State> wanted = List.of(states);
        hosts.await(() -> walk(end).equals(wanted), hosts.responseTime());
        hosts.judge(because, walkText(end, wanted), walk(end).equals(wanted), walkText(end, walk(end)));
    }

    /** The state that an end was in when something came by. */
    public void expectStateAt(Moment when, End end, State wanted, String because) {
        State got = State.CLOSED;
        for (Observed each : observed(end)) {
            // what a packet did to its sender is looked up just after it came
            if (each.timeNs() <= when.timeNs() + hosts.lookingTime().toNanos()) {
                got = each.state();
            }
        }
        hosts.judge(because, named(end, wanted), got == wanted, named(end, got));
    }

    /**
     * What this chooses is sent by an end, and sent again with doubling gaps, until a timer finds the time over, and not
     * once more.
     */
    public Repeats expectRepeats(End end, Condition what, Lasting lasting, String because) {
        return lasting.expect(hosts, what, () -> state(end) == State.CLOSED, because);
    }

    private State state(End end) {
        return hosts.witness().state(number, side(end)).orElse(State.CLOSED);
    }

    private long since(End end) {
        List<Observed> all = observed(end);
        return all.isEmpty() ? 0 : all.get(all.size() - 1).timeNs();
    }

    private List<State> walk(End end) {
        List<State> states = new ArrayList<>();
        observed(end).forEach(each -> states.add(each.state()));
        return states;
    }

    private List<Observed> observed(End end) {
        return hosts.witness().observed().stream()
                .filter(each -> each.connection() == number && each.side() == side(end))
                .toList();
    }

    private Side side(End end) {
        return end == End.OPENER ? openerSide : openerSide.other();
    }

    private static String named(End end, State state) {
        return (end == End.OPENER ? "opener " : "listener ") + state.text();
    }

    private static String walkText(End end, List<State> states) {
        return (end == End.OPENER ? "opener " : "listener ")
                + states.stream().map(State::text).collect(Collectors.joining(", "));
    }
}
