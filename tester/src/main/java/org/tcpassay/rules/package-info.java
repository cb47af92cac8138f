// SPDX-License-Identifier: Apache-2.0
/**
 * What the RFCs require, as data: the catalogue of requirements, their levels, the states they speak of and the
 * optional standards they presume. Imports nothing of this project.
 *
 * <pre>
 * Rule rule = RuleCatalogue.shipped().rule("RFC9293-MUST-8");
 * rule.clause();    // RFC 9293 §3.4.1
 * </pre>
 */
@NullMarked
package org.tcpassay.rules;

import org.jspecify.annotations.NullMarked;
