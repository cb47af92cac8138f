// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.link;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tcpassay.wire.Bytes;

/** Something that listens at a path of its own and plays a stack there; by the JDK's sockets, not by ours. */
public final class SocketPeer implements AutoCloseable {

    private static final int WORDS = 0x8000_0000;

    private final Path folder;
    private final ServerSocketChannel listener;
    private final List<SocketChannel> accepted = new ArrayList<>();

    /** What it does with a connection. */
    @FunctionalInterface
    public interface Play {
        void with(Wire wire) throws IOException;
    }

    /** @param aside whether each connection has a thread of its own; otherwise one is served after the other */
    public static SocketPeer playing(Play play, boolean aside) throws IOException {
        var peer = new SocketPeer();
        var thread = new Thread(() -> peer.run(play, aside), "peer");
        thread.setDaemon(true);
        thread.start();
        return peer;
    }

    private SocketPeer() throws IOException {
        folder = Files.createTempDirectory("peer");
        listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(path()), 8);
    }

    public Path path() {
        return folder.resolve("stack.sock");
    }

    private void run(Play play, boolean aside) {
        try {
            while (true) {
                SocketChannel channel = listener.accept();
                synchronized (accepted) {
                    accepted.add(channel);
                }
                if (aside) {
                    var thread = new Thread(() -> serve(play, channel), "peer");
                    thread.setDaemon(true);
                    thread.start();
                } else {
                    serve(play, channel);
                }
            }
        } catch (IOException ended) {
            // the test closed the listener
        }
    }

    private static void serve(Play play, SocketChannel channel) {
        try (channel) {
            play.with(new Wire(channel));
        } catch (IOException ended) {
            // the tester had enough
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        synchronized (accepted) {
            for (SocketChannel channel : accepted) {
                channel.close();
            }
        }
        Files.deleteIfExists(path());
        Files.delete(folder);
    }

    /** One connection, as the stack sees it. */
    public record Wire(SocketChannel channel) {

        /** @param words otherwise it is a frame */
        public record Message(boolean words, Bytes body) {}

        public void send(Bytes frame) throws IOException {
            message(frame.length(), frame);
        }

        public void say(String words) throws IOException {
            Bytes body = Bytes.utf8(words);
            message(WORDS | body.length(), body);
        }

        private void message(int header, Bytes body) throws IOException {
            var out = ByteBuffer.allocate(4 + body.length()).putInt(header);
            body.copyTo(out);
            raw(Bytes.copyOf(out.flip()));
        }

        public void raw(Bytes bytes) throws IOException {
            var out = ByteBuffer.wrap(bytes.toArray());
            while (out.hasRemaining()) {
                channel.write(out);
            }
        }

        /** Waits; ends with an exception when the tester closes. */
        public Message next() throws IOException {
            int header = read(4).getInt();
            return new Message(header < 0, Bytes.copyOf(read(header & ~WORDS)));
        }

        private ByteBuffer read(int length) throws IOException {
            var in = ByteBuffer.allocate(length);
            while (in.hasRemaining()) {
                if (channel.read(in) < 0) {
                    throw new IOException("the tester closed");
                }
            }
            return in.flip();
        }
    }
}
