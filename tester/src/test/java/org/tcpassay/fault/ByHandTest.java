// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

import static org.testng.Assert.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/** What the path infers of a listener from packets that no right host sends in this order. */
public class ByHandTest {

    private static final IpAddress LEFT = IpAddress.v4(198, 18, 0, 1);
    private static final IpAddress RIGHT = IpAddress.v4(198, 18, 0, 2);
    private static final int PORT = 40_000;
    private static final int LISTENING = 80;
    private static final long ISS = 0xffff_ff00L; // the numbers wrap on the way
    private static final long IRS = 5_000;

    private final List<State> states = new ArrayList<>();
    private Path path = path();
    private long now;

    @BeforeMethod
    public void begin() {
        states.clear();
        path = path();
    }

    private Path path() {
        return new Path(new Scenario("none", "", List.of()), 1, happening -> {
            if (happening instanceof Happening.Changed changed && changed.end() == End.LISTENER) {
                states.add(changed.to());
            }
        });
    }

    private State listener() {
        return states.get(states.size() - 1);
    }

    private static List<TcpOption> stamp(Optional<Long> value) {
        return value.<List<TcpOption>>map(one -> List.of(new TcpOption.Timestamps(one, 0)))
                .orElse(List.of());
    }

    /** @param offset from the ISS */
    private void fromOpener(String flags, long offset, int bytes, Optional<Long> stamp) {
        long ack = flags.contains(".") ? IRS + 1 : 0;
        var segment = new Segment(
                PORT,
                LISTENING,
                SeqNum.of(ISS + offset & 0xffff_ffffL),
                SeqNum.of(ack),
                Segment.COMPUTED,
                0,
                Flags.of(flags),
                60_000,
                Checksum.RIGHT,
                0,
                stamp(stamp),
                Bytes.zeros(bytes));
        path.arrive(Side.LEFT, Codec.packet(segment, LEFT, RIGHT), now++);
    }

    /** @param ack from the ISS */
    private void fromListener(String flags, long offset, long ack, Optional<Long> stamp) {
        var segment = new Segment(
                LISTENING,
                PORT,
                SeqNum.of(IRS + offset),
                SeqNum.of(ISS + ack & 0xffff_ffffL),
                Segment.COMPUTED,
                0,
                Flags.of(flags),
                60_000,
                Checksum.RIGHT,
                0,
                stamp(stamp),
                Bytes.EMPTY);
        path.arrive(Side.RIGHT, Codec.packet(segment, RIGHT, LEFT), now++);
    }

    private void establish(Optional<Long> stamp) {
        fromOpener("S", 0, 0, stamp);
        fromListener("S.", 0, 1, stamp);
        fromOpener(".", 1, 0, stamp);
        assertEquals(listener(), State.ESTABLISHED);
    }

    @Test
    public void shouldPutTogetherWhatComesOutOfOrder() {
        establish(Optional.empty());
        fromOpener("F.", 601, 200, Optional.empty());
        fromOpener(".", 201, 200, Optional.empty());
        assertEquals(listener(), State.ESTABLISHED, "the FIN waits for what is before it");
        fromOpener(".", 1, 200, Optional.empty());
        assertEquals(listener(), State.ESTABLISHED, "and there is one more hole");
        fromOpener(".", 351, 250, Optional.empty());
        assertEquals(listener(), State.CLOSE_WAIT, "now all is there");
    }

    @Test
    public void shouldKeepAFinThatOvertookAllText() {
        establish(Optional.empty());
        fromOpener("F.", 3_001, 0, Optional.empty());
        for (int i = 29; i > 0; i--) {
            fromOpener(".", 1 + 100 * i, 100, Optional.empty());
        }
        assertEquals(listener(), State.ESTABLISHED);
        fromOpener(".", 1, 100, Optional.empty());
        assertEquals(listener(), State.CLOSE_WAIT);
    }

    @Test
    public void shouldNotTakeWhatLiesBehindTheWindow() {
        establish(Optional.empty());
        fromOpener("F.", 60_001, 10, Optional.empty());
        fromOpener(".", 1, 60_000, Optional.empty());
        assertEquals(listener(), State.ESTABLISHED, "that FIN was thrown away");
    }

    @Test
    public void shouldNotTakeWhatIsOlderThanTheNewestTimestamp() {
        establish(Optional.of(1_000L));
        fromOpener(".", 1, 100, Optional.of(2_000L));
        fromListener(".", 1, 101, Optional.of(7L));
        fromOpener("F.", 101, 0, Optional.of(1_999L));
        assertEquals(listener(), State.ESTABLISHED, "RFC 7323, PAWS: a FIN of another age");
        fromOpener("F.", 101, 0, Optional.of(2_000L));
        assertEquals(listener(), State.CLOSE_WAIT);
    }

    @Test
    public void shouldJudgeByTimestampsOnlyIfBothSentThem() {
        fromOpener("S", 0, 0, Optional.of(1_000L));
        fromListener("S.", 0, 1, Optional.empty());
        fromOpener(".", 1, 0, Optional.of(1_000L));
        fromOpener("F.", 1, 0, Optional.of(1L));
        assertEquals(listener(), State.CLOSE_WAIT);
    }

    @Test
    public void shouldLetTimestampsWrap() {
        establish(Optional.of(0xffff_fff0L));
        fromOpener(".", 1, 100, Optional.of(5L));
        fromListener(".", 1, 101, Optional.of(7L));
        fromOpener("F.", 101, 0, Optional.of(0xffff_fff1L));
        assertEquals(listener(), State.ESTABLISHED, "old");
        fromOpener("F.", 101, 0, Optional.of(6L));
        assertEquals(listener(), State.CLOSE_WAIT);
    }

    @Test
    public void shouldRememberTimestampsOnlyOfWhatIsInOrder() {
        establish(Optional.of(1_000L));
        fromOpener("F.", 101, 0, Optional.of(3_000L)); // beyond Last.ACK.sent
        fromOpener(".", 1, 100, Optional.of(2_000L)); // sent before it
        assertEquals(listener(), State.CLOSE_WAIT, "RFC 7323 section 4.3");
    }

    @Test
    public void shouldNotBeEndedByAnAcknowledgmentOfAnotherAge() {
        establish(Optional.of(1_000L));
        fromOpener(".", 1, 100, Optional.of(2_000L));
        fromListener("F.", 1, 101, Optional.of(7L));
        assertEquals(listener(), State.FIN_WAIT_1);
        fromOpener("F", 101, 0, Optional.of(2_000L)); // acknowledges nothing, so it says nothing
        fromOpener("F.", 101, 0, Optional.of(1_500L));
        assertEquals(listener(), State.FIN_WAIT_1);
        fromOpener("F.", 101, 0, Optional.of(2_100L));
        assertEquals(listener(), State.CLOSING);
    }
}
