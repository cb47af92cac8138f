// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay.real;

import java.util.List;
import org.tcpassay.relay.real.Tale.Ending;
import org.tcpassay.wire.Bytes;

/**
 * Redis and its own command line: a value is set over one connection and asked for over a second; the opener closes
 * both.
 *
 * @param size bytes of the value
 */
record Redis(int size) implements Programs {

    private static final int PORT = 6379;

    @Override
    public List<String> needs() {
        return List.of("redis-server", "redis-cli");
    }

    @Override
    public Tale talk(Road road) throws Exception {
        Bytes value = Tale.text(size, 5);
        String in = road.write("value", value).toString();
        String out = road.file("came").toString();
        road.serve(
                PORT,
                List.of(
                        "redis-server",
                        "--port",
                        "" + PORT,
                        "--protected-mode",
                        "no",
                        "--save",
                        "",
                        "--dir",
                        road.file("").toString()));
        String ask = "redis-cli -h " + road.listener();
        Road.Said said =
                road.run(List.of("sh", "-c", "%s -x set key <%s && %s get key >%s".formatted(ask, in, ask, out)));
        Bytes came = road.read("came");
        boolean isEnded = !came.isEmpty() && came.at(came.length() - 1) == '\n'; // of its own, behind the value
        return new Tale(
                said.status() == 0 && said.words().equals("OK") && isEnded ? Ending.DONE : Ending.OTHERWISE,
                value,
                isEnded ? came.slice(0, came.length() - 1) : came,
                said.words());
    }
}
