// SPDX-License-Identifier: Apache-2.0

/** CLOSED: every kind of segment to a port where nobody listens; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.closed;

import org.jspecify.annotations.NullMarked;
