// SPDX-License-Identifier: Apache-2.0

/** What has killed or wedged stacks; after each stimulus the target must still serve. May see the language of probes only. */
@NullMarked
package org.tcpassay.probes.robustness;

import org.jspecify.annotations.NullMarked;
