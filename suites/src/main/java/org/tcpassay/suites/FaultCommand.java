// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.scenario.Ready;
import org.tcpassay.fault.scenario.ScenarioFile;
import org.tcpassay.relay.Edge;
import org.tcpassay.report.Ink;
import org.tcpassay.report.fault.FaultConsole;
import org.tcpassay.report.fault.FaultReports;
import org.tcpassay.report.fault.FaultRun;
import org.tcpassay.report.fault.ScenarioList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Puts faults around the traffic of a command. */
@Command(
        name = "fault",
        customSynopsis = {
            "tcpassay fault [OPTIONS] SCENARIO|FILE.yaml [--serve COMMAND] -- COMMAND [ARGUMENT...]",
            "       tcpassay fault [OPTIONS] SCENARIO|FILE.yaml --between LEFT,RIGHT [-- COMMAND [ARGUMENT...]]",
            "       tcpassay fault --list | --show SCENARIO | --check FILE.yaml"
        },
        sortOptions = false,
        description = {
            "Runs a command in a network namespace whose only road leads through a relay, which does to the packets what"
                    + " a scenario says, to a second namespace, where --serve starts the other end.",
            "",
            "Both commands find the addresses in their environment: TCPASSAY_OPENER (198.18.0.1, where COMMAND runs) and"
                    + " TCPASSAY_LISTENER (198.18.0.2, where --serve runs), and for IPv6 TCPASSAY_OPENER6 and"
                    + " TCPASSAY_LISTENER6. No packet leaves this machine, unless --between --real says so.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./tcpassay fault --list                               what is ready, and what it demonstrates",
            "  ./tcpassay fault --show flaky-wifi >mine.yaml         one of them to begin an own one with",
            "  ./tcpassay fault --check mine.yaml                    whether it can be understood; complaints name lines",
            "  ./tcpassay fault lose-first-data --serve 'python3 -m http.server' -- \\",
            "      curl -s http://198.18.0.2:8000/                   how a program lives with it",
            "  ./tcpassay fault lossy --between docker:web,docker:db between two containers, until Ctrl-C; as root",
            "",
            "Exit status: the command's own, unless it is 0 (128 and more: a signal ended it; 127: there is none).",
            "Otherwise 0 everything expected came about, 1 an expectation failed, 2 inconclusive: a rule never fired, or",
            "there was nothing to judge by, 3 tester error, 64 wrong usage. A scenario without expectations gives 0."
        })
final class FaultCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SCENARIO|FILE.yaml",
            description = "A ready scenario by its name, or a file that holds one.")
    private Optional<String> scenario;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "COMMAND",
            description = "What runs at the left end, with its arguments; a shell does not see them.")
    private List<String> command = new ArrayList<>();

    @Option(
            names = "--serve",
            paramLabel = "COMMAND",
            description =
                    "What runs at the right end, for sh -c; COMMAND begins when it listens, and it ends with COMMAND.")
    private Optional<String> serve;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            converter = Seed.class,
            description = "Fixes all chance: the same acts for the same traffic (random, and printed).")
    private Optional<Long> seed;

    @Option(
            names = "--between",
            paramLabel = "LEFT,RIGHT",
            split = ",",
            description =
                    "Two interfaces that are there already, as root: the faults are in a cable between them, such as"
                            + " the host's ends of the veth pairs of two containers. IFACE, NETNS/IFACE, PID/IFACE or"
                            + " docker:NAME."
                            + " COMMAND is optional then, and runs where you are.")
    private List<String> between = new ArrayList<>();

    @Option(
            names = "--real",
            description = "With --between: they may be no veth and lead to other machines, which are mine.")
    private boolean real;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "With --between: for how long; else until COMMAND ends, or Ctrl-C.")
    private Optional<Integer> seconds;

    @Option(
            names = "--linger",
            paramLabel = "SECONDS",
            defaultValue = "3",
            description = "How long connections may take to end when COMMAND has (${DEFAULT-VALUE}).")
    private double linger;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "tcpassay-out",
            description = "Where timeline.html, timeline.txt, left.pcapng, right.pcapng and acts.json go"
                    + " (${DEFAULT-VALUE}).")
    private Path out;

    @Option(
            names = {"-q", "--quiet"},
            description = "Tell only what is wrong. Standard output is COMMAND's alone in any case.")
    private boolean quiet;

    @Option(names = "--list", description = "The ready scenarios and what each demonstrates.")
    private boolean list;

    @Option(names = "--show", paramLabel = "SCENARIO", description = "Print a ready scenario as YAML.")
    private Optional<String> show;

    @Option(names = "--check", paramLabel = "FILE.yaml", description = "Only read a scenario, and say what it says.")
    private Optional<Path> check;

    @ParentCommand
    private Main main;

    @Override
    public Integer call() throws InterruptedException {
        if (list || show.isPresent() || check.isPresent()) {
            look();
            return ExitStatus.NOTHING_NEW;
        }
        return experiment(scenario());
    }

    private void look() {
        long asked = Stream.of(list, show.isPresent(), check.isPresent())
                .filter(one -> one)
                .count();
        if (asked > 1 || scenario.isPresent()) {
            throw new Misuse("--list, --show and --check stand alone; leave the others out");
        }
        if (list) {
            ScenarioList.print(main.out(), Ink.detect(System.getenv()));
        }
        show.ifPresent(name -> main.out().print(Ready.yaml(name)));
        check.ifPresent(file -> main.out().println(ScenarioFile.read(file).text()));
        main.out().flush();
    }

    private Scenario scenario() {
        return Shelf.scenario(scenario.orElseThrow(() ->
                new Misuse("no scenario; name one of ./tcpassay fault --list, or a file, and behind -- a command")));
    }

    private int experiment(Scenario chosen) throws InterruptedException {
        Optional<Experiment.Cable> cable = cable();
        if (command.isEmpty() && cable.isEmpty()) {
            throw new Misuse("no command; write it behind --, such as -- curl http://198.18.0.2:8000/");
        }
        if (!(linger >= 0 && linger <= 3600)) {
            throw new Misuse("--linger: " + linger + " s; 0 to 3600");
        }
        OutFolder.claim(out);
        Ink ink = Ink.detectForErrors(System.getenv());
        var console = new FaultConsole(main.err(), ink, quiet);
        long number = seed.orElseGet(Seed::random);
        var experiment =
                new Experiment(chosen, number, command, serve, Math.round(linger * 1e9), console, pause(ink), cable);
        return experiment.run(run -> tell(run, console));
    }

    private Optional<Experiment.Cable> cable() {
        if (between.isEmpty()) {
            if (real || seconds.isPresent()) {
                throw new Misuse(
                        "--real and --seconds belong to --between LEFT,RIGHT; leave them out, or name two interfaces");
            }
            return Optional.empty();
        }
        if (between.size() != 2 || serve.isPresent() || seconds.orElse(1) < 1) {
            throw new Misuse(
                    "--between: two interfaces, such as veth1,veth2, without --serve; --seconds is 1 or more if it is there");
        }
        try {
            return Optional.of(new Experiment.Cable(
                    Edge.parse(between.get(0)), Edge.parse(between.get(1)), real, seconds.map(Duration::ofSeconds)));
        } catch (IllegalArgumentException e) {
            throw new Misuse("--between: " + e.getMessage(), e);
        }
    }

    /** Between two looks at the counters: while a person watches they are always fresh, a log is kept short. */
    private static Duration pause(Ink ink) {
        return ink.live() ? Duration.ofMillis(150) : ink.colours() ? Duration.ofSeconds(3) : Duration.ofSeconds(10);
    }

    private int tell(FaultRun run, FaultConsole console) {
        FaultReports.write(run, out);
        console.ended(run, out);
        return ExitStatus.of(run.status(), run.verdict());
    }
}
