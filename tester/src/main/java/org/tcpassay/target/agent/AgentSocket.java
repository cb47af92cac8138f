// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.agent;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.tcpassay.rules.State;
import org.tcpassay.target.AcceptQueue;
import org.tcpassay.target.NotAvailable;
import org.tcpassay.target.Reply;
import org.tcpassay.target.TcpInfo;
import org.tcpassay.target.UserOption;
import org.tcpassay.target.UserSocket;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.IpAddress;

/** A socket that the agent holds. */
final class AgentSocket implements UserSocket {

    private static final int MOST = 32_768; // bytes of data in a line
    private static final String GONE = "EBADF";

    private final Agent agent;
    private final long number;
    private final int forgotten;
    private Reply<Reply.Nothing> connected = new Reply.Pending<>();
    private Optional<Reply<Bytes>> received = Optional.empty(); // an end or error that came behind what was fetched
    private boolean left;

    AgentSocket(Agent agent, long number) {
        this.agent = agent;
        this.number = number;
        forgotten = agent.forgotten();
    }

    private boolean isGone() {
        return left || agent.forgotten() != forgotten;
    }

    @Override
    public Reply<Endpoint> bind(Endpoint local) {
        return call(
                answer ->
                        endpoint(answer, answer.words(2).get(0), answer.words().get(1)),
                "bind",
                number,
                local.address(),
                local.port());
    }

    private static Endpoint endpoint(Answer answer, String address, String port) {
        int parsed = answer.parsed(port, Integer::parseInt);
        if (parsed < 0 || parsed > 0xffff) {
            throw answer.nonsense();
        }
        return new Endpoint(answer.parsed(address, IpAddress::parse), parsed);
    }

    @Override
    public Reply<Reply.Nothing> listen(int backlog) {
        return order("listen", number, backlog);
    }

    @Override
    public Reply<Reply.Nothing> connect(Endpoint remote) {
        if (connected instanceof Reply.Pending) { // once it ended the stack might begin anew
            connected = order("connect", number, remote.address(), remote.port());
        }
        return connected;
    }

    @Override
    public Reply<UserSocket> accept() {
        return call(
                answer -> {
                    endpoint(answer, answer.words(3).get(1), answer.words().get(2));
                    return agent.adopt(answer, answer.words().get(0));
                },
                "accept",
                number);
    }

    /** What a line cannot hold is said in several, as long as the stack takes all of them. */
    @Override
    public Reply<Integer> send(Bytes data, boolean urgent) {
        int taken = 0;
        while (taken < data.length()) {
            Reply<Integer> reply = sendSome(data.slice(taken, data.length()), urgent);
            if (!(reply instanceof Reply.Done<Integer> done)) {
                return taken > 0 ? new Reply.Done<>(taken) : reply;
            }
            taken += done.value();
            if (taken % MOST != 0) {
                break;
            }
        }
        return new Reply.Done<>(taken); // of nothing too: a line can't say it, and it means nothing
    }

    private Reply<Integer> sendSome(Bytes data, boolean urgent) {
        Bytes some = data.slice(0, Math.min(data.length(), MOST));
        // an urgent byte that is not in this line is not the last one of what this line sends
        boolean last = some.length() == data.length();
        return call(
                answer -> between(answer, 1, some.length()),
                urgent && last ? "send-urgent" : "send",
                number,
                some.hex());
    }

    /** The only word as a number. */
    private static int between(Answer answer, int least, int most) {
        int value = answer.parsed(answer.words(1).get(0), Integer::parseInt);
        if (value < least || value > most) {
            throw answer.nonsense();
        }
        return value;
    }

    @Override
    public Reply<Bytes> receive(int most, boolean urgent) {
        Reply<Bytes> first = urgent ? receiveSome(most, true) : received.orElseGet(() -> receiveSome(most, false));
        if (urgent || !isFull(first, most)) {
            received = urgent ? received : Optional.empty();
            return first;
        }
        // a line holds no more, but more may wait, and one call fetches all
        Reply<Bytes> more = receiveSome(most - MOST, false);
        boolean goesOn = more instanceof Reply.Done<Bytes> done && !done.value().isEmpty();
        received = goesOn || more instanceof Reply.Pending ? Optional.empty() : Optional.of(more);
        Bytes head = ((Reply.Done<Bytes>) first).value();
        return goesOn ? new Reply.Done<>(head.concat(((Reply.Done<Bytes>) more).value())) : first;
    }

    private static boolean isFull(Reply<Bytes> reply, int most) {
        return most > MOST
                && reply instanceof Reply.Done<Bytes> done
                && done.value().length() == MOST;
    }

    private Reply<Bytes> receiveSome(int most, boolean urgent) {
        int limit = Math.min(most, MOST);
        return call(answer -> data(answer, limit), urgent ? "receive-urgent" : "receive", number, limit);
    }

    private static Bytes data(Answer answer, int limit) {
        Bytes data =
                answer.word().map(hex -> answer.parsed(hex, Bytes::fromHex)).orElse(Bytes.EMPTY);
        if (data.length() > limit) {
            throw answer.nonsense();
        }
        return data;
    }

    @Override
    public Reply<Reply.Nothing> shutdown() {
        return order("shutdown", number);
    }

    @Override
    public Reply<Reply.Nothing> close() {
        return leave("close");
    }

    @Override
    public Reply<Reply.Nothing> abort() {
        return leave("abort");
    }

    /** Leaving twice does nothing. */
    private Reply<Reply.Nothing> leave(String how) {
        if (isGone()) {
            return Reply.done();
        }
        Reply<Reply.Nothing> reply = order(how, number);
        left = reply instanceof Reply.Done;
        return reply;
    }

    @Override
    public Reply<Reply.Nothing> set(UserOption option, long value) {
        return order("set", number, name(option), value);
    }

    @Override
    public Reply<Long> get(UserOption option) {
        return call(answer -> answer.parsed(answer.words(1).get(0), Long::parseLong), "get", number, name(option));
    }

    private static String name(UserOption option) {
        return option.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Optional<State> state() {
        return isGone() ? Optional.empty() : agent.state(agent.talk().ask("state", number));
    }

    @Override
    public Optional<TcpInfo> info() {
        Optional<State> state = state();
        if (state.isEmpty()) {
            return Optional.empty();
        }
        try {
            Answer answer = agent.talk().ask("info", number);
            return agent.checked(() -> Optional.of(AgentInfo.read(state.get(), answer)));
        } catch (NotAvailable e) {
            return Optional.empty(); // that is how the stack says that it has no more to tell
        }
    }

    @Override
    public Optional<AcceptQueue> acceptQueue() {
        return asked(answer -> answer.words().isEmpty() ? Optional.empty() : Optional.of(queue(answer)), "queue");
    }

    private static AcceptQueue queue(Answer answer) {
        return new AcceptQueue(
                answer.parsed(answer.words(2).get(0), Long::parseLong),
                answer.parsed(answer.words().get(1), Long::parseLong));
    }

    @Override
    public Optional<String> pendingError() {
        return asked(Answer::word, "error");
    }

    @Override
    public Optional<Boolean> urgentPending() {
        return asked(answer -> answer.word().map(word -> between(answer, 0, 1) == 1), "urgent");
    }

    private <T> Optional<T> asked(Function<Answer, Optional<T>> value, String verb) {
        if (isGone()) {
            return Optional.empty();
        }
        try {
            Answer answer = agent.talk().ask(verb, number);
            return agent.checked(() -> value.apply(answer));
        } catch (NotAvailable e) {
            return Optional.empty(); // cannot tell
        }
    }

    private Reply<Reply.Nothing> order(Object... words) {
        return call(
                answer -> {
                    answer.words(0);
                    return Reply.Nothing.NOTHING;
                },
                words);
    }

    private <T> Reply<T> call(Function<Answer, T> value, Object... words) {
        if (isGone()) {
            return new Reply.Failed<>(GONE);
        }
        Answer answer = agent.talk().ask(words);
        return agent.checked(() -> answer.reply(value));
    }
}
