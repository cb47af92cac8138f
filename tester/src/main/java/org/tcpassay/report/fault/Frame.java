// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report.fault;

import org.tcpassay.fault.Side;

/**
 * Where things stand in a drawing of both sides; lengths in units of the drawing.
 *
 * @param style a class of the style sheet
 * @param width of the whole
 * @param left the left end's lifeline
 * @param in the relay's left edge
 * @param out the relay's right edge
 * @param right the right end's lifeline
 * @param label how many characters fit at an arrow
 * @param act how many characters fit in the relay
 * @param isNarrow whether words stand across the whole drawing, because columns would be too small
 */
record Frame(String style, int width, int left, int in, int out, int right, int label, int act, boolean isNarrow) {

    static final Frame WIDE = new Frame("wide", 1120, 172, 440, 680, 948, 38, 38, false);
    static final Frame NARROW = new Frame("narrow", 380, 30, 120, 260, 350, 47, 52, true);

    /** How many characters of words about both sides stand in a line. */
    int words() {
        return isNarrow ? 50 : 96;
    }

    int middle() {
        return (in + out) / 2;
    }

    int life(Side side) {
        return side == Side.LEFT ? left : right;
    }

    int edge(Side side) {
        return side == Side.LEFT ? in : out;
    }

    /** Between an end and the relay. */
    int road(Side side) {
        return (life(side) + edge(side)) / 2;
    }
}
