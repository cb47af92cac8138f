// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace;

import java.util.Optional;

/**
 * A segment that breaks a standing check.
 *
 * @param timeNs of the segment, on the link's clock
 * @param event index into {@link Trace#events()}
 * @param sentence what is wrong, with numbers
 * @param expected one line, where it can be said shortly
 * @param got one line
 */
public record Breach(long timeNs, int event, String sentence, Optional<String> expected, Optional<String> got) {}
