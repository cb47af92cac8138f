// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.link;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.tcpassay.link.FrameStream.Message;
import org.tcpassay.wire.Bytes;

/**
 * A stack behind a Unix socket that is told the time, as one in this process is.
 *
 * <p>They take turns. The tester sends frames and {@code now T}, in nanoseconds; the stack takes the frames, lets the
 * timers run that are due, sends frames, and ends with {@code done}, or {@code done T} with the time of its next timer.
 */
final class ToldStack implements InMemoryStack {

    private static final int MOST_PACKETS = 20_000; // in one turn
    private static final String DONE = "done";

    private final FrameStream stream;
    private final Carriage carriage;
    private List<Bytes> sent = new ArrayList<>();
    private OptionalLong timerNs = OptionalLong.empty();

    private ToldStack(FrameStream stream, Carriage carriage) {
        this.stream = stream;
        this.carriage = carriage;
    }

    static ToldStack bare(FrameStream stream, long nowNs) {
        var stack = new ToldStack(stream, Carriage.BARE);
        stack.turn(nowNs);
        return stack;
    }

    /** @throws LinkException if the target does not tell its hardware address */
    static ToldStack ethernet(FrameStream stream, EthernetCarriage carriage, long nowNs) {
        var stack = new ToldStack(stream, carriage);
        stream.send(carriage.question());
        stack.turn(nowNs);
        if (!carriage.knowsTarget()) {
            throw carriage.unanswered();
        }
        return stack;
    }

    @Override
    public void deliver(Bytes packet, long nowNs) {
        stream.send(carriage.frame(packet));
        turn(nowNs);
    }

    @Override
    public List<Bytes> collect(long nowNs) {
        if (timerNs.isPresent() && timerNs.getAsLong() <= nowNs) {
            turn(nowNs);
        }
        List<Bytes> packets = sent;
        sent = new ArrayList<>();
        return packets;
    }

    @Override
    public OptionalLong nextTimerNs() {
        return timerNs;
    }

    private void turn(long nowNs) {
        long deadlineNs = stream.deadlineNs();
        var answers = new ArrayList<Bytes>();
        stream.say("now " + nowNs);
        Message message = stream.answer(deadlineNs);
        while (!message.isWords()) {
            carriage.packet(message.body(), answers::add).ifPresent(sent::add);
            if (sent.size() > MOST_PACKETS) {
                throw new TargetFailure("the target floods: more than " + MOST_PACKETS + " packets in one turn");
            }
            message = stream.answer(deadlineNs);
        }
        timerNs = timer(message.body().text());
        if (!answers.isEmpty()) {
            answers.forEach(stream::send);
            turn(nowNs);
        }
    }

    private static OptionalLong timer(String words) {
        if (words.equals(DONE)) {
            return OptionalLong.empty();
        }
        if (words.matches(DONE + " \\d{1,18}")) {
            return OptionalLong.of(Long.parseLong(words.substring(DONE.length() + 1)));
        }
        throw TargetFailure.nonsense("told the time", "\"" + words + "\"; \"done\" or \"done T\" ends a turn");
    }
}
