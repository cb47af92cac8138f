// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report.fault;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tcpassay.fault.Side;
import org.tcpassay.report.Phase;
import org.tcpassay.report.fault.Line.Turn;
import org.tcpassay.rules.State;

/** Along the lines of both ends: the states that they are in, as bands from a height to another. */
final class Bands {

    private static final int WIDTH = 7;

    private final Frame frame;
    private final boolean several;
    private final Pen pen;
    private final Map<Who, Stay> stays = new HashMap<>();

    /** A state that an end is in, from a height on. */
    private record Stay(int top, State state) {}

    /** Who is in that state. */
    private record Who(int connection, Side side) {}

    /** @param several whether more than one connection is drawn, so that their bands stand beside each other */
    Bands(Frame frame, boolean several, Pen pen) {
        this.frame = frame;
        this.several = several;
        this.pen = pen;
    }

    /** One state ends at this height, and the next begins. */
    void turn(Turn turn, int y) {
        var who = new Who(turn.connection(), turn.side());
        end(who, y);
        stays.put(who, new Stay(y + 1, turn.to()));
    }

    void endAll(int bottom) {
        List.copyOf(stays.keySet()).forEach(who -> end(who, bottom));
    }

    private void end(Who who, int bottom) {
        Optional.ofNullable(stays.remove(who)).ifPresent(stay -> {
            boolean isLeft = who.side() == Side.LEFT;
            int aside = several ? Math.min(3, Math.max(0, who.connection() - 1)) * (WIDTH - 3) : 0;
            int x = frame.life(who.side()) + (isLeft ? -WIDTH - 1 - aside : 1 + aside);
            int height = Math.max(2, bottom - stay.top());
            pen.band(
                    Phase.of(stay.state()),
                    x,
                    stay.top(),
                    WIDTH,
                    height,
                    stay.state().text());
        });
    }
}
