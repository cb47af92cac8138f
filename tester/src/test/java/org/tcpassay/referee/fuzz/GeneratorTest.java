// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee.fuzz;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertTrue;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.testng.annotations.Test;

public class GeneratorTest {

    @Test
    public void shouldMakeTheSameSequenceOfTheSameNumber() {
        for (long number = 0; number < 200; number++) {
            assertEquals(new Generator(7).sequence(number), new Generator(7).sequence(number));
        }
    }

    @Test
    public void shouldMakeOthersOfAnotherSeed() {
        long same = LongStream.range(0, 200)
                .filter(number -> new Generator(7).sequence(number).equals(new Generator(8).sequence(number)))
                .count();

        assertTrue(same < 20, same + " of 200 are the same");
        assertNotEquals(new Generator(7).sequence(1), new Generator(7).sequence(2));
    }

    @Test
    public void shouldComeAlongEveryRoadAndMakeEveryCall() {
        Set<Sequence.Opening> openings = EnumSet.noneOf(Sequence.Opening.class);
        Set<Action.UserCall> calls = EnumSet.noneOf(Action.UserCall.class);
        Set<Place> places = EnumSet.noneOf(Place.class);
        Set<AckPlace> acknowledgments = EnumSet.noneOf(AckPlace.class);
        Set<Object> flags = new HashSet<>();
        for (long number = 0; number < 5_000; number++) {
            Sequence sequence = new Generator(1).sequence(number);
            openings.add(sequence.opening());
            for (Action action : sequence.actions()) {
                if (action instanceof Action.Sends segment) {
                    places.add(segment.seq());
                    acknowledgments.add(segment.ack());
                    flags.add(segment.flags());
                } else if (action instanceof Action.Calls call) {
                    calls.add(call.call());
                }
            }
        }

        assertEquals(openings, EnumSet.allOf(Sequence.Opening.class));
        assertEquals(calls, EnumSet.allOf(Action.UserCall.class));
        assertEquals(places, EnumSet.allOf(Place.class));
        assertEquals(acknowledgments, EnumSet.allOf(AckPlace.class));
        assertTrue(flags.size() > 10, flags.size() + " combinations of flags");
    }
}
