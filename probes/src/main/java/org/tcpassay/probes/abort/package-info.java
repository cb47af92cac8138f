// SPDX-License-Identifier: Apache-2.0

/** ABORT, and what its reset looks like; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.abort;

import org.jspecify.annotations.NullMarked;
