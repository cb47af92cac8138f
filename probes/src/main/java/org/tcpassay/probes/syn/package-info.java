// SPDX-License-Identifier: Apache-2.0

/** SYNs and SYN,ACKs on connections that have long had theirs; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.syn;

import org.jspecify.annotations.NullMarked;
