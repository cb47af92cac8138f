// SPDX-License-Identifier: Apache-2.0

/** What IPv6 has and IPv4 has not: extension headers, flow labels, its own sums; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.ipv6;

import org.jspecify.annotations.NullMarked;
