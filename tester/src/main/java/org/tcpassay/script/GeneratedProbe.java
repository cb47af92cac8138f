// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tcpassay.rules.State;

/** A probe that was computed instead of written: what {@link Probe} and its method say, as values. */
public interface GeneratedProbe {

    /** {@code topic.what[row]}; the same in every run. */
    String id();

    /** One sentence. */
    String claim();

    /** Ids of the requirements that it checks, the principal one first. */
    List<String> rules();

    /** The state of the target at the stimulus. */
    Optional<State> state();

    Set<String> tags();

    /** Asks the target, as a probe's method does. */
    void ask(Lab lab);
}
