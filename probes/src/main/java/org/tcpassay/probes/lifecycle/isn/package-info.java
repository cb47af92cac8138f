// SPDX-License-Identifier: Apache-2.0

/** Sequence numbers of connections: where they begin, how they rise, and what they keep out. */
@NullMarked
package org.tcpassay.probes.lifecycle.isn;

import org.jspecify.annotations.NullMarked;
