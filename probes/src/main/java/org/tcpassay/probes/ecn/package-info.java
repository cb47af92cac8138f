// SPDX-License-Identifier: Apache-2.0

/** Explicit congestion notification (RFC 3168, RFC 9768); may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.ecn;

import org.jspecify.annotations.NullMarked;
