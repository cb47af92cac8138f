// SPDX-License-Identifier: Apache-2.0

/** Errors that ICMP and ICMPv6 report about the target's segments; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.icmp;

import org.jspecify.annotations.NullMarked;
