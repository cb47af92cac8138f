// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.util.List;
import org.tcpassay.fault.Rule;

/** What a station may be besides: it says what a path between two hosts of its kernel does, before all other rules. */
public interface PathRules {

    List<Rule> rules();
}
