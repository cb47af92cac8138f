// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.util.Set;
import org.tcpassay.fault.Fault;

/** A fault of this package: it says what it may do, and how it looks when it does nothing. */
public interface Act extends Fault {

    Set<Effect> effects();

    /** The same at strength zero, which lets everything go as it came, at once; what is zero of it its class says. */
    Act atZero();
}
