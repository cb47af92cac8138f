// SPDX-License-Identifier: Apache-2.0
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;

/** Greets who says a line at port 7, one after the other: somebody to talk to where nothing but a JDK is. */
final class Greeter {

    public static void main(String[] words) throws IOException {
        try (var listener = new ServerSocket(7)) {
            while (true) {
                try (var accepted = listener.accept();
                        var lines = new BufferedReader(new InputStreamReader(accepted.getInputStream()))) {
                    accepted.getOutputStream().write(("hello " + lines.readLine() + "\n").getBytes());
                } catch (IOException e) {
                    System.err.println(e.getMessage()); // the next may have more luck
                }
            }
        }
    }
}
