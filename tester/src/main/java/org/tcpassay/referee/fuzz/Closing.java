// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee.fuzz;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line of a probe that says what should have come. */
final class Closing {

    private static final Pattern SEGMENT =
            Pattern.compile("> ([A-Z.-]+) (-?\\d{1,6}):-?\\d+\\((\\d+)\\)(?: ack (-?\\d{1,6})\\b)?.*");
    private static final Pattern STRANGE = Pattern.compile("> ([A-Z.-]+) .*");

    private Closing() {}

    static String of(Category category, List<String> expected, String got) {
        String because = "\"what the model permits in " + category.state().text() + "\"";
        if (got.startsWith("state ")) {
            return "        c.takeIn();\n        c.expectState(List.of(" + ProbeSource.states(category.expected())
                    + "), " + because + ");\n";
        }
        if (got.startsWith("the user receives")) {
            return "        c.expectNothingReceived(" + because + ");\n";
        }
        if (got.startsWith("nothing for the user")) {
            return "        c.judge(" + because
                    + ", \"text or its end\", !c.user().receive().isPending(), \"nothing\");\n";
        }
        List<String> ways = expected.stream()
                .map(sentence -> way(sentence.substring(sentence.indexOf(": ") + 2)))
                .distinct()
                .toList();
        if (ways.equals(List.of("silence()"))) {
            return "        c.expectSilence(" + because + ");\n";
        }
        String what = ways.size() == 1 ? ways.get(0) : "anyOf(" + String.join(", ", ways) + ")";
        return "        c.expect(" + what + ", " + because + ");\n";
    }

    private static String way(String sentence) {
        Matcher segment = SEGMENT.matcher(sentence);
        if (segment.matches()) {
            String text = segment.group(3).equals("0")
                            || segment.group(1).contains("S")
                            || segment.group(1).contains("F")
                    ? ""
                    : ".anyPayload(org.tcpassay.expect.Range.exactly(" + segment.group(3) + "))";
            String ack = Optional.ofNullable(segment.group(4))
                    .map(number -> ".ack(IRS.plus(" + number + "))")
                    .orElse("");
            return "segment(\"" + segment.group(1) + "\").seq(ISS.plus(" + segment.group(2) + "))" + ack + text;
        }
        Matcher strange = STRANGE.matcher(sentence);
        if (strange.matches()) {
            return "segment(\"" + strange.group(1) + "\").anySeq().anyAck()";
        }
        return sentence.startsWith("nothing") ? "silence()" : "segment(\"F.\")";
    }
}
