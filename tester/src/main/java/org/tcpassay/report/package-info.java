// SPDX-License-Identifier: Apache-2.0
/**
 * What a run looks like to people and to other programs: console, JUnit XML, JSON, HTML and captures.
 *
 * <p>Sees {@code run}, {@code trace}, {@code rules} and {@code wire}. Nothing here judges: outcomes and verdicts
 * arrive in {@link org.tcpassay.run.RunReport} and are only told.
 *
 * <pre>
 * RunReport written = Reports.write(report, Path.of("tcpassay-out"), PcapChoice.FAILING);
 * console.ended(written);
 * </pre>
 */
@NullMarked
package org.tcpassay.report;

import org.jspecify.annotations.NullMarked;
