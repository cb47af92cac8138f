// SPDX-License-Identifier: Apache-2.0
/**
 * One target plus one link plus addresses: sends, receives, tells connections apart, proves silence and keeps the
 * trace. Sees {@code target}, {@code link} and the pure packages; knows no probe.
 */
@NullMarked
package org.tcpassay.lab;

import org.jspecify.annotations.NullMarked;
