// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.lab;

import org.tcpassay.expect.Moment;

/** When a packet of the tester passed the link. */
public record Sent(long timeNs) implements Moment {}
