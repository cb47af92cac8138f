// SPDX-License-Identifier: Apache-2.0

/** Selective acknowledgment (RFC 2018, RFC 2883): reports of the target, and those of the tester; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.sack;

import org.jspecify.annotations.NullMarked;
