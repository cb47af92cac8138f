// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.tcpassay.rules.State;
import org.tcpassay.wire.IpVersion;

/**
 * A claim about a target. The method takes a {@link Lab}, or {@link Hosts} where the claim is about two of them, and, where the claim is made in several rows, a constant of
 * an enum: every constant is a probe of its own, its name in the id ({@code ...[right-edge]}). Every version of IP makes
 * it a probe of its own once more ({@code ...[right-edge][v6]}).
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Probe {

    /** {@code state-or-topic.stimulus.outcome}, lower case, hyphens; the first part is the package. */
    String id();

    /**
     * The requirements that it checks, by their id in the catalogue; the first is the principal one. Where the rows are
     * states, <code>{state}</code> stands for the row's shorthand ({@code ES}, {@code F1}, ...); a row that is
     * {@link Ruled} puts its own before these. Over IPv6 a requirement that has a twin for that version, {@code ...-V6},
     * gives way to it. What documents say ({@code DOC-074}) goes behind the requirements.
     */
    String[] rules() default {};

    /** The claim in one sentence. */
    String claim();

    /** Rows: which constants of the parameter's enum; none for all. */
    String[] rows() default {};

    /** The target's state at the stimulus, where neither the id nor the row says it. */
    State[] state() default {};

    /** {@code slow} (up to 150 s) and {@code long} are tiers; others are for selection. */
    String[] tags() default {};

    /** Over what it is asked, each a probe of its own; one alone where the rule is about that version. */
    IpVersion[] ip() default {IpVersion.V4, IpVersion.V6};

    /** Published weaknesses that a target would have which fails here, such as {@code CVE-2019-11477 (SACK Panic)}. */
    String[] resembles() default {};

    /** The target's own knobs, such as {@code net.ipv4.tcp_sack=0}. */
    String[] settings() default {};
}
