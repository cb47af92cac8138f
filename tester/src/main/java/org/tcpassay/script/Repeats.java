// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import org.tcpassay.expect.Timing;

/**
 * What was sent again and again until its time was over.
 *
 * @param first when it was sent for the first time
 * @param number how often it was sent again
 * @param end when its sender must give up
 */
public record Repeats(Passage first, int number, Timing end) {}
