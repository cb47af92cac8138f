// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tcpassay.wire.Capture;
import org.tcpassay.wire.PcapngReader;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** What a fault did on the road to a target is told by each probe's own report, and chance is a matter of the seed. */
public class FaultyRoadTest {

    private static final String BY_CHANCE = """
            scenario: by-chance
            says: Some packets come late, some not at all.
            rules:
              - rule: a bad road
                do: {drop: 20 %}
              - rule: a slow road
                when: {chance: 50 %}
                do: {delay: {by: 1 ms, jitter: 5 ms}}
            """;

    private static final int ROUNDS = 12;

    private Path folder;
    private Path scenario;

    @BeforeClass
    public void makeFolder() throws IOException {
        folder = Files.createTempDirectory("faulty-road-test");
        scenario = Files.writeString(folder.resolve("by-chance.yaml"), BY_CHANCE);
    }

    @AfterClass
    public void removeFolder() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    public void shouldTellInEveryReportWhatWasLost() throws IOException {
        String told = "fault \"the first FIN is lost\" lost: > F. 1:1(0) ack 7 win 65535";

        String said = run("told", "lose-first-fin", "close.unread-data.read-is-no-reset[v4]", "--seed", "5");

        assertTrue(said.contains("0.1000     " + told), said);
        String page = Files.readString(folder.resolve("told/report.html"));
        assertTrue(page.contains("class=\"fa\">fault \"the first FIN is lost\" lost: &gt; F."), "the ladder tells it");
        String json = Files.readString(folder.resolve("told/result.json"));
        assertTrue(json.contains("\"packet\" : \"> F. 1:1(0) ack 7 win 65535\""), json);
        assertTrue(
                comments("told").stream().anyMatch(comment -> comment.contains(told)),
                comments("told").toString());
    }

    @Test
    public void shouldSayWhatReachesTheTargetInPlaceOfWhatWasSent() throws IOException {
        run("sent", "mss-clamp", "close.unread-data.read-is-no-reset[v4]", "--pcap", "all");

        List<String> comments = comments("sent");
        assertTrue(
                comments.get(0)
                        .matches(
                                "(?s).*< S 0:0\\(0\\).*<mss 1460>\n.*changed, .*1460.*\n.*sent on: < S .*<mss 1200>.*"),
                comments.get(0));
    }

    @Test
    public void shouldThrowTheSameDiceWhateverElseRuns() throws IOException {
        String alone = faults("alone", "--seed", "7", "--jobs", "1", "established.fin");
        String amongOthers = faults("among", "--seed", "7", "--jobs", "9", "established.fin");
        String others = faults("others", "--seed", "8", "established.fin");

        assertTrue(alone.contains("\"act\" : \"lost\"") && alone.contains("\"act\" : \"delayed\""), alone);
        assertEquals(amongOthers, alone);
        assertNotEquals(others, alone);
    }

    /** As a report advises who wants to see it again: each round counts the seed up by one. */
    @Test
    public void shouldThrowInEachRoundTheDiceOfTheNextSeed() throws IOException {
        String probe = "established.fin.close-wait[none][v4]";
        int alone = 0;
        for (int seed = 0; seed < ROUNDS; seed++) {
            run("single", scenario.toString(), probe, "--seed", Integer.toString(seed));
            alone += conforming("single");
        }
        assertTrue(alone > 0 && alone < ROUNDS, "chance decides (" + alone + ")");

        String rounds = Integer.toString(ROUNDS);
        run("rounds", scenario.toString(), probe, "--seed", "0", "--repeat", rounds);
        assertEquals(conforming("rounds"), alone);
    }

    private int conforming(String name) throws IOException {
        String json = Files.readString(folder.resolve(name).resolve("result.json"));
        Matcher found = Pattern.compile("\"CONFORMS\" : (\\d+)").matcher(json);
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    private String faults(String name, String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of(words));
        run(name, scenario.toString(), all.toArray(String[]::new));
        String json = Files.readString(folder.resolve(name).resolve("result.json"));
        return Pattern.compile("\"rule\" : .*|\"act\" : .*|\"detail\" : .*|\"packet\" : .*")
                .matcher(json)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining("\n"));
    }

    private List<String> comments(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name).resolve("captures"))) {
            try (InputStream in = Files.newInputStream(files.findFirst().orElseThrow())) {
                return PcapngReader.read(in).packets().stream()
                        .map(Capture.CapturedPacket::comment)
                        .toList();
            }
        }
    }

    private String run(String name, String fault, String... words) {
        var out = new ByteArrayOutputStream();
        List<String> all = new ArrayList<>(List.of("run", "--target", "reference", "--fault", fault, "--out"));
        all.add(folder.resolve(name).toString());
        all.addAll(List.of(words));
        Main.run(new PrintStream(out, false, StandardCharsets.UTF_8), System.err, all.toArray(String[]::new));
        return out.toString(StandardCharsets.UTF_8);
    }
}
