// SPDX-License-Identifier: Apache-2.0

//! A socket as its user holds it: smoltcp's own, or a listener, which smoltcp has none of.

use std::collections::VecDeque;

use smoltcp::iface::SocketHandle;
use smoltcp::socket::tcp::{ListenError, RecvError, State};
use smoltcp::wire::{IpAddress, IpEndpoint, IpListenEndpoint, IpVersion};

use crate::answer::Answer;
use crate::host::Host;
use crate::options::Options;

const MOST_DATA: usize = 32_768; // bytes that a line carries

pub struct User {
    pub version: IpVersion,
    pub options: Options,
    bound: IpListenEndpoint, // port 0: not yet
    kind: Kind,
}

enum Kind {
    Fresh,
    Listener(Listener),
    Stream(Stream),
}

/// A socket of smoltcp becomes the connection whose SYN it takes. So there is always another that listens, while
/// there is room in the queue.
struct Listener {
    backlog: usize,
    offered: Vec<SocketHandle>,
    queue: VecDeque<(SocketHandle, IpEndpoint)>,
}

struct Stream {
    handle: SocketHandle,
    connected: bool, // it has been
    shut: bool,      // the user will send no more
    told: bool,      // the user knows that the connection broke
}

impl User {
    pub fn new(version: IpVersion) -> User {
        User { version, options: Options::default(), bound: IpListenEndpoint::default(), kind: Kind::Fresh }
    }

    pub fn bind(&mut self, host: &mut Host, at: IpEndpoint) -> Answer {
        if self.bound.port != 0 || !matches!(self.kind, Kind::Fresh) || at.addr.version() != self.version {
            return Answer::Error("EINVAL");
        }
        if !at.addr.is_unspecified() && !host.has_address(at.addr) {
            return Answer::Error("EADDRNOTAVAIL");
        }
        let port = if at.port == 0 { host.fresh_port() } else { at.port };
        let wanted = IpListenEndpoint { addr: (!at.addr.is_unspecified()).then_some(at.addr), port };
        if host.listens(wanted) {
            return Answer::Error("EADDRINUSE");
        }
        self.bound = wanted;
        Answer::ok(format!("{} {port}", at.addr))
    }

    pub fn listen(&mut self, host: &mut Host, backlog: usize) -> Answer {
        if !matches!(self.kind, Kind::Fresh) {
            return Answer::Error("EINVAL");
        }
        if self.bound.port == 0 {
            self.bound.port = host.fresh_port();
        }
        self.kind = Kind::Listener(Listener { backlog: backlog.max(1), offered: Vec::new(), queue: VecDeque::new() });
        self.turn(host);
        Answer::done()
    }

    /// A listener queues what is established, and listens again.
    pub fn turn(&mut self, host: &mut Host) {
        let Kind::Listener(listener) = &mut self.kind else { return };
        let offered = std::mem::take(&mut listener.offered);
        for handle in offered {
            match (host.socket(handle).state(), host.socket(handle).remote_endpoint()) {
                (State::Listen | State::SynReceived, _) => listener.offered.push(handle),
                (State::Closed, _) | (_, None) => host.leave(handle),
                (_, Some(peer)) => listener.queue.push_back((handle, peer)),
            }
        }
        let listens = listener.offered.iter().any(|&handle| host.socket(handle).state() == State::Listen);
        if !listens && listener.offered.len() + listener.queue.len() < listener.backlog {
            let handle = host.add(self.options.socket());
            match host.socket(handle).listen(self.bound) {
                Ok(()) => listener.offered.push(handle),
                Err(ListenError::InvalidState | ListenError::Unaddressable) => host.leave(handle),
            }
        }
    }

    pub fn accept(&mut self) -> Result<(User, IpEndpoint), Answer> {
        let Kind::Listener(listener) = &mut self.kind else { return Err(Answer::Error("EINVAL")) };
        let (handle, peer) = listener.queue.pop_front().ok_or(Answer::Pending)?;
        let kind = Kind::Stream(Stream { handle, connected: true, shut: false, told: false });
        Ok((User { version: self.version, options: self.options.clone(), bound: self.bound, kind }, peer))
    }

    /// Begins with the first call; later ones tell how it ended. smoltcp does not say why an attempt failed.
    pub fn connect(&mut self, host: &mut Host, to: IpEndpoint) -> Answer {
        if matches!(self.kind, Kind::Fresh) {
            if self.bound.port == 0 {
                self.bound.port = host.fresh_port();
            }
            let handle = host.add(self.options.socket());
            self.kind = Kind::Stream(Stream { handle, connected: false, shut: false, told: false });
            if host.connect(handle, to, self.bound).is_err() {
                return Answer::Error("EADDRNOTAVAIL");
            }
            host.send();
        }
        let Kind::Stream(stream) = &mut self.kind else { return Answer::Error("EISCONN") };
        match host.socket(stream.handle).state() {
            State::SynSent | State::SynReceived => Answer::Pending,
            State::Closed if !stream.connected => Answer::Error("ECONNREFUSED"),
            _ => {
                stream.connected = true;
                Answer::done()
            }
        }
    }

    pub fn send(&mut self, host: &mut Host, data: &[u8]) -> Answer {
        let Kind::Stream(stream) = &self.kind else { return Answer::Error("ENOTCONN") };
        let socket = host.socket(stream.handle);
        if matches!(socket.state(), State::SynSent | State::SynReceived) {
            return Answer::Pending;
        }
        match socket.send_slice(data) {
            Ok(0) => Answer::Pending,
            Ok(count) => {
                host.send();
                Answer::ok(count)
            }
            Err(_) if stream.shut => Answer::Error("EPIPE"),
            Err(_) => Answer::Error("ECONNRESET"),
        }
    }

    pub fn receive(&mut self, host: &mut Host, most: usize) -> Answer {
        let Kind::Stream(stream) = &self.kind else { return Answer::Error("ENOTCONN") };
        let socket = host.socket(stream.handle);
        if matches!(socket.state(), State::SynSent | State::SynReceived) {
            return Answer::Pending;
        }
        let mut data = vec![0; most.min(MOST_DATA)];
        match socket.recv_slice(&mut data) {
            Ok(0) => Answer::Pending,
            Ok(count) => {
                host.send(); // the window may have opened
                Answer::ok(data[..count].iter().map(|byte| format!("{byte:02x}")).collect::<String>())
            }
            Err(RecvError::Finished) => Answer::done(),
            Err(RecvError::InvalidState) => Answer::Error("ECONNRESET"),
        }
    }

    pub fn shutdown(&mut self, host: &mut Host) -> Answer {
        let Kind::Stream(stream) = &mut self.kind else { return Answer::Error("ENOTCONN") };
        stream.shut = true;
        host.socket(stream.handle).close();
        host.send();
        Answer::done()
    }

    /// What ended the connection, once. smoltcp says only that it is over: without a FIN of the peer, or before the
    /// user has closed, only a reset or a time-out can have done that.
    pub fn error(&mut self, host: &mut Host) -> Answer {
        let Kind::Stream(stream) = &mut self.kind else { return Answer::done() };
        let socket = host.socket(stream.handle);
        let broken = matches!(socket.peek(0), Err(RecvError::InvalidState)) || !stream.shut;
        if socket.state() != State::Closed || !broken || stream.told {
            return Answer::done();
        }
        stream.told = true;
        Answer::ok(if stream.connected { "ECONNRESET" } else { "ECONNREFUSED" })
    }

    /// Gives up every socket that there is, by ending its sending, or with a reset.
    pub fn end(mut self, host: &mut Host, abort: bool) {
        match std::mem::replace(&mut self.kind, Kind::Fresh) {
            Kind::Fresh => {}
            Kind::Stream(stream) => leave(host, stream.handle, abort),
            Kind::Listener(listener) => {
                let queued = listener.queue.into_iter().map(|(handle, _)| handle);
                listener.offered.into_iter().chain(queued).for_each(|handle| leave(host, handle, true));
            }
        }
    }

    pub fn state(&self, host: &mut Host) -> State {
        match &self.kind {
            Kind::Fresh => State::Closed,
            Kind::Listener(_) => State::Listen,
            Kind::Stream(stream) => host.socket(stream.handle).state(),
        }
    }

    /// What waits, and the most that may.
    pub fn queue(&self) -> Answer {
        match &self.kind {
            Kind::Listener(listener) => Answer::ok(format!("{} {}", listener.queue.len(), listener.backlog)),
            _ => Answer::done(),
        }
    }

    pub fn set(&mut self, host: &mut Host, name: &str, value: i64) -> Answer {
        let answer = self.options.set(name, value, !matches!(self.kind, Kind::Stream(_)));
        match &mut self.kind {
            Kind::Fresh => {}
            Kind::Stream(stream) => self.options.apply(host.socket(stream.handle)),
            Kind::Listener(listener) => {
                // what listens is made anew, for it inherits buffers too
                listener.offered.retain(|&handle| {
                    let listens = host.socket(handle).state() == State::Listen;
                    if listens {
                        leave(host, handle, true);
                    }
                    !listens
                });
                self.turn(host);
            }
        }
        answer
    }
}

fn leave(host: &mut Host, handle: SocketHandle, abort: bool) {
    if abort {
        host.socket(handle).abort();
    } else {
        host.socket(handle).close();
    }
    host.leave(handle);
}

/// An address and a port as two words.
pub fn endpoint(address: &str, port: &str) -> Option<IpEndpoint> {
    let address: std::net::IpAddr = address.parse().ok()?;
    Some(IpEndpoint { addr: IpAddress::from(address), port: port.parse().ok()? })
}
