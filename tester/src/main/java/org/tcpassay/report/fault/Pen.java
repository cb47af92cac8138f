// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report.fault;

import org.tcpassay.report.Markup;

/** Draws the parts of an SVG picture, one behind the other. */
final class Pen {

    private final Markup svg = new Markup();

    /** @param d as SVG has it */
    void path(String style, String d) {
        svg.open("path", "class", style, "d", d).close("path");
    }

    void dot(int x, int y, String style) {
        svg.open("circle", "class", "spot " + style, "cx", Integer.toString(x), "cy", Integer.toString(y), "r", "4")
                .close("circle");
    }

    /** A rectangle with words where the pointer rests. */
    void band(String style, int x, int y, int width, int height, String title) {
        svg.open(
                        "rect",
                        "class",
                        "band " + style,
                        "x",
                        Integer.toString(x),
                        "y",
                        Integer.toString(y),
                        "width",
                        Integer.toString(width),
                        "height",
                        Integer.toString(height))
                .element("title", "", title)
                .close("rect");
    }

    void words(int x, int y, String style, String text) {
        words(x, y, style, text, text);
    }

    /** Words with all of them, however many, where the pointer rests. */
    void words(int x, int y, String style, String text, String whole) {
        svg.open("text", "x", Integer.toString(x), "y", Integer.toString(y), "class", style.strip())
                .text(text);
        if (!text.equals(whole)) {
            svg.element("title", "", whole);
        }
        svg.close("text");
    }

    /** What has been drawn. */
    @Override
    public String toString() {
        return svg.toString();
    }
}
