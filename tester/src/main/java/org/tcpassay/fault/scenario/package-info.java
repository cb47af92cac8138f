// SPDX-License-Identifier: Apache-2.0
/**
 * Scenarios as text. {@code Words} is the whole vocabulary as data; the reader, the schema and FAULTS.md are made of
 * it, so that they cannot disagree.
 */
@NullMarked
package org.tcpassay.fault.scenario;

import org.jspecify.annotations.NullMarked;
