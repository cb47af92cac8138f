// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay.real;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.tcpassay.wire.Bytes;

/** The JDK's own HTTP server at the right: takes what is put there, and answers with a text of its own. */
final class HttpService {

    private final Bytes answer;
    private final boolean isLengthTold;
    private final ByteArrayOutputStream came = new ByteArrayOutputStream();

    private HttpService(Bytes answer, boolean isLengthTold) {
        this.answer = answer;
        this.isLengthTold = isLengthTold;
    }

    /**
     * It is stopped with the road, and closes its connections then.
     *
     * @param isLengthTold or else, for HTTP/1.0, the end of the connection is the end of the answer
     */
    static HttpService start(Road road, Bytes answer, boolean isLengthTold) throws Exception {
        var service = new HttpService(answer, isLengthTold);
        HttpServer running = road.path().atListener(service::listen);
        road.atEnd(() -> running.stop(0));
        return service;
    }

    private HttpServer listen() throws IOException {
        HttpServer service = HttpServer.create(new InetSocketAddress(Road.PORT), 0);
        service.createContext("/", this::serve);
        service.start();
        return service;
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] question = exchange.getRequestBody().readAllBytes();
        synchronized (came) {
            came.write(question);
        }
        exchange.sendResponseHeaders(200, isLengthTold ? answer.length() : 0);
        exchange.getResponseBody().write(answer.toArray());
        exchange.close();
    }

    /** All that was put there. */
    Bytes came() {
        synchronized (came) {
            return Bytes.copyOf(came.toByteArray());
        }
    }
}
