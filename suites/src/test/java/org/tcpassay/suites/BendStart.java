// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

/**
 * When a bent wire begins to bend: fences are not counted.
 *
 * @param sent with the packet of the tester that follows so many
 * @param received with the packet of the target that follows so many
 */
record BendStart(int sent, int received) {}
