// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

import java.util.function.Consumer;

/**
 * Is told what happens on a path, and says beforehand whether it will look at packets again.
 *
 * <p>What it does not keep costs no copy. Any other {@link Consumer} may keep all it is told.
 */
public interface Journal extends Consumer<Happening> {

    /**
     * Whether it keeps the next packet that comes, or looks at its text.
     *
     * <p>If not, a {@link Transit} that no rule has to do with holds what it has only until {@link #accept} returns.
     */
    boolean keeps();

    /** The same for one that may keep anything. */
    static Journal of(Consumer<Happening> consumer) {
        return consumer instanceof Journal journal
                ? journal
                : new Journal() {
                    @Override
                    public boolean keeps() {
                        return true;
                    }

                    @Override
                    public void accept(Happening happening) {
                        consumer.accept(happening);
                    }
                };
    }
}
