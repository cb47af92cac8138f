// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

/** Of which probes the capture is kept. */
public enum PcapChoice {
    /** Of those that do not conform, known or not, and of those without a judgement. */
    FAILING,
    ALL,
    NONE
}
