// SPDX-License-Identifier: Apache-2.0

/** What a probe may know, and how it is called. */
@NullMarked
package org.tcpassay.probes.walls;

import org.jspecify.annotations.NullMarked;
