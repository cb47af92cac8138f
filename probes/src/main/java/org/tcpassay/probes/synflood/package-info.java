// SPDX-License-Identifier: Apache-2.0

/** More SYNs than a listener has room for (RFC 4987); may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.synflood;

import org.jspecify.annotations.NullMarked;
