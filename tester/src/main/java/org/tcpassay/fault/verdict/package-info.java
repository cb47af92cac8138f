// SPDX-License-Identifier: Apache-2.0
/** What a scenario expects of the two ends, judged from the journal of a path alone. */
@NullMarked
package org.tcpassay.fault.verdict;

import org.jspecify.annotations.NullMarked;
