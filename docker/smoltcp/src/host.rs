// SPDX-License-Identifier: Apache-2.0

//! The stack: an interface, its addresses, and every socket there is.

use std::fs::File;
use std::io::{self, Read};
use std::net::{Ipv4Addr, Ipv6Addr};
use std::os::fd::RawFd;
use std::time;

use smoltcp::iface::{Config, Interface, PollIngressSingleResult, PollResult, SocketHandle, SocketSet};
use smoltcp::socket::tcp::{ConnectError, Socket, State};
use smoltcp::socket::Socket as AnySocket;
use smoltcp::time::Instant;
use smoltcp::wire::{EthernetAddress, HardwareAddress, IpAddress, IpCidr, IpEndpoint, IpListenEndpoint};

use crate::tap::Tap;

const LINK_ADDRESS: EthernetAddress = EthernetAddress([2, 0, 0, 0, 0, 1]);
const MOST_FRAMES: usize = 64; // before anybody else has a turn
const FIRST_PORT: u16 = 49_152;
// A timer of smoltcp counts from the start of the clock, so that the first second of a host differs from all others:
// this one has been up for a day.
const UPTIME_MICROS: i64 = 24 * 60 * 60 * 1_000_000;

pub struct Host {
    tap: Tap,
    interface: Interface,
    sockets: SocketSet<'static>,
    orphans: Vec<SocketHandle>,
    port: u16,
    began: time::Instant,
}

impl Host {
    pub fn new(mut tap: Tap) -> io::Result<Host> {
        let mut config = Config::new(HardwareAddress::Ethernet(LINK_ADDRESS));
        let mut seed = [0; 8];
        File::open("/dev/urandom")?.read_exact(&mut seed)?;
        config.random_seed = u64::from_ne_bytes(seed);
        let mut interface = Interface::new(config, &mut tap, Instant::from_micros(UPTIME_MICROS));
        interface.update_ip_addrs(|addresses| {
            // what docker/PROTOCOL.md gives every stack; there is room for both
            let _ = addresses.push(IpCidr::new(IpAddress::Ipv4(Ipv4Addr::new(198, 18, 0, 1)), 16));
            let _ =
                addresses.push(IpCidr::new(IpAddress::Ipv6(Ipv6Addr::new(0xfd74, 0x6370, 0x6173, 0, 0, 0, 0, 1)), 64));
        });
        Ok(Host {
            tap,
            interface,
            sockets: SocketSet::new(Vec::new()),
            orphans: Vec::new(),
            port: FIRST_PORT,
            began: time::Instant::now(),
        })
    }

    pub fn descriptor(&self) -> RawFd {
        self.tap.descriptor()
    }

    fn now(&self) -> Instant {
        Instant::from_micros(UPTIME_MICROS + self.began.elapsed().as_micros() as i64)
    }

    /// When the stack wants to be asked again.
    pub fn next_timer(&mut self) -> Option<time::Instant> {
        let now = self.now();
        let at = self.interface.poll_at(now, &self.sockets)?;
        Some(self.began + time::Duration::from_micros((at.total_micros() - UPTIME_MICROS).max(0) as u64))
    }

    /// Takes frames from the wire, each when what the one before led to has been sent.
    ///
    /// @param after each of them
    pub fn turn(&mut self, mut after: impl FnMut(&mut Host)) {
        self.interface.poll_maintenance(self.now());
        self.send();
        for _ in 0..MOST_FRAMES {
            let now = self.now();
            let taken = self.interface.poll_ingress_single(now, &mut self.tap, &mut self.sockets);
            if matches!(taken, PollIngressSingleResult::None) {
                break;
            }
            self.send();
            after(self);
        }
        self.bury();
    }

    /// Lets every socket send what it has.
    pub fn send(&mut self) {
        let now = self.now();
        while self.interface.poll_egress(now, &mut self.tap, &mut self.sockets) != PollResult::None {}
    }

    /// Forgets sockets that nobody holds, once they have said their last word.
    fn bury(&mut self) {
        let sockets = &mut self.sockets;
        self.orphans.retain(|&handle| {
            let socket = sockets.get::<Socket>(handle);
            let lives = socket.state() != State::Closed || socket.remote_endpoint().is_some();
            if !lives {
                sockets.remove(handle);
            }
            lives
        });
    }

    pub fn add(&mut self, socket: Socket<'static>) -> SocketHandle {
        self.sockets.add(socket)
    }

    pub fn socket(&mut self, handle: SocketHandle) -> &mut Socket<'static> {
        self.sockets.get_mut(handle)
    }

    /// Nobody will ask for the socket any more; its connection may live on.
    pub fn leave(&mut self, handle: SocketHandle) {
        self.orphans.push(handle);
        self.send();
        self.bury();
    }

    pub fn abort_orphans(&mut self) {
        for handle in self.orphans.clone() {
            self.socket(handle).abort();
        }
        self.send();
        self.bury();
    }

    pub fn connect(
        &mut self,
        handle: SocketHandle,
        to: IpEndpoint,
        from: IpListenEndpoint,
    ) -> Result<(), ConnectError> {
        self.sockets.get_mut::<Socket>(handle).connect(self.interface.context(), to, from)
    }

    pub fn has_address(&self, address: IpAddress) -> bool {
        self.interface.has_ip_addr(address)
    }

    /// A port from which no connection goes out and on which nobody listens.
    pub fn fresh_port(&mut self) -> u16 {
        loop {
            let port = self.port;
            self.port = port.checked_add(1).unwrap_or(FIRST_PORT);
            if !self.tcp().any(|socket| port_of(socket) == port) {
                return port;
            }
        }
    }

    pub fn listens(&self, at: IpListenEndpoint) -> bool {
        self.tcp().any(|socket| socket.state() == State::Listen && socket.listen_endpoint() == at)
    }

    /// The state of any connection, an orphan's included.
    pub fn state_between(&self, target: IpEndpoint, tester: IpEndpoint) -> State {
        self.tcp()
            .find(|socket| socket.local_endpoint() == Some(target) && socket.remote_endpoint() == Some(tester))
            .map_or(State::Closed, Socket::state)
    }

    fn tcp(&self) -> impl Iterator<Item = &Socket<'static>> {
        self.sockets.iter().map(|(_, socket)| match socket {
            AnySocket::Tcp(tcp) => tcp,
        })
    }
}

fn port_of(socket: &Socket) -> u16 {
    socket.local_endpoint().map_or(socket.listen_endpoint().port, |end| end.port)
}
