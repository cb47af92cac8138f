// SPDX-License-Identifier: Apache-2.0

/** The PUSH function: text leaves, and its last segment says so; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.push;

import org.jspecify.annotations.NullMarked;
