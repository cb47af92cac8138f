// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;

/** A document in JSON as all reports lay it out: indented, lists of words on one line. */
final class JsonDocument {

    /** What writes the document. */
    interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    private JsonDocument() {}

    /** The whole document, with a line end. */
    static String of(Content content) {
        var text = new StringWriter();
        var printer = new DefaultPrettyPrinter()
                .withArrayIndenter(DefaultPrettyPrinter.FixedSpaceIndenter.instance)
                .withObjectIndenter(new DefaultIndenter("  ", "\n"));
        try (JsonGenerator generator = new JsonFactory().createGenerator(text).setPrettyPrinter(printer)) {
            content.write(generator);
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing JSON into memory: it failed", impossible);
        }
        return text.append('\n').toString();
    }

    /** A field whose value is a list of words. */
    static void strings(JsonGenerator json, String name, Collection<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
