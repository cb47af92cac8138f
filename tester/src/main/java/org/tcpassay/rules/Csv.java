// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads comma-separated values strictly: quotes only around whole fields, every record as long as the first.
 *
 * @see "RFC 4180 §2"
 */
final class Csv {

    private final String text;
    private int at;
    private int line = 1;

    private Csv(String text) {
        this.text = text;
    }

    /**
     * The records of {@code text}, the heading among them; lines end with LF or CR LF.
     *
     * @throws IllegalArgumentException with the line, on anything that is not such a table
     */
    static List<List<String>> read(String text) {
        var csv = new Csv(text);
        var records = new ArrayList<List<String>>();
        while (csv.at < text.length()) {
            int line = csv.line;
            List<String> next = csv.row();
            if (!records.isEmpty() && next.size() != records.get(0).size()) {
                throw wrong(
                        line,
                        next.size() + " fields; the heading has "
                                + records.get(0).size());
            }
            records.add(next);
        }
        return records;
    }

    private List<String> row() {
        var fields = new ArrayList<String>(12);
        while (true) {
            fields.add(at < text.length() && text.charAt(at) == '"' ? quoted() : bare());
            if (at < text.length() && text.charAt(at) == ',') {
                at++;
            } else {
                endOfLine();
                return fields;
            }
        }
    }

    private String bare() {
        int first = at;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ',' || c == '\n' || c == '\r') {
                break;
            }
            if (c == '"') {
                throw wrong(line, "a quote inside a bare field; quote the whole field and double the quote");
            }
            at++;
        }
        return text.substring(first, at);
    }

    private String quoted() {
        int opened = line;
        var field = new StringBuilder();
        int first = ++at;
        while (true) {
            int quote = text.indexOf('"', at);
            if (quote < 0) {
                throw wrong(opened, "a quoted field without end; close it with a quote");
            }
            boolean doubled = quote + 1 < text.length() && text.charAt(quote + 1) == '"';
            field.append(text, first, doubled ? quote + 1 : quote);
            at = doubled ? quote + 2 : quote + 1;
            first = at;
            if (!doubled) {
                String read = field.toString();
                for (int end = read.indexOf('\n'); end >= 0; end = read.indexOf('\n', end + 1)) {
                    line++;
                }
                return read;
            }
        }
    }

    private void endOfLine() {
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) != '\n') {
            throw wrong(line, "'" + text.charAt(at) + "' behind a field; a comma or the end of the line belongs there");
        }
        at++;
        line++;
    }

    private static IllegalArgumentException wrong(int line, String what) {
        return new IllegalArgumentException("reading a table, line " + line + ": " + what);
    }
}
