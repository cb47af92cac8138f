// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

/** How long a probe may take: fast in well under 2 s; slow up to 150 s; long beyond. */
public enum Tier {
    FAST,
    SLOW,
    LONG
}
