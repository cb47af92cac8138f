// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee;

import java.util.Optional;

/**
 * What the referee makes of a whole trace.
 *
 * @param disagreement the first thing that the model does not permit
 * @param acknowledgmentDue whether the target still owes an acknowledgment that may wait a while
 */
public record Hearing(Optional<Disagreement> disagreement, boolean acknowledgmentDue) {

    static final Hearing NOTHING = new Hearing(Optional.empty(), false);
}
