// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tcpassay.expect.Expectation;
import org.tcpassay.expect.IcmpSpec;
import org.tcpassay.expect.Moment;
import org.tcpassay.expect.Position;
import org.tcpassay.expect.Range;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.lab.Bench;
import org.tcpassay.lab.Sent;
import org.tcpassay.model.permits.Observation;
import org.tcpassay.rules.State;
import org.tcpassay.target.NotAvailable;
import org.tcpassay.target.UserSocket;
import org.tcpassay.trace.Conversation;
import org.tcpassay.trace.Event;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.IcmpError;
import org.tcpassay.wire.SignatureKey;

/** One connection between tester and target, or the place where one may come to be. */
public final class Connection {

    private final Lab lab;
    private final Bench bench;
    private final int line;
    private final Endpoint tester;
    private final Numbers numbers;
    private final Inbox inbox;
    private final NextSegment next;
    private final Outbox outbox;
    private final Optional<Served> served;
    private final ToldState state;
    private final Acceptance acceptance;

    /** @param key under which both ends sign, if they do (RFC 2385) */
    Connection(Lab lab, int line, Endpoint tester, Optional<Listener> listener, Optional<SignatureKey> key) {
        this.lab = lab;
        this.bench = lab.bench();
        this.line = line;
        this.tester = tester;
        this.numbers = new Numbers(lab.dice(), key);
        this.inbox = new Inbox(this, bench, line, lab.shortestTimer());
        this.next = new NextSegment(this, inbox, bench);
        this.served = lab.service().map(behind -> new Served(behind, numbers));
        this.outbox = new Outbox(lab, line, numbers, served);
        this.state = new ToldState(this, bench, line);
        this.acceptance = new Acceptance(this, listener);
    }

    /** Sends a segment; what the target takes of it moves RCV.NXT. */
    public Moment send(SegmentSpec spec) {
        return asked(outbox.send(spec, ends()));
    }

    /**
     * Sends an ICMP error about the segment of the target that was read last; it moves no variable of the target.
     *
     * @throws NotAvailable if the version of IP has no such error
     */
    public Moment send(IcmpSpec spec) {
        return asked(outbox.send(spec, ends(), inbox.lastRead()));
    }

    private Sent asked(Sent sent) {
        inbox.asked(sent.timeNs());
        state.record();
        return sent;
    }

    private <T> T answered(T answer) {
        state.record();
        return answer;
    }

    /**
     * The tester closes its window, behind an octet of text: some stacks heed a window only if the number or the
     * acknowledgment is new. For preambles.
     */
    public void closeWindow() {
        send(Segments.data("x").window(0));
        expect(Segments.ack(), "text is acknowledged");
        send(Segments.ack().window(0));
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
        return answered(next.expect(expectation, because, responseTime()));
    }

    /**
     * As {@link #expect(SegmentSpec, String)}, for what a timer sends, a retransmission or a probe of a closed window:
     * waits as long as a time-out lasts that the target measured at a slow tester.
     */
    public Seen expectRepeated(Expectation expectation, String because) {
        Duration patience = responseTime().plus(lab.longestTimeOut());
        return answered(next.expect(expectation, because, patience)).orElseThrow();
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
        next.expectQuiet(quiet, because);
    }

    /** Lets time pass; what comes meanwhile stays unread. */
    public void pause(Duration length) {
        new Patience(bench, length).pass();
    }

    /** As {@link #expect(SegmentSpec, String)}, but what the target delays comes too late: a fence proves it. */
    public Seen expectAtOnce(SegmentSpec spec, String because) {
        return answered(next.expectAtOnce(spec, because));
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
        return answered(next.expectOnly(expectation, span, because));
    }

    /** The target sends this ICMP error about a segment of the tester's end of this connection. */
    public void expectIcmp(IcmpError error, String because) {
        new IcmpErrors(this, bench, outbox).expect(error, because);
    }

    /** The target sends no ICMP error about any segment of the tester's end of this connection. */
    public void expectNoIcmp(String because) {
        inbox.passFence(because);
        new IcmpErrors(this, bench, outbox).expectNone(because);
    }

    /** Skips whatever comes until this does; the report marks what was skipped. */
    public Seen await(SegmentSpec spec, String because) {
        return answered(next.await(spec, because));
    }

    /**
     * Takes in whatever the target sends at once, which a fence proves to be all, and the state that it then reports,
     * changed or not. For whoever judges a trace as a whole.
     */
    public void takeIn() {
        inbox.takeIn();
        state.recordAgain();
    }

    /** As {@link #takeIn()}, after something has come or so much time has gone. */
    public void takeIn(Duration patience) {
        inbox.waitForAny(patience);
        takeIn();
    }

    /** Whether the target tells the state of a connection. */
    public boolean tellsState() {
        return state.now().isPresent();
    }

    /** The user of the target at this connection. */
    public User user() {
        return acceptance
                .user()
                .orElseThrow(() -> bench.station().upperTester().isEmpty()
                        ? Sockets.noUpperTester()
                        : new IllegalStateException("nobody at the target has opened or accepted this connection"));
    }

    /** The user of the target accepts this connection; where there is no upper tester a service did. */
    public Connection accept() {
        acceptance.await();
        return this;
    }

    /** As {@link #accept()}, if the handshake is complete and nobody has accepted yet; otherwise nothing. */
    public void acceptIfReady() {
        if (state.isOpen()) {
            acceptance.poll();
        }
    }

    /** Whether a user of the target has opened or accepted this connection. */
    public boolean hasUser() {
        return acceptance.user().isPresent();
    }

    /** The state that the target told last. */
    public Optional<State> reported() {
        return state.last();
    }

    /** The target reports this state; where it cannot, nothing is held against it and the trace says so. */
    public void expectState(State wanted, String because) {
        state.expect(wanted, because);
    }

    /** The target is in one of these states. */
    public void expectState(List<State> permitted, String because) {
        state.expect(permitted, because);
    }

    /** The user of the target receives exactly these bytes next. */
    public void expectReceived(String text, String because) {
        expectReceived(Bytes.utf8(text), because);
    }

    /** The user of the target receives exactly these bytes next, in as many calls as it takes. */
    public void expectReceived(Bytes wanted, String because) {
        new AtUser(this).received(wanted, because);
    }

    /** Nothing waits for the user of the target. */
    public void expectNothingReceived(String because) {
        new AtUser(this).nothingReceived(because);
    }

    /** The user of the target learns that no more will come. */
    public void expectEndOfStream(String because) {
        new AtUser(this).endOfStream(because);
    }

    /** Nothing of this listener waits for the user of the target to accept it. */
    public void expectNotAccepted(String because) {
        acceptance.expectNone(because);
    }

    /** The user of the target is told this error, by its errno name. */
    public void expectError(String error, String because) {
        expectError(List.of(error), because);
    }

    /** The user of the target is told one of these errors, by their errno names. */
    public void expectError(List<String> permitted, String because) {
        new AtUser(this).error(permitted, Duration.ZERO, because);
    }

    /** As {@link #expectError(String, String)}, so much later at the latest: for what a timer finds out. */
    public void expectError(String error, Duration later, String because) {
        new AtUser(this).error(List.of(error), later, because);
    }

    /** No error waits for the user of the target. */
    public void expectNoError(String because) {
        new AtUser(this).noError(because);
    }

    /** The value of a symbol or sum now: a sequence number as 0..2^32-1, or a length. */
    public long value(Position position) {
        return numbers.valueOf(position);
    }

    /** The port of the tester. */
    public int testerPort() {
        return tester.port();
    }

    /** Multiplies the window fields that the target advertises, as 2^shift. */
    public int windowShift() {
        return numbers.tcb().rcvShift();
    }

    Optional<Served> served() {
        return served;
    }

    void attach(UserSocket socket) {
        acceptance.attach(socket);
    }

    /** A claim of the probe itself that the wire does not decide alone. */
    public void judge(String because, String expected, boolean held, String got) {
        judge(because, expected, held, Optional.empty(), got);
    }

    void judge(String because, String expected, boolean held, Optional<String> door, String got) {
        record(because, expected, held, door);
        if (!held) {
            throw new ProbeFailure(Mismatch.of(because, expected, got));
        }
    }

    void record(String because, String expected, boolean held, Optional<String> door) {
        bench.write(new Event.Expected(nowNs(), line, because, expected, held, door));
    }

    /** A user call is about to be issued. */
    void called() {
        lab.progress().ask();
    }

    void recordCall(long timeNs, String name, String result, Optional<Observation> meaning) {
        bench.write(new Event.UserCall(timeNs, line, name, result, meaning));
        pump(0);
        state.record();
    }

    Optional<Conversation> conversation() {
        return bench.ends(line).map(ends -> numbers.conversation(line, ends));
    }

    Numbers numbers() {
        return numbers;
    }

    /** As long as the target may take to respond. */
    Patience patience() {
        return new Patience(bench, responseTime());
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

    private FourTuple ends() {
        return bench.ends(line)
                .orElseThrow(() ->
                        new IllegalStateException("the target has not sent its SYN yet, so its port is not known"));
    }
}
