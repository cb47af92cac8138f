// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run.kills;

import org.tcpassay.run.Finding;
import org.tcpassay.run.ProbeInfo;

/**
 * What one probe found about one mutant.
 *
 * @param rule that is broken, of a kill one of the mutant's, such as {@code RFC9293-MUST-2}
 * @param because the reason of the expectation
 */
public record Deviation(ProbeInfo probe, String rule, String because, String expected, String got) {

    static Deviation of(ProbeInfo probe, String rule, Finding finding) {
        return new Deviation(probe, rule, finding.because(), finding.expected(), finding.got());
    }
}
