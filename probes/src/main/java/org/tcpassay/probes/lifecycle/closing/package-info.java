// SPDX-License-Identifier: Apache-2.0

/** The end of a connection, segment by segment, and what becomes of it when one of them is lost. */
@NullMarked
package org.tcpassay.probes.lifecycle.closing;

import org.jspecify.annotations.NullMarked;
