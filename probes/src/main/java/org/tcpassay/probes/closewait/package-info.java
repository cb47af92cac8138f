// SPDX-License-Identifier: Apache-2.0

/** CLOSE-WAIT: the tester has closed, the target may still send; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.closewait;

import org.jspecify.annotations.NullMarked;
