// SPDX-License-Identifier: Apache-2.0
/**
 * What is seen of a faulty path: counters while it runs, and afterwards the timeline with both of its sides as a page,
 * as text, as captures and as JSON. All of it is made from the journal of the path, by functions.
 */
@NullMarked
package org.tcpassay.report.fault;

import org.jspecify.annotations.NullMarked;
