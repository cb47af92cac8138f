// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.agent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.tcpassay.link.SocketPeer;
import org.tcpassay.wire.Bytes;

/** An agent that says what it is told to say, and remembers what it was asked. */
final class FakeAgent implements AutoCloseable {

    /** At the end of what is said: and then it dies. */
    static final String DEATH = "\u0004";

    static final String HELLO = "ok version=1 stack=fake-0.1 states=all families=4,6";

    private final List<String> asked = new CopyOnWriteArrayList<>(); // without the numbers of requests
    private final SocketPeer peer;

    /** @param raw from a whole request to the bytes that are said, if any */
    private FakeAgent(Function<String, String> raw) throws IOException {
        peer = SocketPeer.playing(wire -> serve(wire.channel(), raw), true);
    }

    /** @param answers by request, without numbers; what is not there is wrong */
    static FakeAgent answering(Map<String, String> answers) throws IOException {
        return saying(request -> {
            String plain = request.substring(request.indexOf(' ') + 1);
            String id = request.substring(0, request.indexOf(' '));
            return id + " " + answers.getOrDefault(plain, plain.equals("hello 1") ? HELLO : "wrong what?") + "\n";
        });
    }

    static FakeAgent saying(Function<String, String> raw) throws IOException {
        return new FakeAgent(raw);
    }

    /** Says hello as it should, and then this to everything. */
    static FakeAgent thenSaying(String raw) throws IOException {
        return saying(request -> request.equals("1 hello 1") ? "1 " + HELLO + "\n" : raw);
    }

    private void serve(SocketChannel channel, Function<String, String> raw) throws IOException {
        var line = new StringBuilder();
        var chunk = ByteBuffer.allocate(1 << 16);
        while (channel.read(chunk.clear()) >= 0) {
            line.append(Bytes.copyOf(chunk.flip()).text());
            for (int end = line.indexOf("\n"); end >= 0; end = line.indexOf("\n")) {
                String request = line.substring(0, end);
                line.delete(0, end + 1);
                asked.add(request.substring(request.indexOf(' ') + 1));
                String answer = raw.apply(request);
                say(channel, answer.replace(DEATH, ""));
                if (answer.endsWith(DEATH)) {
                    return;
                }
            }
        }
    }

    private static void say(SocketChannel channel, String text) throws IOException {
        ByteBuffer out = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        while (out.hasRemaining()) {
            channel.write(out);
        }
    }

    Agent connect(Duration patience) {
        return Agent.connect(peer.path(), patience);
    }

    List<String> asked() {
        return asked;
    }

    @Override
    public void close() throws IOException {
        peer.close();
    }
}
