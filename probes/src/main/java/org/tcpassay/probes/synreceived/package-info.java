// SPDX-License-Identifier: Apache-2.0

/** SYN-RECEIVED after a passive open; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.synreceived;

import org.jspecify.annotations.NullMarked;
