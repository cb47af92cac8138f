// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay.real;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tcpassay.relay.real.Tale.Ending;
import org.tcpassay.wire.Bytes;

/**
 * The JDK's HTTP client and the JDK's HTTP server. They keep their connection until the server is stopped, which closes
 * it first.
 *
 * @param up bytes of each question
 * @param down bytes of each answer
 * @param pauses before each further question
 * @param patience how long the opener waits for the beginning of an answer
 */
record JdkHttp(int up, int down, List<Duration> pauses, Duration patience) implements Programs {

    JdkHttp {
        pauses = List.copyOf(pauses);
    }

    static JdkHttp of(int up, int down) {
        return new JdkHttp(up, down, List.of(), Duration.ofSeconds(60));
    }

    JdkHttp againAfter(Duration pause) {
        var more = new ArrayList<>(pauses);
        more.add(pause);
        return new JdkHttp(up, down, more, patience);
    }

    JdkHttp waiting(Duration limit) {
        return new JdkHttp(up, down, pauses, limit);
    }

    @Override
    public List<String> needs() {
        return List.of();
    }

    @Override
    public Tale talk(Road road) throws Exception {
        Bytes question = Tale.text(up, 1);
        Bytes answer = Tale.text(down, 2);
        HttpService service = HttpService.start(road, answer, true);
        HttpClient asker = road.path().atOpener(() -> HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build());
        Bytes sentUp = Bytes.EMPTY;
        Bytes sentDown = Bytes.EMPTY;
        Bytes got = Bytes.EMPTY;
        try {
            for (int i = 0; i <= pauses.size(); i++) {
                if (i > 0) {
                    Thread.sleep(pauses.get(i - 1).toMillis()); // the silence that the scenario is about
                }
                sentUp = sentUp.concat(question);
                sentDown = sentDown.concat(answer);
                got = got.concat(road.path().atOpener(() -> ask(asker, road.url(), question)));
            }
        } catch (IOException e) {
            // what came of the question that failed is not known; of those before it all
            Bytes known = service.came().length() < sentUp.length() ? Bytes.EMPTY : got;
            return new Tale(
                    Tale.ending(e), sentUp.concat(sentDown), service.came().concat(known), Tale.words(e));
        }
        return new Tale(Ending.DONE, sentUp.concat(sentDown), service.came().concat(got), "");
    }

    private Bytes ask(HttpClient asker, String url, Bytes question) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url))
                .timeout(patience)
                .POST(BodyPublishers.ofByteArray(question.toArray()))
                .build();
        return Bytes.copyOf(asker.send(request, BodyHandlers.ofByteArray()).body());
    }
}
