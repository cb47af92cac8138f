// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee.fuzz;

/** What the timestamps of a segment say, where they were negotiated; simplest first. */
public enum Stamps {
    ORDINARY,
    OLD,
    NEWER,
    MISSING
}
