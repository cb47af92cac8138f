// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

/** What a fault may do to the packets of a path; whatever it does not name it never does. */
public enum Effect {
    LOSES,
    DELAYS,
    /** Packets of one direction of one connection may leave in another order than they came. */
    REORDERS,
    REPEATS,
    /** Bytes of packets become others. */
    CHANGES,
    /** Packets leave that nobody sent. */
    INVENTS,
    /** What it changes or makes may have a wrong checksum, or be no readable packet at all. */
    BREAKS_CHECKSUMS,
    /**
     * The ends may no longer agree on which byte has which sequence number or what it is, or believe received what is
     * not.
     *
     * <p>Without it, each sequence number that leaves stands for the byte that it came with.
     */
    BREAKS_NUMBERING
}
