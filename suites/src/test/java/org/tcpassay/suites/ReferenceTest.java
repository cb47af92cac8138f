// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tcpassay.model.Choice;
import org.tcpassay.model.Settings;
import org.tcpassay.rules.Given;
import org.tcpassay.rules.Rule;
import org.tcpassay.run.Answer;
import org.tcpassay.run.Assay;
import org.tcpassay.run.Catalogue;
import org.tcpassay.run.CatalogueEntry;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.target.reference.ReferenceTarget;
import org.testng.annotations.AfterClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * The whole catalogue, slow and long probes too, conforms on the correct reference, and with everything that is
 * optional the other way round: a probe that demands more than binds fails here.
 */
@Test(groups = "virtual") // asks neither a kernel nor a network: the same for every user
public class ReferenceTest {

    private static final long SEED = 1;
    private static final int JOBS = 2;
    private static final int ROWS = 10; // enough for 126 options
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Catalogue CATALOGUE = Shelf.catalogue();
    private static final List<CatalogueEntry> PROBES = CATALOGUE.probes().stream()
            .map(probe -> CATALOGUE.entry(probe.id()))
            .toList();

    /** Why a probe cannot be asked of the reference; for anything else every probe must be. */
    private static final Set<String> LACKS = Set.of(
            "ICMP for IPv6 has no SOURCE_ROUTE_FAILED",
            "IPv6 has no BROADCAST",
            "the reference has no Accurate ECN (net.ipv4.tcp_ecn=3)",
            "the reference has no option SOURCE_ROUTE",
            "the reference has no setting net.ipv4.conf.all.accept_source_route",
            "the reference has no setting net.ipv4.tcp_challenge_ack_limit",
            "the reference has no setting net.ipv4.tcp_fastopen",
            "the reference has no setting net.ipv4.ip_local_port_range",
            "the reference has no setting net.ipv4.ipfrag_time",
            "the reference has no setting net.ipv4.tcp_abort_on_overflow",
            "the reference has no setting net.ipv4.tcp_early_retrans",
            "the reference has no setting net.ipv4.tcp_fin_timeout",
            "the reference has no setting net.ipv4.tcp_keepalive_intvl",
            "the reference has no setting net.ipv4.tcp_keepalive_time",
            "the reference has no setting net.ipv4.tcp_max_syn_backlog",
            "the reference has no setting net.ipv4.tcp_syn_linear_timeouts",
            "the reference has no setting net.ipv4.tcp_synack_retries",
            "the reference has no setting net.ipv4.tcp_tw_reuse",
            "the target does not claim RFC5682",
            "the target does not claim RFC8985",
            "two hosts are namespaces of this machine's kernel, and the target is not that");

    /** Asks whether a standard that is itself recommended is there at all (RFC 9293 SHLD-8): without it, it deviates. */
    private static final Set<String> ASKS_FOR_A_STANDARD = Set.of("ecn.setup-syn.ecn-implemented");

    /** Words of documents that a standard carries along, beside its own number. */
    private static final Map<Given, Set<String>> PRESUMED = Map.ofEntries(
            Map.entry(Given.RFC2018, Set.of("RFC2018", "RFC2883", "RFC6675")),
            Map.entry(Given.RFC2385, Set.of("RFC2385")),
            Map.entry(Given.RFC2883, Set.of("RFC2883")),
            Map.entry(Given.RFC3042, Set.of("RFC3042")),
            Map.entry(Given.RFC3168, Set.of("RFC3168")),
            Map.entry(Given.RFC4987, Set.of("RFC4987")),
            Map.entry(Given.RFC5482, Set.of("RFC5482")),
            Map.entry(Given.RFC5961, Set.of("RFC5961")),
            Map.entry(Given.RFC6191, Set.of("RFC6191")),
            Map.entry(Given.RFC6582, Set.of("RFC6582")),
            Map.entry(Given.RFC6675, Set.of("RFC6675")),
            Map.entry(Given.RFC7323, Set.of("RFC7323", "RFC6191")));

    /** Probes of something else that cannot do without a standard, with the reason. */
    private static final Map<Given, Map<String, String>> MEANS = Map.of(
            Given.RFC1337, Map.of("lifecycle.nothing-left.active-side", "a reset ends a TIME-WAIT"),
            Given.RFC2018,
                    Map.of(
                            "sequence.last-octet-of-window.kept", "a SACK block shows what is kept",
                            "sequence.octet-at-right-edge.not-kept", "a SACK block shows what is kept",
                            "syn-cookies.offer-with-timestamps.kept", "a SACK block shows what is remembered",
                            "recovery.duplicates-without-report.nothing-new", "speaks of what blocks report",
                            "recovery.loss-reported.window-lowered", "a block reports the loss",
                            "window.text-at-largest-edge.taken", "a SACK block shows what is kept"),
            Given.RFC6675,
                    Map.of(
                            "recovery.all-reported.first-repeated", "repeats by what blocks report",
                            "recovery.duplicates-without-report.nothing-new", "speaks of what blocks report",
                            "recovery.loss-reported.window-lowered", "a block reports the loss",
                            "recovery.one-report.nothing-repeated", "repeats by what blocks report"),
            Given.RFC5961,
                    Map.of(
                            "timestamps.huge-on-reset.not-taken", "a challenge shows that the connection lives",
                            "timestamps.negotiated.on-challenge-ack", "speaks of challenges"),
            Given.RFC6191, Map.of("time-wait.reopened-by-old-duplicate.time-wait-again", "speaks of a reopened one"),
            Given.RFC7323,
                    Map.of(
                            "syn-received.ack-echoing-challenge.established", "a challenge differs by its TSval",
                            "syn-cookies.offer-with-timestamps.kept", "TSval carries what is remembered",
                            "time-wait.reopened-by-old-duplicate.time-wait-again", "as RFC 6191, which goes along",
                            "lifecycle.told-numbers.agree-with-the-wire", "a window that is told has a scale",
                            "sack.duplicate-refused-by-timestamp.may-be-reported", "PAWS refuses it",
                            "window.largest-scaled.used", "a window of a gigabyte has a scale",
                            "sack.four-blocks-with-timestamps.three-reported", "speaks of timestamps beside blocks"));

    /** Of what is only offered or allowed, the probes that need it. */
    private static final Map<Choice, Set<String>> NEEDS_OFFER = Map.of(
            Choice.TIMESTAMPS_OFFERED, Set.of("timestamps.answered-in-syn-ack.echoed"),
            Choice.DELAYED_ACKNOWLEDGMENTS,
                    Set.of(
                            "delayed-ack.answered-at-once.rides-on-answer",
                            "delayed-ack.answered-within-delay.rides-on-answer",
                            "delayed-ack.burst.fewer-than-segments",
                            "lifecycle.idle-user.acknowledges-and-waits"));

    private final Map<String, Long> tookMs = new java.util.concurrent.ConcurrentSkipListMap<>();

    @AfterClass
    public void tellTimes() {
        tookMs.forEach((name, ms) -> System.out.printf("reference, %s: %d ms%n", name, ms));
    }

    @Test
    public void shouldConformEverywhere() throws InterruptedException {
        List<Answer> answers = ask("as it is", Settings.ordinary());

        assertEquals(complaints(answers), List.of());
        assertEquals(
                answers.stream()
                        .filter(answer -> answer.outcome() == Outcome.NOT_APPLICABLE)
                        .map(Answer::reason)
                        .collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(LACKS));
        assertEquals(answers.size(), CATALOGUE.probes().size());
    }

    @DataProvider
    public Object[][] choices() {
        return Stream.of(Choice.values()).map(choice -> new Object[] {choice}).toArray(Object[][]::new);
    }

    @Test(dataProvider = "choices")
    public void shouldConformWithTheOtherChoice(Choice choice) throws InterruptedException {
        List<Answer> answers = ask("without " + choice, flipped(Set.of(choice), Set.of()));

        assertEquals(complaints(answers), List.of());
        assertEquals(notApplicable(answers), new TreeSet<>(NEEDS_OFFER.getOrDefault(choice, Set.of())));
    }

    @DataProvider
    public Object[][] standards() {
        return Settings.implemented().stream()
                .sorted()
                .map(standard -> new Object[] {standard})
                .toArray(Object[][]::new);
    }

    @Test(dataProvider = "standards")
    public void shouldConformWithTheOtherClaim(Given standard) throws InterruptedException {
        List<Answer> answers = ask("other claim of " + standard, flipped(Set.of(), Set.of(standard)));

        assertEquals(complaints(bound(answers)), List.of());
        Set<String> documents = PRESUMED.getOrDefault(standard, Set.of());
        assertEquals(
                notApplicable(answers).stream()
                        .filter(id -> !concerns(probe(id), documents))
                        .collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(MEANS.getOrDefault(standard, Map.of()).keySet()),
                "what has nothing to do with " + standard + " binds without it");
    }

    /** Over either version of IP. */
    private static ProbeInfo probe(String idOfBoth) {
        return CATALOGUE.probes().stream()
                .filter(probe -> probe.idOfBoth().equals(idOfBoth))
                .findFirst()
                .orElseThrow();
    }

    private static boolean concerns(ProbeInfo probe, Set<String> documents) {
        return probe.rules().stream()
                .anyMatch(rule -> documents.stream().anyMatch(document -> belongsTo(rule, document)));
    }

    private static boolean belongsTo(Rule rule, String document) {
        return rule.id().startsWith(document + "-")
                || rule.given().stream().anyMatch(given -> given.name().equals(document));
    }

    /**
     * Ten settings in which every pair of options comes in all four combinations: each option is flipped in five of
     * them, the first among these, and no two options in the same five.
     */
    @DataProvider
    public Object[][] rows() {
        return IntStream.range(0, ROWS).mapToObj(row -> new Object[] {row}).toArray(Object[][]::new);
    }

    @Test(dataProvider = "rows")
    public void shouldConformWithEveryPairOfOptionsFlipped(int row) throws InterruptedException {
        List<Integer> words = words();
        Set<Choice> choices = EnumSet.noneOf(Choice.class);
        Set<Given> standards = EnumSet.noneOf(Given.class);
        int next = 0;
        for (Choice choice : Choice.values()) {
            if ((words.get(next++) >> row & 1) == 1) {
                choices.add(choice);
            }
        }
        for (Given standard : new TreeSet<>(Settings.implemented())) {
            if ((words.get(next++) >> row & 1) == 1) {
                standards.add(standard);
            }
        }

        List<Answer> answers = bound(ask("pairs, row " + row, flipped(choices, standards)));
        assertEquals(String.join("\n", complaints(answers)), "");
    }

    /** Half of the bits set, the lowest among them. */
    private static List<Integer> words() {
        var words = new ArrayList<Integer>();
        for (int word = 1; word < 1 << ROWS; word += 2) {
            if (Integer.bitCount(word) == ROWS / 2) {
                words.add(word);
            }
        }
        return words;
    }

    @Test
    public void shouldHaveAWordForEveryOption() {
        assertTrue(
                words().size()
                        >= Choice.values().length + Settings.implemented().size(),
                words() + " are too few");
    }

    @Test
    public void shouldGiveTheSameAnswersWithAnySeed() throws InterruptedException {
        for (long seed = 2; seed < 5; seed++) {
            assertEquals(
                    complaints(new Assay(ReferenceTarget.of(Settings.ordinary()), seed).ask(PROBES, JOBS, PATIENCE)),
                    List.of(),
                    "seed " + seed);
        }
    }

    private static Settings flipped(Set<Choice> choices, Set<Given> standards) {
        Settings ordinary = Settings.ordinary();
        Settings other = ordinary;
        for (Choice choice : choices) {
            other = other.with(choice, !ordinary.chooses(choice));
        }
        for (Given standard : standards) {
            other = other.with(standard, !ordinary.claims(standard));
        }
        return other;
    }

    private List<Answer> ask(String name, Settings settings) throws InterruptedException {
        long began = System.nanoTime();
        List<Answer> answers = new Assay(ReferenceTarget.of(settings), SEED).ask(PROBES, JOBS, PATIENCE);
        tookMs.put(name, Duration.ofNanos(System.nanoTime() - began).toMillis());
        return answers;
    }

    private static List<Answer> bound(List<Answer> answers) {
        return answers.stream()
                .filter(answer -> !ASKS_FOR_A_STANDARD.contains(answer.probe().idOfBoth()))
                .toList();
    }

    private static List<String> complaints(List<Answer> answers) {
        return answers.stream()
                .filter(answer -> answer.outcome() != Outcome.CONFORMS && answer.outcome() != Outcome.NOT_APPLICABLE)
                .map(answer -> answer.outcome() + " " + answer.probe().id() + ": " + answer.reason())
                .toList();
    }

    /** Beside those that no reference can be asked. */
    private static Set<String> notApplicable(List<Answer> answers) {
        return answers.stream()
                .filter(answer -> answer.outcome() == Outcome.NOT_APPLICABLE)
                .filter(answer -> !LACKS.contains(answer.reason()))
                .map(answer -> answer.probe().idOfBoth())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
