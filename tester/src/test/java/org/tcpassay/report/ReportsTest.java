// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.RunReport;
import org.tcpassay.wire.Capture;
import org.tcpassay.wire.PcapngReader;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

public final class ReportsTest {

    private static final String SILENT = "captures/established.rst-in-window.challenge-ack@right-edge.pcapng";

    private Path folder = Path.of("");

    @BeforeMethod
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("tcpassay-report");
    }

    @AfterMethod
    void removeFolder() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Test
    public void shouldWriteEveryReportIntoAFolderThatIsMade() throws IOException {
        Path out = folder.resolve("a/b");
        Reports.write(Samples.report(), out, PcapChoice.NONE);

        try (Stream<Path> files = Files.list(out)) {
            assertEquals(
                    files.map(path -> path.getFileName().toString()).sorted().toList(),
                    List.of("junit.xml", "report.html", "result.json"));
        }
    }

    @Test
    public void shouldKeepTheCapturesOfWhatDoesNotConform() {
        RunReport written = Reports.write(Samples.report(), folder, PcapChoice.FAILING);

        assertEquals(captures(written), 7);
        assertTrue(Files.exists(folder.resolve(SILENT)));
        assertFalse(Files.exists(folder.resolve("captures/closed.ack.reset-seq-is-ack.pcapng")));
    }

    @Test
    public void shouldKeepAllCapturesOnDemand() {
        assertEquals(captures(Reports.write(Samples.report(), folder, PcapChoice.ALL)), 12);
    }

    @Test
    public void shouldRemoveTheCapturesOfAnEarlierRun() {
        Reports.write(Samples.report(), folder, PcapChoice.ALL);
        Reports.write(Samples.report(), folder, PcapChoice.FAILING);

        assertTrue(Files.exists(folder.resolve(SILENT)));
        assertFalse(Files.exists(folder.resolve("captures/closed.ack.reset-seq-is-ack.pcapng")));
    }

    @Test
    public void shouldCommentEachPacketAndTheFile() throws IOException {
        Reports.write(Samples.report(), folder, PcapChoice.FAILING);

        try (InputStream in = Files.newInputStream(folder.resolve(SILENT))) {
            Capture capture = PcapngReader.read(in);
            List<String> comments = capture.packets().stream()
                    .map(Capture.CapturedPacket::comment)
                    .toList();
            assertTrue(capture.comment().contains("RFC9293-3.10.7.4-RST-ES-INWIN"), capture.comment());
            assertTrue(capture.comment().contains("seed 0x5eed"), capture.comment());
            assertEquals(comments.get(1), "> S. 0:0(0) ack 1 win 64240 <mss 1460>");
            assertEquals(comments.get(3), """
                    accept() = ok
                    state ESTABLISHED
                    * < R 101:101(0) win 65535
                    afterwards: nothing came; expected > .  seq 1  ack 1""");
        }
    }

    @Test
    public void shouldLinkToTheCapture() throws IOException {
        Reports.write(Samples.report(), folder, PcapChoice.FAILING);

        String html = Files.readString(folder.resolve("report.html"));
        assertTrue(html.contains("href=\"" + SILENT + "\""));
        assertTrue(html.contains("data:application/octet-stream;base64,"));
        assertTrue(Files.readString(folder.resolve("result.json")).contains("\"capture\" : \"" + SILENT + "\""));
        assertTrue(Files.readString(folder.resolve("junit.xml")).contains("pcap          " + folder.resolve(SILENT)));
    }

    @Test
    public void shouldSayInOneSentenceThatAFolderCannotBeMade() throws IOException {
        Path file = Files.writeString(folder.resolve("in-the-way"), "");

        var refusal = expectThrows(
                UncheckedIOException.class,
                () -> Reports.write(Samples.report(), file.resolve("out"), PcapChoice.NONE));
        assertTrue(refusal.getMessage().startsWith("writing reports: " + file.resolve("out") + " cannot be"));
        assertTrue(refusal.getMessage().toLowerCase(Locale.ROOT).endsWith("give a folder of your own with --out"));
        assertThrows(UncheckedIOException.class, () -> Reports.write(Samples.report(), file, PcapChoice.NONE));
    }

    private static long captures(RunReport written) {
        return written.results().stream()
                .map(ProbeResult::capture)
                .flatMap(path -> path.filter(Files::exists).stream())
                .count();
    }
}
