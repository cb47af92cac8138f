// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tcpassay.expect.Composer;
import org.tcpassay.expect.Expectation;
import org.tcpassay.expect.IcmpSpec;
import org.tcpassay.expect.Moment;
import org.tcpassay.expect.Range;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.expect.SpecText;
import org.tcpassay.expect.Symbol;
import org.tcpassay.expect.Symbols;
import org.tcpassay.lab.Bench;
import org.tcpassay.lab.Message;
import org.tcpassay.lab.Sent;
import org.tcpassay.model.Input;
import org.tcpassay.model.ObservedTcb;
import org.tcpassay.model.permits.Observation;
import org.tcpassay.rules.State;
import org.tcpassay.target.NotAvailable;
import org.tcpassay.target.Reply;
import org.tcpassay.target.UserSocket;
import org.tcpassay.trace.Conversation;
import org.tcpassay.trace.Event;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.Icmp;
import org.tcpassay.wire.IcmpError;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Quote;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.SignatureKey;

/** One connection between tester and target, or the place where one may come to be. */
public final class Connection {

    private static final int END = 20; // bytes of a packet by which it is known again

    private final Lab lab;
    private final Bench bench;
    private final int line;
    private final Endpoint tester;
    private final Optional<Listener> listener;
    private final Optional<SignatureKey> key;
    private final ObservedTcb tcb;
    private final Inbox inbox;
    private Optional<User> user = Optional.empty();
    private Optional<Segment> lastSent = Optional.empty();
    private Optional<Bytes> lastRead = Optional.empty();
    private Optional<Bytes> lastPut = Optional.empty();
    private Optional<State> reported = Optional.empty();
    private Optional<SeqNum> firstIrs = Optional.empty();
    private Optional<SeqNum> firstIss = Optional.empty();
    private long freshStamp;

    Connection(Lab lab, int line, Endpoint tester, Optional<Listener> listener, Optional<SignatureKey> key) {
        this.lab = lab;
        this.bench = lab.bench();
        this.line = line;
        this.tester = tester;
        this.listener = listener;
        this.key = key;
        this.freshStamp = lab.dice().nextInt() & 0xffff_ffffL;
        this.tcb = new ObservedTcb(
                SeqNum.of(lab.dice().nextInt()), SeqNum.of(lab.dice().nextInt()), freshStamp);
        this.inbox = new Inbox(this, bench, line);
    }

    /** Sends a segment; what the target takes of it moves RCV.NXT. */
    public Moment send(SegmentSpec spec) {
        FourTuple ends = ends();
        freshStamp = freshStamp + 1 & 0xffff_ffffL;
        var ordinary = new Composer.Ordinary(
                ends,
                key,
                !tcb.irsTaken(),
                tcb.timestamps(),
                tcb.newestStamp(),
                freshStamp,
                tcb.echo());
        Segment segment = Composer.segment(spec, symbols(), ordinary);
        Bytes packet = Composer.packet(
                spec, segment, ends.tester().address(), ends.target().address());
        lastSent = Optional.of(segment);
        long newest = tcb.newestStamp();
        tcb.sent(segment, spec.taken(), Composer.isDamaged(spec) || Composer.isForged(segment, ordinary));
        if (tcb.newestStamp() != newest) {
            // the clock goes on from a TSval that a probe chose, or its next segments would be old ones
            freshStamp = tcb.newestStamp();
        }
        if (firstIrs.isEmpty() && tcb.irsTaken()) {
            firstIrs = Optional.of(tcb.irs());
        }
        return put(isAstray(spec, ends) ? Event.NO_CONVERSATION : line, packet);
    }

    /** Whether it belongs to no connection; what it draws all the same is heard here. */
    private boolean isAstray(SegmentSpec spec, FourTuple ends) {
        if (Composer.isAstray(spec)) {
            var from = new Endpoint(
                    spec.source().orElse(ends.tester().address()), ends.tester().port());
            var to = new Endpoint(
                    spec.destination().orElse(ends.target().address()),
                    ends.target().port());
            bench.detour(line, new FourTuple(from, to));
            return true;
        }
        return false;
    }

    /**
     * Sends an ICMP error about the segment of the target that was read last; it moves no variable of the target.
     *
     * @throws NotAvailable if the version of IP has no such error
     */
    public Moment send(IcmpSpec spec) {
        FourTuple ends = ends();
        IpAddress target = ends.target().address();
        if (!spec.error().existsIn(target.version())) {
            throw new NotAvailable("ICMP for IPv" + target.version() + " has no " + spec.error());
        }
        Bytes last = lastRead.orElseThrow(
                () -> new IllegalStateException("ICMP quotes a segment of the target; none was read"));
        Icmp message = spec.message(last, symbols());
        return put(line, Codec.packet(message, ends.tester().address(), target));
    }

    private Moment put(int conversation, Bytes packet) {
        lastPut = Optional.of(packet);
        Sent sent = bench.send(conversation, packet, lab.markOfSending());
        inbox.asked(sent.timeNs());
        recordState();
        return sent;
    }

    /** The next segment must be this, or one of these; {@code because} is the reason, in the report's words. */
    public Seen expect(SegmentSpec spec, String because) {
        return expect((Expectation) spec, because).orElseThrow();
    }

    /**
     * The next must be this; where silence is permitted it is proved by a fence.
     *
     * @return what came; empty for silence
     */
    public Optional<Seen> expect(Expectation expectation, String because) {
        Optional<Seen> seen = inbox.expect(expectation, because, responseTime());
        recordState();
        return seen;
    }

    /**
     * As {@link #expect(SegmentSpec, String)}, for what a timer sends, a retransmission or a probe of a closed window:
     * waits as long as a time-out lasts that the target measured at a slow tester.
     */
    public Seen expectRepeated(Expectation expectation, String because) {
        Seen seen = inbox.expect(expectation, because, responseTime().plus(lab.longestTimeOut()))
                .orElseThrow();
        recordState();
        return seen;
    }

    /** Both are permitted; the verdict records which was seen. */
    public Optional<Seen> expectEither(Expectation one, Expectation other, String because) {
        return expect(Segments.anyOf(one, other), because);
    }

    /** The target sends nothing at once. */
    public void expectSilence(String because) {
        expect(Segments.silence(), because);
    }

    /** The target sends nothing for so long: for timers only, and a retransmission counts as something. */
    public void expectSilence(Duration quiet, String because) {
        inbox.expectQuiet(quiet, because);
    }

    /** Lets time pass; what comes meanwhile stays unread. */
    public void pause(Duration length) {
        long deadlineNs = nowNs() + length.toNanos();
        while (nowNs() < deadlineNs) {
            pump(deadlineNs - nowNs());
        }
    }

    /** As {@link #expect(SegmentSpec, String)}, but what the target delays comes too late: a fence proves it. */
    public Seen expectAtOnce(SegmentSpec spec, String because) {
        Seen seen = inbox.expectAtOnce(spec, because);
        recordState();
        return seen;
    }

    /**
     * New text that the target sends at once, from SND.NXT on without a gap, and nothing else; a fence proves that it
     * is all.
     *
     * @param octets how much of it is permitted; a range from 0 permits silence
     */
    public Burst expectBurst(Range octets, String because) {
        return new AtOnce(this, inbox).newText(octets, because);
    }

    /** As {@link #expectBurst}, but text that was sent before counts as well, in whatever order. */
    public Burst expectAnyBurst(Range octets, String because) {
        return new AtOnce(this, inbox).anyText(octets, because);
    }

    /**
     * Bare acknowledgments that the target sends at once, each of more than the one before, and nothing else.
     *
     * @param count how many are permitted
     */
    public List<Seen> expectAcknowledgments(Range count, String because) {
        return new AtOnce(this, inbox).acknowledgments(count, because);
    }

    /** Acknowledges for the tester; has everything below SND.UNA and nothing else. */
    public Receiver receiver() {
        return new Receiver(this);
    }

    /**
     * For so long the target sends this as often as it likes and nothing else: for what a timer repeats.
     *
     * @return what came, in order; perhaps nothing
     */
    public List<Seen> expectOnly(Expectation expectation, Duration span, String because) {
        List<Seen> all = inbox.expectOnly(expectation, span, because);
        recordState();
        return all;
    }

    /** The target sends this ICMP error about a segment of the tester's end of this connection. */
    public void expectIcmp(IcmpError error, String because) {
        long deadlineNs = nowNs() + responseTime().toNanos();
        while (errors().isEmpty() && nowNs() < deadlineNs) {
            pump(Math.min(1_000_000, deadlineNs - nowNs()));
        }
        List<Icmp> seen = errors();
        boolean held = seen.stream().anyMatch(icmp -> IcmpError.of(icmp).equals(Optional.of(error)));
        judge(because, "ICMP " + error, held, seen.isEmpty() ? "no ICMP error" : print(seen.get(0)));
    }

    /** The target sends no ICMP error about any segment of the tester's end of this connection. */
    public void expectNoIcmp(String because) {
        inbox.passFence(because);
        List<Icmp> seen = errors();
        judge(because, "no ICMP error", seen.isEmpty(), seen.isEmpty() ? "none" : print(seen.get(0)));
    }

    private List<Icmp> errors() {
        return bench.messages().stream()
                .map(Message::icmp)
                .filter(Icmp::isError)
                .filter(icmp -> isOurs(icmp.body())
                        || Quote.of(icmp)
                                .filter(quote -> quote.source().port() == tester.port())
                                .isPresent())
                .toList();
    }

    /** Whether the tester's last packet is quoted in whole, by how it ends: headers may be illegible or rewritten. */
    private boolean isOurs(Bytes quoted) {
        int length = quoted.length();
        return length >= END
                && lastPut.filter(packet -> packet.length() == length)
                        .filter(packet -> packet.slice(length - END, length).equals(quoted.slice(length - END, length)))
                        .isPresent();
    }

    private static String print(Icmp icmp) {
        return "ICMP "
                + IcmpError.of(icmp).map(IcmpError::toString).orElse("type " + icmp.type() + " code " + icmp.code());
    }

    /** Skips whatever comes until this does; the report marks what was skipped. */
    public Seen await(SegmentSpec spec, String because) {
        Seen seen = inbox.await(spec, because);
        recordState();
        return seen;
    }

    /**
     * Takes in whatever the target sends at once, which a fence proves to be all, and the state that it then reports,
     * changed or not. For whoever judges a trace as a whole.
     */
    public void takeIn() {
        inbox.takeIn();
        reported = Optional.empty();
        recordState();
    }

    /** As {@link #takeIn()}, after something has come or so much time has gone. */
    public void takeIn(Duration patience) {
        inbox.waitForAny(patience);
        takeIn();
    }

    /** Whether the target tells the state of a connection. */
    public boolean tellsState() {
        return state().isPresent();
    }

    /** The user of the target at this connection. */
    public User user() {
        return user.orElseThrow(() -> bench.station().upperTester().isEmpty()
                ? Lab.noUpperTester()
                : new IllegalStateException("nobody at the target has opened or accepted this connection"));
    }

    /** The user of the target accepts this connection; where there is no upper tester a service did. */
    public Connection accept() {
        if (listener.flatMap(Listener::socket).isPresent()) {
            var call = new Call<UserSocket>(
                    this, "accept()", listener.get()::accept, socket -> "done", Meaning.of(new Input.Accept(0)));
            attach(call.await("the handshake is complete, so the user can accept the connection"));
        }
        return this;
    }

    /** As {@link #accept()}, if the handshake is complete and nobody has accepted yet; otherwise nothing. */
    public void acceptIfReady() {
        Optional<UserSocket> there = listener.flatMap(Listener::socket);
        if (there.isEmpty() || user.isPresent() || !isOpen()) {
            return;
        }
        var call = new Call<UserSocket>(
                this, "accept()", listener.get()::accept, socket -> "done", Meaning.of(new Input.Accept(0)));
        if (call.poll() instanceof Reply.Done<UserSocket> done) {
            attach(done.value());
        }
    }

    /** Whether the target last said that the handshake is complete. */
    private boolean isOpen() {
        return reported.filter(state -> state.compareTo(State.SYN_RECEIVED) > 0).isPresent();
    }

    /** Whether a user of the target has opened or accepted this connection. */
    public boolean hasUser() {
        return user.isPresent();
    }

    /** The state that the target told last. */
    public Optional<State> reported() {
        return reported;
    }

    /** The target reports this state; where it cannot, nothing is held against it and the trace says so. */
    public void expectState(State state, String because) {
        long deadlineNs = nowNs() + responseTime().toNanos();
        Optional<State> now = state();
        while (now.isPresent() && now.get() != state && nowNs() < deadlineNs) {
            pump(Math.min(1_000_000, deadlineNs - nowNs()));
            now = state();
        }
        recordState();
        String expected = "state " + state.text();
        if (now.isEmpty()) {
            bench.write(new Event.Note(nowNs(), line, "the target does not tell its state (" + state.text() + ")"));
            return;
        }
        boolean held = now.get() == state;
        record(because, expected, held, Optional.empty());
        if (!held) {
            throw failure(Mismatch.of(because, expected, "state " + now.get().text()));
        }
    }

    /** The target is in one of these states. */
    public void expectState(List<State> permitted, String because) {
        Optional<State> now = state();
        State settled = now.filter(permitted::contains).orElse(permitted.get(0));
        expectState(settled, because);
    }

    /** The user of the target receives exactly these bytes next. */
    public void expectReceived(String text, String because) {
        expectReceived(Bytes.utf8(text), because);
    }

    /** The user of the target receives exactly these bytes next, in as many calls as it takes. */
    public void expectReceived(Bytes wanted, String because) {
        Bytes got = Bytes.EMPTY;
        while (got.length() < wanted.length()) {
            Call<Bytes> call = user().receive(wanted.length() - got.length());
            Bytes more = call.await(
                    because + " (the user has received " + SpecText.bytes(got) + " of " + SpecText.bytes(wanted) + ")");
            if (more.isEmpty()) {
                break;
            }
            got = got.concat(more);
        }
        judge(
                because,
                "the user receives " + SpecText.bytes(wanted),
                got.equals(wanted),
                "received " + SpecText.bytes(got));
    }

    /** Nothing waits for the user of the target. */
    public void expectNothingReceived(String because) {
        Reply<Bytes> reply = user().receive().poll();
        String got = reply instanceof Reply.Done<Bytes> done
                ? done.value().isEmpty() ? "end of stream" : "received " + SpecText.bytes(done.value())
                : reply instanceof Reply.Failed<Bytes> failed ? failed.error() : "nothing";
        judge(because, "nothing waits for the user", reply instanceof Reply.Pending<Bytes>, got);
    }

    /** The user of the target learns that no more will come. */
    public void expectEndOfStream(String because) {
        Bytes got = user().receive().await(because);
        judge(because, "the user sees the end of the stream", got.isEmpty(), "received " + SpecText.bytes(got));
    }

    /** Nothing of this listener waits for the user of the target to accept it. */
    public void expectNotAccepted(String because) {
        Listener asked = listener.orElseThrow(() -> new IllegalStateException("the target does not listen here"));
        if (asked.socket().isEmpty()) {
            throw Lab.noUpperTester();
        }
        // what was under way before the call belongs before it
        pump(0);
        Reply<UserSocket> reply = asked.accept();
        String got = reply instanceof Reply.Done<UserSocket>
                ? "a connection was accepted"
                : reply instanceof Reply.Failed<UserSocket> failed ? failed.error() : "nothing";
        judge(because, "no connection waits for the user", reply instanceof Reply.Pending<UserSocket>, got);
    }

    /** The user of the target is told this error, by its errno name. */
    public void expectError(String error, String because) {
        expectError(List.of(error), because);
    }

    /** The user of the target is told one of these errors, by their errno names. */
    public void expectError(List<String> permitted, String because) {
        expectError(permitted, Duration.ZERO, because);
    }

    /** As {@link #expectError(String, String)}, so much later at the latest: for what a timer finds out. */
    public void expectError(String error, Duration later, String because) {
        expectError(List.of(error), later, because);
    }

    private void expectError(List<String> permitted, Duration later, String because) {
        long patienceNs = responseTime().plus(later).toNanos();
        long deadlineNs = nowNs() + patienceNs;
        long stepNs = Math.max(1_000_000, patienceNs / 1_000);
        Optional<String> told = user().pendingError();
        while (told.isEmpty() && nowNs() < deadlineNs) {
            pump(Math.min(stepNs, deadlineNs - nowNs()));
            told = user().pendingError();
        }
        String expected = "the user is told " + String.join(" or ", permitted);
        boolean held = told.filter(permitted::contains).isPresent();
        Optional<String> door = held && permitted.size() > 1 ? told : Optional.empty();
        record(because, expected, held, door);
        if (!held) {
            throw failure(Mismatch.of(because, expected, told.orElse("no error")));
        }
    }

    /** No error waits for the user of the target. */
    public void expectNoError(String because) {
        Optional<String> told = user().pendingError();
        judge(because, "no error", told.isEmpty(), told.orElse("no error"));
    }

    /** The value of a symbol or sum now: a sequence number as 0..2^32-1, or a length. */
    public long value(org.tcpassay.expect.Position position) {
        long value = 0;
        for (Symbol symbol : position.sum().added()) {
            value += symbols().value(symbol);
        }
        for (Symbol symbol : position.sum().taken()) {
            value -= symbols().value(symbol);
        }
        return value + position.sum().constant();
    }

    /** The port of the tester. */
    public int testerPort() {
        return tester.port();
    }

    /** Under which both ends sign, if they do (RFC 2385). */
    Optional<SignatureKey> key() {
        return key;
    }

    /** Multiplies the window fields that the target advertises, as 2^shift. */
    public int windowShift() {
        return tcb.rcvShift();
    }

    void attach(UserSocket socket) {
        user = Optional.of(new User(this, socket));
    }

    /** A claim of the probe itself that the wire does not decide alone. */
    public void judge(String because, String expected, boolean held, String got) {
        record(because, expected, held, Optional.empty());
        if (!held) {
            throw failure(Mismatch.of(because, expected, got));
        }
    }

    ProbeFailure failure(Mismatch mismatch) {
        return new ProbeFailure(mismatch);
    }

    void record(String because, String expected, boolean held, Optional<String> door) {
        bench.write(new Event.Expected(nowNs(), line, because, expected, held, door));
    }

    /** A user call is about to be issued. */
    void called() {
        lab.called();
    }

    void recordCall(long timeNs, String name, String result, Optional<Observation> meaning) {
        bench.write(new Event.UserCall(timeNs, line, name, result, meaning));
        pump(0);
        recordState();
    }

    void seen(IpPacket ip, Segment segment) {
        lastRead = Optional.of(Codec.encode(ip));
        tcb.seen(segment);
        if (firstIss.isEmpty() && tcb.issKnown()) {
            firstIss = Optional.of(tcb.iss());
        }
    }

    Optional<Conversation> conversation() {
        return bench.ends(line)
                .map(ends -> new Conversation(
                        line,
                        ends,
                        Optional.of(firstIrs.orElse(tcb.irs())),
                        Optional.of(firstIss.orElse(tcb.iss())),
                        key));
    }

    Symbols symbols() {
        return new Symbols() {
            @Override
            public long value(Symbol symbol) {
                return Connection.this.value(symbol);
            }

            @Override
            public boolean issKnown() {
                return tcb.issKnown();
            }
        };
    }

    private long value(Symbol symbol) {
        return switch (symbol) {
            case SND_UNA -> tcb.sndUna().toLong();
            case SND_NXT -> tcb.sndNxt().toLong();
            case RCV_NXT -> tcb.rcvNxt().toLong();
            case RCV_WND -> tcb.rcvWnd();
            case ISS -> tcb.iss().toLong();
            case IRS -> tcb.irs().toLong();
            case SEG_SEQ -> last().seq().toLong();
            case SEG_ACK -> last().ack().toLong();
            case SEG_LEN -> last().len();
        };
    }

    private Segment last() {
        return lastSent.orElseThrow(
                () -> new IllegalStateException("SEG.* means the tester's last segment; none was sent"));
    }

    void pump(long timeoutNs) {
        bench.pump(timeoutNs);
    }

    long nowNs() {
        return bench.nowNs();
    }

    Duration responseTime() {
        return lab.profile().responseTime();
    }

    double timingScale() {
        return lab.timingScale();
    }

    ObservedTcb tcb() {
        return tcb;
    }

    private FourTuple ends() {
        return bench.ends(line)
                .orElseThrow(() ->
                        new IllegalStateException("the target has not sent its SYN yet, so its port is not known"));
    }

    /** The state as the target reports it. */
    private Optional<State> state() {
        return bench.ends(line).flatMap(ends -> bench.station().upperTester().flatMap(upper -> upper.stateOf(ends)));
    }

    private void recordState() {
        Optional<State> now = state();
        if (now.isPresent() && !now.equals(reported)) {
            reported = now;
            bench.write(new Event.Reported(nowNs(), line, now.get()));
        }
    }
}
