// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import java.util.EnumSet;
import java.util.Set;
import org.tcpassay.rules.Level;

/** How weak a rule may be and still be asked about; RULE ranks with MUST. */
public enum Strictness {
    MUST(EnumSet.of(Level.MUST, Level.MUST_NOT, Level.RULE)),
    SHOULD(EnumSet.of(Level.MUST, Level.MUST_NOT, Level.RULE, Level.SHOULD, Level.SHOULD_NOT)),
    MAY(EnumSet.allOf(Level.class));

    private final Set<Level> levels;

    Strictness(Set<Level> levels) {
        this.levels = Set.copyOf(levels);
    }

    public Set<Level> levels() {
        return levels;
    }
}
