// SPDX-License-Identifier: Apache-2.0

/** Selective acknowledgment (RFC 2018, RFC 2883), both ways; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.sack;

import org.jspecify.annotations.NullMarked;
