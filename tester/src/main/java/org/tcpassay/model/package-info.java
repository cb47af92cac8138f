// SPDX-License-Identifier: Apache-2.0
/**
 * RFC 9293 as code: what a target takes and what it does not. Pure; sees {@code wire} and {@code rules} only.
 *
 * <pre>Acceptability.of(segment, rcvNxt, rcvWnd)</pre>
 */
@NullMarked
package org.tcpassay.model;

import org.jspecify.annotations.NullMarked;
