// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.testng.annotations.Test;

/** Model code reads like the RFC: a function is a step, a file a section. */
public class SourceLawTest {

    private static final Path SOURCES = Path.of("src/main/java/org/tcpassay/model");
    private static final int LONGEST_FUNCTION = 40; // lines, declaration and braces included
    private static final int LONGEST_FILE = 350;

    @Test
    public void shouldHaveShortFunctions() throws IOException {
        var functions = new ArrayList<String>();
        var tooLong = new ArrayList<String>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            var task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of(), null, manager.getJavaFileObjectsFromPaths(files()));
            Trees trees = Trees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                LineMap lines = unit.getLineMap();
                new TreePathScanner<Void, Void>() {
                    @Override
                    public Void visitMethod(MethodTree method, Void nothing) {
                        long first =
                                lines.getLineNumber(trees.getSourcePositions().getStartPosition(unit, method));
                        long last =
                                lines.getLineNumber(trees.getSourcePositions().getEndPosition(unit, method));
                        String name = unit.getSourceFile().getName() + " " + method.getName();
                        functions.add(name);
                        if (last - first + 1 > LONGEST_FUNCTION) {
                            tooLong.add(name + ": " + (last - first + 1) + " lines");
                        }
                        return super.visitMethod(method, null);
                    }
                }.scan(unit, null);
            }
        }

        assertTrue(functions.size() > 300, functions.size() + " functions found; the sources are somewhere else");
        assertEquals(tooLong, List.of());
    }

    @Test
    public void shouldHaveShortFiles() throws IOException {
        var tooLong = new ArrayList<String>();
        for (Path file : files()) {
            int lines = Files.readAllLines(file).size();
            if (lines > LONGEST_FILE) {
                tooLong.add(file + ": " + lines + " lines");
            }
        }
        assertEquals(tooLong, List.of());
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
