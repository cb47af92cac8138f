// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay.real;

import java.util.ArrayList;
import java.util.List;
import org.tcpassay.relay.real.Tale.Ending;
import org.tcpassay.wire.Bytes;

/**
 * Curl and the JDK's HTTP server, or Python's. Curl closes first when it has what it was told to expect; where the end
 * of the connection is the end of the answer, and with Python's, the listener does.
 *
 * @param up bytes of the question; 0 to Python's server, which takes none
 * @param down bytes of the answer
 * @param seconds how long curl waits for all of it
 */
record Curl(Service service, int up, int down, int seconds) implements Programs {

    private static final int TIMED_OUT = 28; // exit statuses of curl
    private static final int RECEIVING_FAILED = 56;

    /** What listens. */
    enum Service {
        JDK,
        /** The JDK's, which says by its FIN only that all is said. */
        JDK_UNTIL_CLOSE,
        PYTHON
    }

    static Curl of(Service service, int down) {
        return new Curl(service, 0, down, 60);
    }

    Curl sending(int bytes) {
        return new Curl(service, bytes, down, seconds);
    }

    Curl waiting(int limit) {
        return new Curl(service, up, down, limit);
    }

    @Override
    public List<String> needs() {
        return service == Service.PYTHON ? List.of("curl", "python3") : List.of("curl");
    }

    @Override
    public Tale talk(Road road) throws Exception {
        Bytes question = Tale.text(up, 3);
        Bytes answer = Tale.text(down, 4);
        var words = new ArrayList<>(List.of("curl", "--silent", "--show-error", "--globoff", "--noproxy", "*"));
        words.addAll(List.of(
                "--max-time", "" + seconds, "--output", road.file("came").toString()));
        if (service == Service.JDK_UNTIL_CLOSE) {
            words.add("--http1.0");
        }
        if (up > 0) {
            words.addAll(List.of("--data-binary", "@" + road.write("question", question)));
        }
        if (service == Service.PYTHON) {
            road.write("answer", answer);
            road.serve(
                    Road.PORT,
                    List.of(
                            "python3",
                            "-m",
                            "http.server",
                            "--bind",
                            road.listener().toString(),
                            "--directory",
                            road.file("").toString(),
                            "" + Road.PORT));
            words.add(road.url() + "answer");
            Road.Said said = road.run(words);
            return new Tale(ending(said), answer, road.read("came"), said.words());
        }
        HttpService listening = HttpService.start(road, answer, service == Service.JDK);
        words.add(road.url());
        Road.Said said = road.run(words);
        return new Tale(
                ending(said), question.concat(answer), listening.came().concat(road.read("came")), said.words());
    }

    private static Ending ending(Road.Said said) {
        return switch (said.status()) {
            case 0 -> Ending.DONE;
            case TIMED_OUT -> Ending.TIMED_OUT;
            case RECEIVING_FAILED -> said.words().contains("reset") ? Ending.RESET : Ending.OTHERWISE;
            default -> Ending.OTHERWISE;
        };
    }
}
