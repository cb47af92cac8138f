// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.util.Optional;
import java.util.function.Supplier;
import org.tcpassay.target.NotAvailable;
import org.tcpassay.target.Profile;
import org.tcpassay.trace.Event;

/** How far a probe has come: on its way to a state, or asking the target. */
final class Progress {

    private final Profile profile;
    private int preambleDepth;
    private volatile boolean asked; // read by whoever watches a probe that hangs

    Progress(Profile profile) {
        this.profile = profile;
    }

    <T> T preamble(String state, Supplier<T> road) {
        preambleDepth++;
        try {
            return road.get();
        } catch (ProbeFailure failure) {
            Optional<String> why = profile.whyNotReached(state);
            if (why.isPresent()) {
                throw new NotAvailable("the target cannot be brought to " + state + ": " + why.get());
            }
            throw new PreambleFailure(state, failure.mismatch());
        } finally {
            preambleDepth--;
        }
    }

    boolean isAsked() {
        return asked;
    }

    /** The tester sends something, or issues a user call: in the body of the probe that asks the target. */
    Event.Mark ask() {
        if (preambleDepth > 0) {
            return Event.Mark.PLAIN;
        }
        asked = true;
        return Event.Mark.STIMULUS;
    }
}
