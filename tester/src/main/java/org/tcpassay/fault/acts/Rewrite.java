// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tcpassay.fault.Dice;

/**
 * Writes fields or options of segments anew, with right checksums; what is no segment goes as it came. At strength
 * zero there are no edits.
 *
 * <p>Where an edit leaves a segment as it was the segment has passed, not changed.
 */
public record Rewrite(List<Edit> edits) implements Act {

    public Rewrite {
        edits = List.copyOf(edits);
    }

    @Override
    public Running start(Dice dice) {
        return (transit, outlet) -> Changed.by(draft -> edits.forEach(edit -> edit.apply(draft)), transit, outlet);
    }

    @Override
    public String text() {
        return edits.isEmpty()
                ? "rewrite nothing"
                : "rewrite " + edits.stream().map(Edit::text).collect(Collectors.joining(", "));
    }

    @Override
    public Set<Effect> effects() {
        return edits.stream().anyMatch(Edit::breaksNumbering)
                ? EnumSet.of(Effect.CHANGES, Effect.BREAKS_NUMBERING)
                : EnumSet.of(Effect.CHANGES);
    }

    @Override
    public Act atZero() {
        return new Rewrite(List.of());
    }
}
