// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpassay.rules.RuleCatalogue;
import org.tcpassay.trace.Breach;
import org.tcpassay.trace.StandingCheck;
import org.tcpassay.trace.Trace;
import org.tcpassay.trace.checks.StandingChecks;

/**
 * What the standing checks say of a trace.
 *
 * @param findings one a breach, with the requirement of the check that it broke
 * @param checks how many were held against it
 */
record Standing(List<String> sentences, List<Finding> findings, int checks) {

    static final Standing NONE = new Standing(List.of(), List.of(), 0);

    static Standing over(Trace trace) {
        List<String> sentences = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (StandingChecks.Broken broken : StandingChecks.over(trace)) {
            sentences.add(broken.check().id() + ": " + broken.breach().sentence());
            findings.add(finding(broken.check(), broken.breach()));
        }
        return new Standing(
                List.copyOf(sentences),
                List.copyOf(findings),
                StandingChecks.all().size());
    }

    private static Finding finding(StandingCheck check, Breach breach) {
        return new Finding(
                Optional.of(RuleCatalogue.shipped().rule(check.ruleId())),
                "standing check " + check.id() + " holds in every trace",
                breach.expected().orElse("no breach of " + check.id()),
                breach.got().orElse(breach.sentence()),
                List.of(breach.sentence()));
    }

    boolean isBroken() {
        return !sentences.isEmpty();
    }
}
