// SPDX-License-Identifier: Apache-2.0

//! What a user may set on a socket of smoltcp, in tcpassay's names and units.

use std::time::SystemTime;

use smoltcp::socket::tcp::{Socket, SocketBuffer};
use smoltcp::time::Duration;

use crate::answer::Answer;

const BUFFER: usize = 131_072; // smoltcp leaves it to its user; more than a window holds that is not scaled
const MOST_BUFFER: i64 = 1 << 30; // smoltcp takes no larger one to receive into
const KEEP_ALIVE: Duration = Duration::from_secs(7200); // smoltcp leaves it to its user
const ACK_DELAY: Duration = Duration::from_millis(10); // smoltcp's default

#[derive(Clone)]
pub struct Options {
    no_delay: bool,
    quick_ack: bool,
    keep_alive: bool,
    keep_alive_idle: Duration,
    user_timeout: Duration, // none if zero
    time_to_live: Option<u8>,
    receive_buffer: usize,
    send_buffer: usize,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            no_delay: false,
            quick_ack: false,
            keep_alive: false,
            keep_alive_idle: KEEP_ALIVE,
            user_timeout: Duration::ZERO,
            time_to_live: None,
            receive_buffer: BUFFER,
            send_buffer: BUFFER,
        }
    }
}

impl Options {
    /// A socket with these options.
    pub fn socket(&self) -> Socket<'static> {
        let receive = SocketBuffer::new(vec![0; self.receive_buffer]);
        let mut socket = Socket::new(receive, SocketBuffer::new(vec![0; self.send_buffer]));
        socket.set_tsval_generator(Some(milliseconds)); // off unless its user names a clock
        self.apply(&mut socket);
        socket
    }

    /// Gives a socket these options, but buffers, which are made with it.
    pub fn apply(&self, socket: &mut Socket<'static>) {
        socket.set_nagle_enabled(!self.no_delay);
        socket.set_ack_delay((!self.quick_ack).then_some(ACK_DELAY));
        socket.set_hop_limit(self.time_to_live);
        socket.set_timeout((self.user_timeout > Duration::ZERO).then_some(self.user_timeout));
        let keep_alive = self.keep_alive.then_some(self.keep_alive_idle);
        if socket.keep_alive() != keep_alive {
            socket.set_keep_alive(keep_alive); // which starts anew
        }
    }

    /// @param fresh whether there is no socket yet, so that sizes of buffers may change
    pub fn set(&mut self, name: &str, value: i64, fresh: bool) -> Answer {
        match name {
            "no-delay" => self.no_delay = value != 0,
            "quick-ack" => self.quick_ack = value != 0,
            "keep-alive" => self.keep_alive = value != 0,
            "keep-alive-idle" if value > 0 => self.keep_alive_idle = Duration::from_secs(value as u64),
            "user-timeout" if value >= 0 => self.user_timeout = Duration::from_millis(value as u64),
            "time-to-live" if (1..=255).contains(&value) => self.time_to_live = Some(value as u8),
            "receive-buffer" | "send-buffer" if !fresh => {
                return Answer::lacks(format!("the option {name} once there is a connection"))
            }
            "receive-buffer" if (1..=MOST_BUFFER).contains(&value) => self.receive_buffer = value as usize,
            "send-buffer" if (1..=MOST_BUFFER).contains(&value) => self.send_buffer = value as usize,
            "reuse-address" => {} // nothing forbids it
            _ if KNOWN.contains(&name) => return Answer::Error("EINVAL"),
            _ => return Answer::lacks(format!("the option {name}")),
        }
        Answer::done()
    }

    pub fn get(&self, name: &str) -> Answer {
        match name {
            "no-delay" => Answer::ok(self.no_delay as u8),
            "quick-ack" => Answer::ok(self.quick_ack as u8),
            "keep-alive" => Answer::ok(self.keep_alive as u8),
            "keep-alive-idle" => Answer::ok(self.keep_alive_idle.secs()),
            "user-timeout" => Answer::ok(self.user_timeout.total_millis()),
            "time-to-live" => Answer::ok(self.time_to_live.unwrap_or(64)),
            "receive-buffer" => Answer::ok(self.receive_buffer),
            "send-buffer" => Answer::ok(self.send_buffer),
            "reuse-address" => Answer::ok(1),
            _ => Answer::lacks(format!("the option {name}")),
        }
    }
}

/// The clock of timestamps; it wraps after 49 days, as RFC 7323 lets it.
fn milliseconds() -> u32 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    since.as_millis() as u32
}

const KNOWN: [&str; 5] = ["keep-alive-idle", "user-timeout", "time-to-live", "receive-buffer", "send-buffer"];
