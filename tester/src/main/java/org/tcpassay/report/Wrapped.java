// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.util.ArrayList;
import java.util.List;

/** Text made to fit. */
public final class Wrapped {

    private Wrapped() {}

    /** At most so many characters, the last of which tells that there were more. */
    public static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "\u2026";
    }

    /** Running text broken at spaces: at least one line; a word longer than {@code width} stands alone on its line. */
    public static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        String left = Printable.line(text).strip();
        while (left.length() > width) {
            int space = left.lastIndexOf(' ', width);
            if (space <= 0) {
                space = left.indexOf(' ');
            }
            if (space < 0) {
                break;
            }
            lines.add(left.substring(0, space));
            left = left.substring(space + 1).strip();
        }
        lines.add(left);
        return lines;
    }
}
