// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

/**
 * What a ledger says of a disagreement that fuzzing found.
 *
 * @param words reason and reference
 * @param hangsOnEarlier whether the cause is something that was asked earlier: it is proved only by a sequence from
 *     which nothing can be taken without losing the disagreement
 */
public record FuzzReason(String words, boolean hangsOnEarlier) {}
