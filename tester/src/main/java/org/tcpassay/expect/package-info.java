// SPDX-License-Identifier: Apache-2.0
/**
 * What a segment must be: specs that state only the unusual, with symbolic sequence numbers, and the one matcher
 * that explains itself. Pure; sees {@code wire} and {@code model} only.
 *
 * <pre>rst().seq(RCV_NXT.plus(100))</pre>
 */
@NullMarked
package org.tcpassay.expect;

import org.jspecify.annotations.NullMarked;
