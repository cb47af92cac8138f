// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;

/** A host of the model, its peer played by hand: numbers of segments count from IRS and ISS, time stands still. */
final class OneHost {

    static final long IRS = 0xffff_fff0L; // wraps soon

    static final long FIRST_STAMP = 100;

    static final FourTuple ENDS = new FourTuple(
            new Endpoint(IpAddress.v4(198, 18, 0, 2), 40_000), new Endpoint(IpAddress.v4(198, 18, 0, 1), 7));

    /** Every change of state so far. */
    final List<Transition> taken = new ArrayList<>();

    final List<Segment> sent = new ArrayList<>();
    final List<Signal> told = new ArrayList<>();
    final Rfc9293 model;
    Host host = Host.EMPTY;
    long nowNs = Duration.ofDays(1).toNanos();
    int listener;
    int connection;

    OneHost(Settings settings) {
        model = new Rfc9293(settings) {
            @Override
            protected void move(Tcb tcb, Transition transition) {
                super.move(tcb, transition);
                taken.add(transition);
            }
        };
    }

    OneHost() {
        this(Settings.ordinary());
    }

    /** An accepted connection of a listener, opened by a SYN with these options; timestamps at {@link #FIRST_STAMP}. */
    static OneHost established(Settings settings, TcpOption... options) {
        var one = new OneHost(settings);
        one.listen();
        one.arrives("S", 0, 0, "", options);
        TcpOption[] stamps = one.sent.get(0).option(TcpOption.Timestamps.class).stream()
                .map(stamp -> new TcpOption.Timestamps(FIRST_STAMP, stamp.value()))
                .toArray(TcpOption[]::new);
        one.arrives(".", 1, 1, "", stamps);
        one.accept();
        one.forget();
        return one;
    }

    void listen() {
        listener = made(call(new Input.Listen(ENDS.target(), 5, SocketOptions.ORDINARY)));
    }

    void open() {
        connection = made(call(new Input.Open(ENDS, SocketOptions.ORDINARY)));
    }

    void accept() {
        connection = made(call(new Input.Accept(listener)));
    }

    private static int made(Step step) {
        return step.first(Output.Made.class).orElseThrow().id();
    }

    Step call(Input input) {
        State before = state();
        Step step = model.step(host, input, nowNs);
        host = step.host();
        recordListener(before);
        sent.addAll(step.segments());
        for (Output output : step.outputs()) {
            if (output instanceof Output.Told news) {
                told.add(news.signal());
            }
        }
        return step;
    }

    /** A listener is no record, so no step moves it: its arrows are seen from outside. */
    private void recordListener(State before) {
        if (before == State.CLOSED && state() == State.LISTEN) {
            taken.add(Transition.PASSIVE_OPEN);
        } else if (before == State.LISTEN && state() == State.CLOSED) {
            taken.add(Transition.CLOSE_LISTENER);
        }
    }

    /** @return what leaves in answer */
    List<Segment> arrives(String flags, long seq, long ack, String text, TcpOption... options) {
        return arrives(flags, seq, ack, text, 65_535, options);
    }

    List<Segment> arrives(String flags, long seq, long ack, String text, int window, TcpOption... options) {
        var segment = new Segment(
                ENDS.tester().port(),
                ENDS.target().port(),
                SeqNum.of(IRS + seq),
                SeqNum.of(iss() + ack),
                Segment.COMPUTED,
                0,
                Flags.of(flags),
                window,
                Checksum.RIGHT,
                0,
                List.of(options),
                Bytes.utf8(text));
        return call(new Input.Arrives(ENDS, segment)).segments();
    }

    /** ISS, or 0 before the first SYN. */
    long iss() {
        return host.connection(ENDS).map(tcb -> tcb.iss.toLong()).orElse(0L);
    }

    void send(String text) {
        call(new Input.Send(connection, Bytes.utf8(text), false));
    }

    String received() {
        return call(new Input.Receive(connection, 1 << 20, false))
                .first(Output.Moved.class)
                .map(moved -> moved.data().text())
                .orElse("");
    }

    State state() {
        return host.state(ENDS);
    }

    Tcb tcb() {
        return host.connection(connection).orElseThrow();
    }

    /** Lets time pass, timers run out. */
    void pass(Duration duration) {
        long until = nowNs + duration.toNanos();
        for (OptionalLong next = host.nextTimerNs();
                next.isPresent() && next.getAsLong() <= until;
                next = host.nextTimerNs()) {
            nowNs = Math.max(nowNs, next.getAsLong());
            call(new Input.Timers());
        }
        nowNs = until;
    }

    /** Of what has left and happened so far. */
    void forget() {
        sent.clear();
        told.clear();
    }
}
