// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

/** What an IP packet carries, or why that cannot be said. */
public sealed interface Content permits Segment, Icmp, Opaque, Malformed {}
