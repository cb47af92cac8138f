// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace;

import java.util.List;

/**
 * A rule that every segment of a target must obey, whatever the probe asks.
 *
 * <p>A pure function of the trace. What the tester bent on purpose is not held against the target: where it is
 * uncertain what the target took, a check stays silent.
 */
public interface StandingCheck {

    /** Such as {@code ack-never-retreats}. */
    String id();

    /** The requirement that a breach breaks, such as {@code RFC9293-3.4-CUMACK}. */
    String ruleId();

    /** Every breach, in the trace's order; empty where the rule holds. */
    List<Breach> check(Trace trace);
}
