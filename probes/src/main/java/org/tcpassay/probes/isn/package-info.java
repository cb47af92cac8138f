// SPDX-License-Identifier: Apache-2.0

/** Initial sequence numbers that nobody can guess; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.isn;

import org.jspecify.annotations.NullMarked;
