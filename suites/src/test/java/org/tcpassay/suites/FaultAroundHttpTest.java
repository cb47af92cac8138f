// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tcpassay.fault.Happening;
import org.tcpassay.fault.Happening.Verb;
import org.tcpassay.fault.scenario.Ready;
import org.tcpassay.net.Privileges;
import org.tcpassay.relay.FaultyPath;
import org.testng.SkipException;
import org.testng.annotations.Test;

/** What the README shows to whoever wants faults in an own test, as it stands there. */
public class FaultAroundHttpTest {

    @Test
    public void shouldFetchThoughTheQuestionIsLost() throws Exception {
        Privileges.ofThisThread().missingForNamespaces().ifPresent(missing -> {
            throw new SkipException("cannot make a network namespace: " + missing);
        });
        List<Happening> journal;
        try (var path = FaultyPath.open(Ready.scenario("lose-first-data"))) {
            path.atListener(() -> serve(8080));
            assertEquals(path.atOpener(() -> fetch("http://" + path.listener() + ":8080/")), "hello");
            journal = path.journal();
        }
        assertTrue(
                journal.stream().anyMatch(each -> each instanceof Happening.Acted act && act.verb() == Verb.LOST),
                "nothing was lost");
    }

    private static HttpServer serve(int port) throws IOException {
        HttpServer service = HttpServer.create(new InetSocketAddress(port), 0);
        service.createContext("/", exchange -> {
            byte[] body = "hello".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        service.start();
        return service;
    }

    private static String fetch(String address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    @Test
    public void shouldBeWhatTheReadmeShows() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        String source = Files.readString(Path.of("src/test/java/org/tcpassay/suites/FaultAroundHttpTest.java"));
        String section = readme.substring(readme.indexOf("## Faults"));
        int code = section.indexOf("```java") + "```java".length();
        List<String> shown = section.substring(code, section.indexOf("```", code))
                .lines()
                .map(line -> line.replaceFirst(" +//.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
        assertTrue(shown.size() >= 4, shown.toString());
        shown.forEach(line -> assertTrue(source.contains("        " + line), line));
    }
}
