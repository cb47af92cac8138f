// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.tcpassay.fault.scenario.ScenarioFileException;
import org.tcpassay.link.LinkException;
import org.tcpassay.referee.fuzz.SequenceFileException;
import org.tcpassay.relay.RelayException;
import org.tcpassay.run.LedgerException;
import org.tcpassay.target.ProfileFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line. */
@Command(
        name = "tcpassay",
        description = "Asks a real TCP stack hard questions, and holds its answers against RFC 9293.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Version.class,
        sortOptions = false,
        subcommands = {
            RunCommand.class,
            ListCommand.class,
            RecheckCommand.class,
            MatrixCommand.class,
            CompareCommand.class,
            MutantsCommand.class,
            CoverageCommand.class,
            TargetsCommand.class,
            FuzzCommand.class,
            FaultCommand.class,
            ExplainCommand.class,
            FuzzWireCommand.class,
            CompletionCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./tcpassay run                                every fast probe against this machine's kernel",
            "  ./tcpassay run established 'time-wait.*syn*'  some of them",
            "  ./tcpassay list --rule 'RFC9293-MUST-*'       what exists, and what it covers",
            "  ./tcpassay recheck capture.pcapng             standing checks on somebody's capture",
            "  ./tcpassay targets                            what can run here, and why not",
            "  ./tcpassay compare --target linux,reference   stacks side by side",
            "  ./tcpassay mutants                            which probe notices which mistake of a stack",
            "  ./tcpassay coverage                           which requirement is checked by which probe",
            "  ./tcpassay fuzz --seconds 60                  random sequences, held against the model",
            "  ./tcpassay fault --list                       faults to put around a command of yours",
            "  ./tcpassay explain handshake                  watch the kernel do what the rules say",
            "",
            "Exit status: 0 nothing new, 1 new deviation, 2 inconclusive, 3 tester error, 64 wrong usage."
        })
public final class Main {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this and end.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and end.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean version;

    private final PrintStream out;
    private final PrintStream err;

    private Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] words) {
        var out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
        var err = new FileOutputStream(FileDescriptor.err);
        int status = run(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                words);
        System.exit(status); // threads of a lab that would not die must not keep the user waiting
    }

    /** What a command line does, and the status with which the process is to end. */
    static int run(PrintStream out, PrintStream err, String... words) {
        CommandLine line = new CommandLine(new Main(out, err))
                .setOut(new PrintWriter(out, false, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(110)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::misread)
                .setExecutionExceptionHandler(Main::failed);
        if (words.length == 0) {
            line.usage(err);
            return ExitStatus.USAGE;
        }
        int status = line.execute(words);
        line.getOut().flush();
        return status;
    }

    /** Where results go. */
    PrintStream out() {
        return out;
    }

    /** Where complaints go, and everything where results are a command's. */
    PrintStream err() {
        return err;
    }

    private static int misread(CommandLine.ParameterException e, String... words) {
        CommandLine line = e.getCommandLine();
        String command = line.getCommandSpec().qualifiedName();
        line.getErr().println(command + ": " + firstLine(e.getMessage()) + "; see ./" + command + " --help");
        return ExitStatus.USAGE;
    }

    private static int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed) throws Exception {
        String command = line.getCommandSpec().qualifiedName();
        if (e instanceof Misuse
                || e instanceof LedgerException
                || e instanceof ProfileFileException
                || e instanceof ScenarioFileException
                || e instanceof SequenceFileException) {
            line.getErr().println(command + ": " + e.getMessage());
            return ExitStatus.USAGE;
        }
        if (e instanceof LinkException || e instanceof RelayException) {
            line.getErr().println(command + ": " + e.getMessage());
            return ExitStatus.ERROR;
        }
        line.getErr().println(command + ": a defect of the tester; please report it with what follows");
        e.printStackTrace(line.getErr());
        return ExitStatus.ERROR;
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("cannot be understood");
    }
}
