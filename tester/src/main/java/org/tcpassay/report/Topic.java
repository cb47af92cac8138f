// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What can be explained by watching: a topic, and the words that go before the pictures. */
public enum Topic {
    HANDSHAKE(
            "Three segments make a connection",
            "Each end chooses the number that its first octet will have, and must hear that the other has understood it."
                    + " So there is a SYN, a SYN with the acknowledgment of the first, and an acknowledgment of the second:"
                    + " three segments, and two would leave one end in doubt.",
            "Whoever has sent something that needs an answer has a timer. If a segment is lost, that timer sends it again,"
                    + " later and later, and in the end gives up. Watch whose timer it is: the opener's for the SYN, the"
                    + " listener's for the SYN,ACK. Nobody repeats the third segment, because nobody answers it; the"
                    + " listener's SYN,ACK comes again and draws it once more."),
    TEARDOWN(
            "Each direction is closed by itself",
            "A FIN says that its sender has no more to say, and it is acknowledged like an octet of data. Both ends send one,"
                    + " so that a close takes four segments, or three where the second FIN goes with the acknowledgment of"
                    + " the first.",
            "Who sends the first FIN is the active side: it goes through FIN-WAIT-1 and FIN-WAIT-2 and ends in TIME-WAIT."
                    + " The other stands in CLOSE-WAIT for as long as its program likes, and in LAST-ACK until its own FIN"
                    + " is acknowledged. A FIN that was lost is sent again by the side that sent it; a lost acknowledgment"
                    + " is never sent again by itself, it is drawn by the repeated FIN."),
    BACKLOG(
            "Two queues stand in front of accept()",
            "A listener counts what is half open, and keeps what is open until the program calls accept(). The second queue"
                    + " has room for min(backlog, somaxconn) connections and one more.",
            "When it is full Linux does not refuse: it acts as if segments had been lost. A new SYN is dropped, and the third"
                    + " segment of a handshake that was under way is ignored, so that the opener believes in a connection"
                    + " of which the listener's program will never hear. Both ends repeat what they have sent, in the hope"
                    + " that the program wakes up meanwhile."),
    SYN_COOKIES(
            "A listener that remembers nothing",
            "A flood of SYNs from addresses that never answer fills the queue of half-open connections. With SYN cookies the"
                    + " listener keeps no record of them: what it must know later is in the sequence number of its SYN,ACK,"
                    + " and comes back in the acknowledgment.",
            "There is little room in 32 bits. The size of segments becomes one of a few, and window scale and selective"
                    + " acknowledgments survive only where timestamps carry them. And what keeps no record cannot be sent"
                    + " again: a cookie that is lost is replaced by the opener's own SYN."),
    TIME_WAIT(
            "Why the one who closes first has to wait",
            "The last acknowledgment of a close may be lost. Then the other end repeats its FIN, and somebody must be there to"
                    + " acknowledge it again; that is the first purpose of TIME-WAIT. The second: segments that strayed on"
                    + " the way must be gone before the same two ends begin anew.",
            "On Linux it lasts 60 seconds, and tcp_fin_timeout has nothing to do with it. Each FIN that comes again starts the"
                    + " time afresh. It takes a port away only towards the same destination, and only from the side that"
                    + " closed first."),
    KEEPALIVE(
            "How a silent peer is found dead",
            "A connection on which nobody sends anything sends nothing. If the other host vanishes meanwhile, nothing tells:"
                    + " the connection stands for ever.",
            "With SO_KEEPALIVE the kernel asks after a long silence: an empty segment with a number that is one too low, which"
                    + " every living peer acknowledges. Whoever does not answer several times is given up; whoever has"
                    + " started anew answers with a reset."),
    RETRANSMISSION(
            "What is not acknowledged is sent again",
            "Each segment that takes sequence space is kept until it is acknowledged. If the retransmission time-out passes, it"
                    + " is sent again and the time-out doubles; after a number of times that a setting tells, the connection"
                    + " is given up.",
            "The number depends on what is repeated: tcp_syn_retries and tcp_syn_linear_timeouts for a SYN,"
                    + " tcp_synack_retries for a SYN,ACK, tcp_retries2 for data, tcp_orphan_retries for what a program has"
                    + " left behind. The probes read these settings, and here some are smaller than usual, so that you do"
                    + " not have to wait for minutes."),
    CRASHES(
            "A process dies, a host vanishes",
            "When a process is killed, its kernel lives on and closes what the process had open: with a FIN, as if the program"
                    + " had called close(), or with a reset where data was left unread.",
            "When a host vanishes there is nobody left to send anything. The other end has half a connection and does not"
                    + " know it, until it sends something: then it repeats itself in vain, or, if the host has come back"
                    + " without memory of it, gets a reset."),
    NAGLE(
            "Small writes, and why they are merged",
            "Nagle's algorithm keeps a small segment back while earlier data is unacknowledged. The first small write leaves at"
                    + " once; what is written meanwhile leaves together, with the acknowledgment.",
            "TCP_NODELAY switches that off. It does not make messages of a stream: where a segment begins and ends means"
                    + " nothing to a reader, who gets octets in order, in pieces of any size."),
    HALF_CLOSE(
            "To have said all, and still to listen",
            "shutdown() of the sending side sends a FIN and leaves the other direction as it was: data still comes, and is"
                    + " acknowledged and delivered.",
            "close() gives up both directions. Data that comes after it has no reader, and Linux answers it with a reset."),
    RESET(
            "The end without a farewell",
            "A reset ends a connection at once, and nothing of it is acknowledged or repeated. It answers segments for which"
                    + " there is no connection, and it is what an abort sends.",
            "Because anybody can forge one, RFC 5961 has it count only with exactly the next sequence number; one that is"
                    + " merely near draws a challenge acknowledgment."),
    ISN(
            "Where sequence numbers begin",
            "Numbers that begin at random keep segments of earlier connections out of the window of later ones, and strangers"
                    + " from guessing.",
            "They are a keyed hash of both addresses and ports, and a clock on top of it, so that the same two ends begin"
                    + " higher each time."),
    MSS(
            "How large a segment may be",
            "Each side tells in its SYN the largest segment that it takes. Nothing is negotiated: each keeps to what the other"
                    + " has told.",
            "Data is cut so that no packet has to be fragmented on the way, and what is lost is repeated alone."),
    DATA(
            "A stream of octets",
            "What arrives out of order waits until the gap is filled; what arrives twice is delivered once. Acknowledgments say"
                    + " which octet is expected next, and so cover all before it.",
            "The window says how much room there is, and closes when the reader does not read.");

    private final String title;
    private final List<String> words;

    Topic(String title, String... words) {
        this.title = title;
        this.words = List.of(words);
    }

    /** The name as it is typed, and the tag of its probes: such as {@code time-wait}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it teaches, as a heading. */
    public String title() {
        return title;
    }

    /** Paragraphs. */
    List<String> words() {
        return words;
    }

    /** The topic of that name. */
    public static Optional<Topic> named(String tag) {
        return List.of(values()).stream()
                .filter(topic -> topic.tag().equals(tag))
                .findFirst();
    }

    /** Whether a probe with these tags belongs to it. */
    public boolean isOf(Set<String> tags) {
        return tags.contains(tag());
    }
}
