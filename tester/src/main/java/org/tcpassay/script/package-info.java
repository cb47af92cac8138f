// SPDX-License-Identifier: Apache-2.0
/**
 * What a probe author sees: {@link org.tcpassay.script.Lab}, {@link org.tcpassay.script.Connection} and the words for
 * segments. Sees {@code lab}, {@code target}, {@code expect} and the pure packages.
 *
 * <pre>
 * Connection c = lab.reach(ESTABLISHED);
 * c.send(rst().seq(RCV_NXT.plus(100)));
 * c.expect(ack(), "a RST that misses RCV.NXT may be forged: the target asks before it dies");
 * </pre>
 */
@NullMarked
package org.tcpassay.script;

import org.jspecify.annotations.NullMarked;
