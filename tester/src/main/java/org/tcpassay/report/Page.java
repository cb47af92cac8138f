// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * The frame of all our pages, which need nothing else: no network, and a script only for filtering and copying. A
 * policy in the page lets no script run but ours.
 */
public final class Page {

    private Page() {}

    /** The whole page. */
    static String of(String title, Markup body) {
        return of(title, body, resource("report.css") + resource("timeline.css"), resource("report.js"));
    }

    /** The whole page of a table whose cells open. */
    static String ofTable(String title, Markup body) {
        return of(title, body, resource("report.css") + resource("matrix.css"), resource("matrix.js"));
    }

    /** The whole page of stacks side by side. */
    static String ofComparison(String title, Markup body) {
        return of(title, body, resource("report.css") + resource("compare.css"), resource("compare.js"));
    }

    /** The whole page of a timeline, in which nothing has to move. */
    public static String ofTimeline(String title, Markup body) {
        return of(title, body, resource("report.css") + resource("timeline.css"), "");
    }

    /** The whole page of what is explained by pictures. */
    static String ofLesson(String title, Markup body) {
        return of(title, body, resource("report.css") + resource("timeline.css") + resource("explain.css"), "");
    }

    private static String of(String title, Markup body, String style, String script) {
        var html = new Markup();
        html.trusted("<!doctype html>\n")
                .open("html", "lang", "en")
                .line()
                .open("head")
                .line();
        html.alone("meta", "charset", "utf-8").line();
        html.alone("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        String policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" + sha256(script) + "'";
        html.alone("meta", "http-equiv", "Content-Security-Policy", "content", policy)
                .line();
        html.element("title", "", title);
        html.open("style").trusted(style).close("style").line();
        html.close("head").line().open("body").line();
        html.trusted(body.toString());
        html.open("script").trusted(script).close("script").line();
        return html.close("body").close("html").line().toString();
    }

    /** The end of a page: what wrote it, and the words that had it written. */
    static void foot(Markup html, String version, List<String> command) {
        html.open("footer").text("tcpassay " + version + " \u00b7 ");
        html.text("./tcpassay " + String.join(" ", command)).close("footer").line();
    }

    private static String sha256(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("hashing the page's script: every Java has SHA-256", impossible);
        }
    }

    static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("writing a page: resource " + name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("writing a page: resource " + name + " cannot be read", failure);
        }
    }
}
