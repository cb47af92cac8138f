// SPDX-License-Identifier: Apache-2.0

/** The walls of the house: what each package may know. Fails when a brick is laid across one. */
@NullMarked
package org.tcpassay.walls;

import org.jspecify.annotations.NullMarked;
