// SPDX-License-Identifier: Apache-2.0

/** SYN-SENT: the target opens; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.synsent;

import org.jspecify.annotations.NullMarked;
