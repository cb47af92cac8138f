// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay.real;

import java.util.List;

/** Two programs that talk over a road. */
interface Programs {

    /** Commands that must be installed. */
    List<String> needs();

    /** All of the talk; what still has to be ended is left to the end of the road. */
    Tale talk(Road road) throws Exception;
}
