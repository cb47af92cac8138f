// SPDX-License-Identifier: Apache-2.0

/** What stays of a connection where it was closed first. */
@NullMarked
package org.tcpassay.probes.lifecycle.timewait;

import org.jspecify.annotations.NullMarked;
