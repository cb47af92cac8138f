// SPDX-License-Identifier: Apache-2.0

//! A connection to the control socket, and what it has opened.

use std::collections::BTreeMap;
use std::io::{ErrorKind, Read, Write};
use std::os::fd::{AsRawFd, RawFd};
use std::os::unix::net::UnixStream;
use std::time::{Duration, Instant};

use crate::answer::Answer;
use crate::host::Host;
use crate::user::User;
use crate::verbs;

const LONGEST: usize = 70_000; // bytes of a line
const MOST_WAIT: u64 = 1_000_000_000; // ms
const PATIENCE: Duration = Duration::from_secs(5); // for a tester that does not read its answers

pub struct Session {
    stream: UnixStream,
    unread: Vec<u8>,
    waiting: Vec<Waiting>,
    pub users: BTreeMap<u64, User>,
    last: u64,
    over: bool,
}

/// A request whose answer may still come.
struct Waiting {
    id: String,
    words: Vec<String>,
    until: Instant,
}

impl Session {
    pub fn new(stream: UnixStream) -> Session {
        let limited = stream.set_nonblocking(false).and_then(|()| stream.set_write_timeout(Some(PATIENCE)));
        let over = limited.is_err();
        Session { stream, unread: Vec::new(), waiting: Vec::new(), users: BTreeMap::new(), last: 0, over }
    }

    pub fn descriptor(&self) -> RawFd {
        self.stream.as_raw_fd()
    }

    pub fn is_over(&self) -> bool {
        self.over
    }

    pub fn next_timer(&self) -> Option<Instant> {
        self.waiting.iter().map(|waiting| waiting.until).min()
    }

    /// Gives a socket its number.
    pub fn adopt(&mut self, user: User) -> u64 {
        self.last += 1;
        self.users.insert(self.last, user);
        self.last
    }

    /// Aborts everything the session opened.
    pub fn forget(&mut self, host: &mut Host) {
        self.waiting.clear();
        std::mem::take(&mut self.users).into_values().for_each(|user| user.end(host, true));
        host.abort_orphans();
    }

    /// Takes what is on the wire; then who waits is told. A socket that listened may be a connection after each frame,
    /// and another must listen before the next.
    pub fn turn(&mut self, host: &mut Host) {
        host.turn(|host| self.users.values_mut().for_each(|user| user.turn(host)));
        self.users.values_mut().for_each(|user| user.turn(host)); // timers end connections too
        for waiting in std::mem::take(&mut self.waiting) {
            let answer = verbs::answer(self, host, &waiting.words);
            if answer.is_pending() && Instant::now() < waiting.until {
                self.waiting.push(waiting);
            } else {
                self.say(&waiting.id, &answer);
            }
        }
    }

    /// Takes what has arrived, which poll() says there is.
    pub fn read(&mut self, host: &mut Host) {
        let mut some = [0; 4096];
        match self.stream.read(&mut some) {
            Ok(0) => self.over = true,
            Ok(count) => self.unread.extend_from_slice(&some[..count]),
            Err(error) => self.over = error.kind() != ErrorKind::Interrupted,
        }
        while let Some(end) = self.unread.iter().position(|&byte| byte == b'\n') {
            let line: Vec<u8> = self.unread.drain(..=end).collect();
            self.take(host, &String::from_utf8_lossy(&line));
        }
        if self.unread.len() > LONGEST {
            self.say("0", &Answer::wrong("a line is too long"));
            self.over = true;
        }
    }

    /// One line: "ID [@MS] VERB WORD...".
    fn take(&mut self, host: &mut Host, line: &str) {
        let mut words: Vec<String> = line.split_ascii_whitespace().map(String::from).collect();
        if words.first().is_none_or(|id| id.parse::<u64>().is_err()) {
            return self.say("0", &Answer::wrong("a request begins with a number"));
        }
        let id = words.remove(0);
        let mut wait = 0;
        if let Some(limit) = words.first().and_then(|word| word.strip_prefix('@')) {
            match limit.parse() {
                Ok(milliseconds) if milliseconds <= MOST_WAIT => wait = milliseconds,
                _ => return self.say(&id, &Answer::wrong("no time behind @")),
            }
            words.remove(0);
        }
        self.turn(host); // so that what was on the wire before the call is there
        let answer = verbs::answer(self, host, &words);
        if answer.is_pending() && wait > 0 {
            let until = Instant::now() + Duration::from_millis(wait);
            self.waiting.push(Waiting { id, words, until });
        } else {
            self.say(&id, &answer);
        }
    }

    fn say(&mut self, id: &str, what: &Answer) {
        if self.stream.write_all(format!("{id} {what}\n").as_bytes()).is_err() {
            self.over = true;
        }
    }
}
