// SPDX-License-Identifier: Apache-2.0

/** Urgent data, sent and received; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.urgent;

import org.jspecify.annotations.NullMarked;
