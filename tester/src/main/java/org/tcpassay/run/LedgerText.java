// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import java.util.List;
import java.util.Locale;
import org.tcpassay.rules.Given;

/** Prints a ledger so that it reads back the same. */
final class LedgerText {

    private LedgerText() {}

    static String of(String target, List<LedgerEntry> entries, List<FuzzEntry> fuzz) {
        var text = new StringBuilder("target: ").append(quoted(target)).append('\n');
        text.append(entries.isEmpty() && fuzz.isEmpty() ? "entries: []\n" : "entries:\n");
        for (LedgerEntry entry : entries) {
            text.append("  - probe: ").append(quoted(entry.probe())).append('\n');
            entry.rule().ifPresent(rule -> line(text, "rule", quoted(rule)));
            if (!entry.given().isEmpty()) {
                List<String> names =
                        entry.given().stream().map(Given::name).sorted().toList();
                line(text, "given", "[" + String.join(", ", names) + "]");
            }
            entry.finding().ifPresent(finding -> line(text, "finding", quoted(finding)));
            line(text, "reason", quoted(entry.reason()));
            line(text, "reference", quoted(entry.reference()));
            if (!entry.aka().isEmpty()) {
                List<String> names =
                        entry.aka().stream().map(LedgerText::quoted).toList();
                line(text, "aka", "[" + String.join(", ", names) + "]");
            }
        }
        for (FuzzEntry entry : fuzz) {
            text.append("  - fuzz: ").append(quoted(entry.category())).append('\n');
            entry.after().ifPresent(after -> line(text, "after", quoted(after)));
            entry.finding().ifPresent(finding -> line(text, "finding", quoted(finding)));
            line(text, "reason", quoted(entry.reason()));
            line(text, "reference", quoted(entry.reference()));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append("    ").append(key).append(": ").append(value).append('\n');
    }

    private static String quoted(String value) {
        var text = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c == '\n') {
                text.append("\\n");
            } else if (c < ' ' || c == 0x7f) {
                text.append(String.format(Locale.ROOT, "\\x%02x", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.append('"').toString();
    }
}
