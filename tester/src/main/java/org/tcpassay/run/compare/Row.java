// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.ProbeResult;

/**
 * One probe over all versions of IP.
 *
 * @param id the same over all of them
 * @param questions one a version, at least one; IPv4 first where it was asked
 */
public record Row(String id, List<Question> questions) {

    private static final String CELLS = "matrix.";

    public Row {
        questions = List.copyOf(questions);
    }

    public ProbeInfo probe() {
        return questions.get(0).probe();
    }

    /** State or topic, the first part of the id; a cell of the matrix belongs to its state, such as matrix.closing. */
    public String topic() {
        int from = id.startsWith(CELLS) ? CELLS.length() : 0;
        return id.substring(0, id.indexOf('.', from));
    }

    /** What a reader must see first, of all versions. */
    public Likeness likeness() {
        return questions.stream()
                .map(Question::likeness)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Whether two stacks differ, over any version. */
    public boolean parts(int one, int other) {
        return questions.stream().anyMatch(question -> question.parts(one, other));
    }

    /** Whether every stack answers alike over all versions, as far as it was asked. */
    public boolean isSameOverAllVersions() {
        int stacks = questions.get(0).answers().size();
        return IntStream.range(0, stacks).allMatch(this::isSameOverAllVersions);
    }

    /** The same of one stack. */
    public boolean isSameOverAllVersions(int stack) {
        return answers(stack).stream().map(Row::told).distinct().count() <= 1;
    }

    /** What a stack answered, version by version. */
    public List<ProbeResult> answers(int stack) {
        return questions.stream()
                .flatMap(question -> question.answers().get(stack).stream())
                .toList();
    }

    private static String told(ProbeResult result) {
        return result.outcome() + " " + result.verdict();
    }

    /** What a stack answered over the version that parts the stacks, or else over the first. */
    public Optional<ProbeResult> answer(int stack) {
        return questions.stream()
                .sorted(Comparator.comparing(Question::likeness))
                .flatMap(question -> question.answers().get(stack).stream())
                .findFirst();
    }
}
