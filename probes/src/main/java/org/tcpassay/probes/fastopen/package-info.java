// SPDX-License-Identifier: Apache-2.0

/** Fast Open (RFC 7413), the target as listener and as opener; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.fastopen;

import org.jspecify.annotations.NullMarked;
