// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tcpassay.target.Container;
import org.tcpassay.target.LinkKind;
import org.tcpassay.target.LinuxTarget;
import org.tcpassay.target.Namespace;
import org.tcpassay.target.NamespaceTarget;
import org.tcpassay.target.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tries what can be questioned from here. */
@Command(
        name = "targets",
        abbreviateSynopsis = true,
        description = "Says what can be questioned from here, over which link, and why not.")
final class TargetsCommand implements Callable<Integer> {

    @Option(
            names = "--stacks",
            paramLabel = "DIR",
            description = "Where the stacks lie that are started here; the folder docker beside the launcher.")
    private Optional<Path> folder = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        out.println("linux               this machine's kernel, in network namespaces of its own");
        out.println("  --link tun        " + tried(LinkKind.TUN));
        out.println("  --link veth       " + tried(LinkKind.VETH));
        out.println("reference           RFC 9293 as an executable model, in virtual time; works always");
        new StackTable(Stacks.in(folder)).print(out);
        out.println("docker:NAME         the kernel in a running container, with the settings there; " + containers());
        out.println("netns:NAME          the kernel in a network namespace; " + namespaces());
        out.println("tcp:ADDRESS:PORT    a stack that somebody else started, as a black box");
        out.println("  --link packet:IFACE  for the interface that leads there; needs CAP_NET_RAW where it is");
        out.println("unix:PATH           a stack behind a Unix socket, such as QEMU's or docker/minimal/stack.py");
        out.println("  Where these two can be brought depends on what listens there:");
        new BoxTable().print(out);
        return ExitStatus.NOTHING_NEW;
    }

    private static String containers() {
        Optional<String> missing = NamespaceTarget.missing();
        if (missing.isPresent()) {
            return "no: " + missing.get();
        }
        try {
            return here(Container.running("docker"));
        } catch (IllegalArgumentException e) {
            return "no: " + e.getMessage();
        }
    }

    private static String namespaces() {
        return NamespaceTarget.missing().map(why -> "no: " + why).orElseGet(() -> here(Namespace.names()));
    }

    private static String here(List<String> names) {
        return names.isEmpty() ? "none is here" : "here: " + String.join(", ", names);
    }

    private static String tried(LinkKind kind) throws InterruptedException {
        Target target = new LinuxTarget(Shelf.profile("linux"), kind);
        return Trial.complaint(target).map(why -> "no: " + why).orElseGet(() -> "works: " + target.description());
    }
}
