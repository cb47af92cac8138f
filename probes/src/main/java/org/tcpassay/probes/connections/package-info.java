// SPDX-License-Identifier: Apache-2.0

/** Several connections beside each other and one after the other; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.connections;

import org.jspecify.annotations.NullMarked;
