// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.expect;

/** When something passed the link, in nanoseconds on the link's clock. */
public interface Moment {
    long timeNs();
}
