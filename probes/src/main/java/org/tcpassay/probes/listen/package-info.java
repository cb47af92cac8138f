// SPDX-License-Identifier: Apache-2.0

/** LISTEN: the four checks, and handshakes that begin there; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.listen;

import org.jspecify.annotations.NullMarked;
