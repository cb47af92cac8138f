// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.util.ArrayList;
import java.util.List;

/** Running text broken into lines at spaces. */
public final class Wrapped {

    private Wrapped() {}

    /** At least one line; a word longer than {@code width} stands alone on its line. */
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
