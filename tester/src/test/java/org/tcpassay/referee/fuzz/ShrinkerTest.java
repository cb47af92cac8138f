// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee.fuzz;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.List;
import java.util.function.Predicate;
import org.tcpassay.wire.Flags;
import org.testng.annotations.Test;

public class ShrinkerTest {

    private static final Action.Sends PLAIN =
            new Action.Sends(Flags.ACK, Place.AT_RCV_NXT, AckPlace.AT_SND_NXT, 0, Stamps.ORDINARY, false);
    private static final Action SHUTDOWN = new Action.Calls(Action.UserCall.SHUTDOWN);
    private static final Action RECEIVE = new Action.Calls(Action.UserCall.RECEIVE);

    @Test
    public void shouldLeaveOnlyWhatIsNeeded() {
        Predicate<Sequence> bug = sequence -> {
            int shutdown = sequence.actions().indexOf(SHUTDOWN);
            return shutdown >= 0
                    && sequence.actions().stream()
                            .skip(shutdown)
                            .anyMatch(action -> action instanceof Action.Sends segment
                                    && segment.flags().has(Flags.FIN));
        };
        var wild = new Action.Sends(
                Flags.ACK.with(Flags.FIN).with(Flags.PSH), Place.BEYOND, AckPlace.BEYOND, 100, Stamps.OLD, true);
        var tall = new Sequence(
                Sequence.Opening.ESTABLISHED_ACTIVELY,
                true,
                true,
                List.of(PLAIN, RECEIVE, wild, SHUTDOWN, RECEIVE, PLAIN, wild, PLAIN));
        assertTrue(bug.test(tall));

        Sequence small = new Shrinker(bug).shrink(tall);

        assertEquals(
                small,
                new Sequence(
                        Sequence.Opening.ESTABLISHED_PASSIVELY,
                        false,
                        false,
                        List.of(SHUTDOWN, PLAIN.with(Flags.FIN))));
    }

    @Test
    public void shouldNotTouchWhatIsSmallest() {
        var smallest = new Sequence(Sequence.Opening.ESTABLISHED_PASSIVELY, false, false, List.of(RECEIVE));

        assertEquals(new Shrinker(smallest::equals).shrink(smallest), smallest);
    }
}
