// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/** Parts of a page that are unpacked when somebody opens them, for there are thousands. */
final class Zipped {

    private Zipped() {}

    /** The text, as base64 of gzip. */
    static String text(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("packing a part of a page in memory", e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
