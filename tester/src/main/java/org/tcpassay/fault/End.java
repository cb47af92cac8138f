// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

/** One of the two that share a connection; each connection of a path has its own. */
public enum End {
    /** Who sent the first SYN that the path saw; where it missed the SYN, who has the higher port. */
    OPENER,
    LISTENER;

    public End other() {
        return this == OPENER ? LISTENER : OPENER;
    }
}
