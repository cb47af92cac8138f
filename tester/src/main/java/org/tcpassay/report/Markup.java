// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import org.owasp.encoder.Encode;

/** Markup in the making; whatever is not a tag or an attribute's name is escaped. */
public final class Markup {

    private final StringBuilder out = new StringBuilder();

    /** Opens an element; names and values of attributes alternate, one with an empty value is left out. */
    public Markup open(String name, String... attributes) {
        return tag(name, ">", attributes);
    }

    /** An element that never has content. */
    public Markup alone(String name, String... attributes) {
        return tag(name, " />", attributes);
    }

    public Markup close(String name) {
        out.append("</").append(name).append('>');
        return this;
    }

    public Markup text(String text) {
        out.append(Encode.forHtmlContent(Printable.block(text)));
        return this;
    }

    /** An element with nothing but text in it. */
    public Markup element(String name, String styleClass, String text) {
        return open(name, "class", styleClass).text(text).close(name);
    }

    public Markup line() {
        out.append('\n');
        return this;
    }

    /** What is markup already, or comes from our own resources. */
    public Markup trusted(String markup) {
        out.append(markup);
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private Markup tag(String name, String end, String... attributes) {
        out.append('<').append(name);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            if (!attributes[i + 1].isEmpty()) {
                out.append(' ').append(attributes[i]).append("=\"");
                out.append(Encode.forHtmlAttribute(Printable.block(attributes[i + 1])))
                        .append('"');
            }
        }
        out.append(end);
        return this;
    }
}
