// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.link;

import java.util.List;
import org.tcpassay.wire.Bytes;

/** Makes a right target look wrong, to prove that a probe can fail. */
@FunctionalInterface
public interface Twist {

    /** What arrives in place of a packet that the target sent: nothing, it, another, or several. */
    List<Bytes> onFrame(Frame fromTarget);
}
