// SPDX-License-Identifier: Apache-2.0

/** MD5 signatures (RFC 2385), the target as listener and as opener; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.signature;

import org.jspecify.annotations.NullMarked;
