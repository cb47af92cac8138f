// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.agent;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.tcpassay.link.LineStream;
import org.tcpassay.link.LinkException;
import org.tcpassay.link.TargetFailure;
import org.tcpassay.rules.State;
import org.tcpassay.target.NotAvailable;
import org.tcpassay.target.UpperTester;
import org.tcpassay.target.UserSocket;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.FourTuple;

/**
 * A session with the program that issues user calls beside a stack (docker/PROTOCOL.md).
 *
 * <p>For one thread at a time. A call costs a round trip on a Unix socket. Each may throw {@link TargetFailure} if the
 * agent is gone, hangs or talks nonsense, after which all do, and {@link NotAvailable} where the stack can't do it.
 */
public final class Agent implements UpperTester {

    private final Talk talk;
    private final Hello hello;
    private final Set<Long> known = new HashSet<>(); // sockets that the session has ever had
    private int forgotten; // how often

    private Agent(Talk talk, Hello hello) {
        this.talk = talk;
        this.hello = hello;
    }

    /**
     * Begins a session.
     *
     * @param control the path where the agent listens
     * @param patience how long it may take for any answer, in real time
     * @throws LinkException if nobody listens there
     * @throws TargetFailure if who listens is no agent, or speaks another version only
     */
    public static Agent connect(Path control, Duration patience) {
        var talk = new Talk(LineStream.connect(control, patience));
        try {
            Answer answer = talk.ask("hello", Hello.VERSION);
            if (!answer.kind().equals("ok")) {
                throw answer.nonsense();
            }
            return new Agent(talk, Hello.read(answer));
        } catch (TargetFailure | NotAvailable e) {
            talk.close();
            throw e instanceof TargetFailure ? e : new TargetFailure(e.getMessage());
        }
    }

    /** What the agent said of the stack when the session began. */
    public Hello hello() {
        return hello;
    }

    /** Whether it was found to be gone, hanging or talking nonsense; it is of no use any more. */
    public boolean isBroken() {
        return talk.isBroken();
    }

    /** @param circumstances what somebody else knows of a failure when it comes, such as a program's last words */
    public void tellWithFailures(Supplier<String> circumstances) {
        talk.circumstances(circumstances);
    }

    /** @param each is done before anything is asked */
    public void before(Runnable each) {
        talk.before(each);
    }

    @Override
    public UserSocket socket(int ipVersion) {
        Answer answer = talk.ask("socket", ipVersion);
        return checked(() -> adopt(answer, answer.words(1).get(0)));
    }

    /** The socket that the agent speaks of for the first time. */
    AgentSocket adopt(Answer answer, String word) {
        long number = answer.parsed(word, Long::parseLong);
        if (!known.add(number)) {
            throw answer.nonsense(); // had before
        }
        return new AgentSocket(this, number);
    }

    @Override
    public Optional<State> stateOf(FourTuple ends) {
        if (hello.states() == Hello.Told.NONE) {
            return Optional.empty();
        }
        Endpoint own = ends.target();
        Endpoint other = ends.tester();
        return state(talk.ask("state-of", own.address(), own.port(), other.address(), other.port()));
    }

    Optional<State> state(Answer answer) {
        return checked(() -> answer.word().map(word -> answer.parsed(word, Agent::stateNamed)));
    }

    private static State stateNamed(String text) {
        State state = State.valueOf(text.replace('-', '_'));
        if (!state.text().equals(text)) {
            throw new IllegalArgumentException(text);
        }
        return state;
    }

    /** Aborts everything that the session opened, listeners too; the session goes on. */
    public void forget() {
        Answer answer = talk.ask("forget");
        checked(() -> answer.words(0));
        forgotten++;
    }

    /**
     * The value of a knob of the stack, such as a sysctl; a blank stands between two words of it.
     *
     * @throws NotAvailable if the stack has no such knob
     */
    public String setting(String name) {
        Answer answer = talk.ask("setting", words(name));
        return checked(() -> String.join(" ", told(answer, name).words(-1)));
    }

    /**
     * Turns a knob of the stack.
     *
     * @throws NotAvailable if the stack has no such knob, or refuses the value
     */
    public void setting(String name, String value) {
        Answer answer = talk.ask("setting", words(name), words(value));
        checked(() -> told(answer, name).words(0));
    }

    private static Answer told(Answer answer, String name) {
        if (answer.kind().equals("error")) {
            throw new NotAvailable(
                    "the target refuses setting " + name + ": " + answer.words().get(0));
        }
        return answer;
    }

    private static String words(String text) {
        if (!text.matches("[!-~]+( [!-~]+)*")) {
            throw new IllegalArgumentException(
                    "a setting's name or value of \"" + text + "\"; words of ASCII with a blank between two are right");
        }
        return text;
    }

    /** How often everything was aborted; a socket of an earlier time is gone. */
    int forgotten() {
        return forgotten;
    }

    Talk talk() {
        return talk;
    }

    /** What is found wrong with an answer ends the session. */
    <T> T checked(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (TargetFailure e) {
            throw talk.broken(e);
        }
    }

    /** Ends the session; the agent aborts what it opened. */
    @Override
    public void close() {
        talk.close();
    }
}
