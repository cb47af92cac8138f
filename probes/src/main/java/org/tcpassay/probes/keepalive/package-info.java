// SPDX-License-Identifier: Apache-2.0

/** Keep-alives of the target, and the tester's; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.keepalive;

import org.jspecify.annotations.NullMarked;
