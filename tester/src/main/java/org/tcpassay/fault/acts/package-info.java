// SPDX-License-Identifier: Apache-2.0
/**
 * What can become of a packet: one small class each, an immutable description of the deed and its strength.
 *
 * <pre>Faults.delay(Duration.ofMillis(200))</pre>
 */
@NullMarked
package org.tcpassay.fault.acts;

import org.jspecify.annotations.NullMarked;
