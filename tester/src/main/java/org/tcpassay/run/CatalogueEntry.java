// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import java.lang.reflect.InvocationTargetException;
import org.tcpassay.script.Lab;

/**
 * A probe and how to run it.
 *
 * @param origin where it comes from, for complaints
 */
public record CatalogueEntry(ProbeInfo info, Asking asking, String origin, int rowNumber) {

    /** How a target is asked. */
    interface Asking {

        /** @throws InvocationTargetException with whatever the probe threw */
        void ask(Lab lab) throws InvocationTargetException;
    }

    /**
     * Asks the target.
     *
     * @throws InvocationTargetException with whatever the probe threw
     */
    void ask(Lab lab) throws InvocationTargetException {
        asking.ask(lab);
    }
}
