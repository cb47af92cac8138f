// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tcpassay.link.LinkException;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpVersion;

/** Starts instances with the program in a stack's folder, each in a network namespace of its own. */
final class ProgramSource implements StackSource {

    private final StackFolder folder;
    private final Optional<Path> tree;
    private final List<IpAddress> addresses;
    private final Thread atExit = new Thread(this::clean, "taking stacks' files away");
    private Optional<RunFolder> files = Optional.empty();
    private Optional<Map<String, String>> environment = Optional.empty();

    /** @param tree somebody's to build first, instead of what is built already */
    ProgramSource(StackFolder folder, Optional<Path> tree) {
        this.folder = folder;
        this.tree = tree;
        this.addresses = ADDRESSES.stream()
                .filter(each -> folder.stack().versions().contains(IpVersion.of(each)))
                .toList();
        StackProgram.prepare();
    }

    @Override
    public String name() {
        return folder.stack().name();
    }

    @Override
    public String about() {
        return tree.map(each -> ", built from " + each).orElse("");
    }

    @Override
    public int most() {
        return folder.stack().instances();
    }

    @Override
    public Instance start() {
        Map<String, String> with = environment();
        Path control = files().fresh("control");
        Ground ground = Ground.make(addresses);
        StackProgram program;
        try {
            List<String> command =
                    List.of(folder.start().toString(), ground.namespace().path(), Ground.TAP, control.toString());
            program = StackProgram.start(command, with);
        } catch (RuntimeException e) {
            ground.close();
            throw e;
        }
        return Instance.ready(
                ground, program, control, addresses.get(0), folder.stack().patience());
    }

    /** Besides this process's own, for every instance; the tree is built first, if there is one. */
    private synchronized Map<String, String> environment() {
        if (environment.isEmpty()) {
            folder.missing(tree.isPresent()).ifPresent(why -> {
                throw new LinkException("target " + name() + ": " + why);
            });
            if (tree.isPresent()) {
                Path built = files().fresh("built");
                folder.build(tree.get(), built);
                environment = Optional.of(Map.of(StackFolder.BUILT, built.toString()));
            } else {
                environment = Optional.of(Map.of());
            }
        }
        return environment.get();
    }

    private synchronized RunFolder files() {
        if (files.isEmpty()) {
            files = Optional.of(RunFolder.make());
            Runtime.getRuntime().addShutdownHook(atExit);
        }
        return files.get();
    }

    private synchronized void clean() {
        files.ifPresent(RunFolder::close);
        files = Optional.empty();
        environment = Optional.empty();
    }

    @Override
    public void close() {
        clean();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            return; // the hook runs, and finds nothing
        }
    }
}
