// SPDX-License-Identifier: Apache-2.0

//! The requests of docker/PROTOCOL.md.

use smoltcp::wire::IpVersion;

use crate::answer::Answer;
use crate::host::Host;
use crate::session::Session;
use crate::user::{endpoint, User};

const VERSION: &str = "1";
const STACK: &str = concat!("smoltcp-", env!("SMOLTCP_VERSION"));
const URGENT: &str = "urgent data: smoltcp has none";

/// How things stand.
pub fn answer(session: &mut Session, host: &mut Host, words: &[String]) -> Answer {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["hello", VERSION] => {
            session.forget(host);
            Answer::ok(format!("version={VERSION} stack={STACK} states=all families=4,6"))
        }
        ["hello", _] => Answer::wrong(format!("this agent speaks version {VERSION}")),
        ["forget"] => {
            session.forget(host);
            Answer::done()
        }
        ["socket", "4"] => Answer::ok(session.adopt(User::new(IpVersion::Ipv4))),
        ["socket", "6"] => Answer::ok(session.adopt(User::new(IpVersion::Ipv6))),
        ["state-of", address, port, far_address, far_port] => {
            match (endpoint(address, port), endpoint(far_address, far_port)) {
                (Some(target), Some(tester)) => Answer::ok(host.state_between(target, tester)),
                _ => Answer::wrong("two addresses and their ports are asked about"),
            }
        }
        ["setting", name] | ["setting", name, ..] => Answer::lacks(format!("the setting {name}")),
        [verb, number, ref rest @ ..] => on_socket(session, host, verb, number, rest),
        _ => Answer::wrong("no such verb"),
    }
}

/// Requests whose first word is a socket's number.
fn on_socket(session: &mut Session, host: &mut Host, verb: &str, number: &str, words: &[&str]) -> Answer {
    let Some((key, user)) = number.parse().ok().and_then(|key| Some((key, session.users.get_mut(&key)?))) else {
        return Answer::wrong(format!("no such socket, or verb: {verb} {number}"));
    };
    match (verb, words) {
        ("accept", []) => match user.accept() {
            Ok((accepted, peer)) => {
                let number = session.adopt(accepted);
                Answer::ok(format!("{number} {} {}", peer.addr, peer.port))
            }
            Err(answer) => answer,
        },
        ("close" | "abort", []) => {
            if let Some(user) = session.users.remove(&key) {
                user.end(host, verb == "abort");
            }
            Answer::done()
        }
        ("bind", [address, port]) => with(endpoint(address, port), |at| user.bind(host, at)),
        ("connect", [address, port]) => with(endpoint(address, port), |to| user.connect(host, to)),
        ("listen", [backlog]) => with(backlog.parse().ok(), |backlog| user.listen(host, backlog)),
        ("send", [data]) => with(bytes(data), |data| user.send(host, &data)),
        ("receive", [most]) => with(most.parse().ok().filter(|&most| most > 0), |most| user.receive(host, most)),
        ("send-urgent" | "receive-urgent", [_]) => Answer::lacks(URGENT),
        ("urgent", []) => Answer::done(),
        ("error", []) => user.error(host),
        ("info", []) => Answer::lacks("more than the state"),
        ("shutdown", []) => user.shutdown(host),
        ("set", [name, value]) => with(value.parse().ok(), |value| user.set(host, name, value)),
        ("get", [name]) => user.options.get(name),
        ("state", []) => Answer::ok(user.state(host)),
        ("queue", []) => user.queue(),
        _ => Answer::wrong(format!("no such verb, or not so many words: {verb}")),
    }
}

fn with<T>(value: Option<T>, take: impl FnOnce(T) -> Answer) -> Answer {
    value.map_or_else(|| Answer::wrong("a word is not what it should be"), take)
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    let pairs = hex.as_bytes().chunks(2);
    let data: Option<Vec<u8>> = pairs
        .map(|pair| std::str::from_utf8(pair).ok().filter(|two| two.len() == 2))
        .map(|pair| pair.and_then(|two| u8::from_str_radix(two, 16).ok()))
        .collect();
    data.filter(|data| !data.is_empty())
}
