// SPDX-License-Identifier: Apache-2.0

/** SYN,ACKs without a record behind them (RFC 4987 §3.6); may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.syncookies;

import org.jspecify.annotations.NullMarked;
