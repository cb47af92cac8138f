// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.link;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.tcpassay.trace.Direction;
import org.tcpassay.wire.Bytes;
import org.testng.annotations.Test;

public final class MemoryLinkTest {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final Bytes ASKED = Bytes.of(1);
    private static final Bytes ALARM = Bytes.of(9);

    /** Sends back what it is sent, and an alarm at a set time. */
    private static final class Echo implements InMemoryStack {

        private final List<Bytes> out = new ArrayList<>();
        private OptionalLong alarm = OptionalLong.empty();

        @Override
        public void deliver(Bytes packet, long nowNs) {
            out.add(packet);
        }

        @Override
        public List<Bytes> collect(long nowNs) {
            if (alarm.isPresent() && alarm.getAsLong() <= nowNs) {
                out.add(ALARM);
                alarm = OptionalLong.empty();
            }
            List<Bytes> sent = List.copyOf(out);
            out.clear();
            return sent;
        }

        @Override
        public OptionalLong nextTimerNs() {
            return alarm;
        }
    }

    @Test
    public void shouldShowWhatIsSentAndItsAnswerInOrder() {
        var link = new MemoryLink(new Echo(), 0);
        link.send(ASKED);
        List<Frame> frames = link.receive(0);
        assertEquals(
                frames.stream().map(Frame::direction).toList(), List.of(Direction.TO_TARGET, Direction.FROM_TARGET));
        assertEquals(frames.get(1).packet(), ASKED);
        assertEquals(link.receive(0), List.of());
    }

    @Test
    public void shouldJumpToTheTimerOfTheStack() {
        var stack = new Echo();
        var link = new MemoryLink(stack, 0);
        stack.alarm = OptionalLong.of(3 * SECOND_NS);
        assertEquals(
                link.receive(5 * SECOND_NS), List.of(new Frame(Direction.FROM_TARGET, 3 * SECOND_NS, ALARM, true)));
        assertEquals(link.nowNs(), 3 * SECOND_NS);
    }

    @Test
    public void shouldStopAtTheDeadlineBeforeALaterTimer() {
        var stack = new Echo();
        var link = new MemoryLink(stack, 0);
        stack.alarm = OptionalLong.of(3 * SECOND_NS);
        assertEquals(link.receive(2 * SECOND_NS), List.of());
        assertEquals(link.nowNs(), 2 * SECOND_NS);
        assertEquals(link.receive(SECOND_NS).size(), 1, "the timer is due at the deadline itself");
    }

    @Test
    public void shouldComplainOfATimerThatNeverRests() {
        var link = new MemoryLink(
                new InMemoryStack() {
                    @Override
                    public void deliver(Bytes packet, long nowNs) {}

                    @Override
                    public List<Bytes> collect(long nowNs) {
                        return List.of();
                    }

                    @Override
                    public OptionalLong nextTimerNs() {
                        return OptionalLong.of(0);
                    }
                },
                0);
        assertThrows(TargetFailure.class, () -> link.receive(SECOND_NS));
    }

    @Test
    public void shouldTwistOnlyWhatComesFromTheTarget() {
        var link = new TwistedLink(new MemoryLink(new Echo(), 0), frame -> List.of(frame.packet(), Bytes.of(7)));
        link.send(ASKED);
        assertEquals(link.receive(0).stream().map(Frame::packet).toList(), List.of(ASKED, ASKED, Bytes.of(7)));
    }

    @Test
    public void shouldGoOnWaitingWhenATwistSwallowsEverything() {
        var stack = new Echo();
        var link = new TwistedLink(new MemoryLink(stack, 0), frame -> List.of());
        stack.alarm = OptionalLong.of(SECOND_NS);
        assertEquals(link.receive(2 * SECOND_NS), List.of());
        assertEquals(link.nowNs(), 2 * SECOND_NS);
    }
}
