// SPDX-License-Identifier: Apache-2.0

//! smoltcp on a TAP device, as a target of tcpassay (docker/PROTOCOL.md): one thread, which asks the kernel what
//! happened, hands frames to the stack one by one, and answers lines.

mod answer;
mod host;
mod options;
mod session;
mod tap;
mod user;
mod verbs;

use std::io::{self, Read};
use std::os::fd::{AsRawFd, RawFd};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::time::{Duration, Instant};

use host::Host;
use session::Session;
use tap::Tap;

const UNAVAILABLE: i32 = 69; // EX_UNAVAILABLE of sysexits.h

fn main() {
    let words: Vec<String> = std::env::args().collect();
    if words.len() != 3 {
        eprintln!("usage: smoltcp TAP CONTROL");
        std::process::exit(64);
    }
    let control = Path::new(&words[2]);
    let ended = run(&words[1], control);
    let _ = std::fs::remove_file(control); // it may not have been made
    if let Err(error) = ended {
        eprintln!("smoltcp: {error}");
        std::process::exit(UNAVAILABLE);
    }
}

/// Serves until standard input ends.
fn run(device: &str, control: &Path) -> io::Result<()> {
    let mut host = Host::new(Tap::open(device)?)?;
    let listener = UnixListener::bind(control)?;
    std::fs::set_permissions(control, std::fs::Permissions::from_mode(0o600))?;
    listener.set_nonblocking(true)?;
    let mut session: Option<Session> = None;
    loop {
        match &mut session {
            Some(open) => open.turn(&mut host),
            None => host.turn(|_| {}),
        }
        let readable = wait(&mut host, &listener, session.as_ref())?;
        if readable.input && is_over()? {
            return Ok(());
        }
        if readable.listener {
            session = welcome(&listener, session);
        }
        if let Some(open) = session.as_mut().filter(|_| readable.session) {
            open.read(&mut host);
        }
        if session.as_ref().is_some_and(Session::is_over) {
            session.take().into_iter().for_each(|mut over| over.forget(&mut host));
        }
    }
}

struct Readable {
    input: bool,
    listener: bool,
    session: bool,
}

/// Waits for something to do, or for the next timer.
fn wait(host: &mut Host, listener: &UnixListener, session: Option<&Session>) -> io::Result<Readable> {
    let timer = [host.next_timer(), session.and_then(Session::next_timer)].into_iter().flatten().min();
    let mut asked = [0, host.descriptor(), listener.as_raw_fd(), session.map_or(-1, |open| open.descriptor())]
        .map(|fd: RawFd| libc::pollfd { fd, events: libc::POLLIN, revents: 0 });
    let count = unsafe { libc::ppoll(asked.as_mut_ptr(), asked.len() as _, &limit(timer), std::ptr::null()) };
    if count < 0 && io::Error::last_os_error().kind() != io::ErrorKind::Interrupted {
        return Err(io::Error::last_os_error());
    }
    let [input, _, listener, session] = asked.map(|what| count > 0 && what.revents != 0);
    Ok(Readable { input, listener, session })
}

/// How long until then; an hour where there is no timer.
fn limit(timer: Option<Instant>) -> libc::timespec {
    let left = timer.map_or(Duration::from_secs(3600), |at| at.saturating_duration_since(Instant::now()));
    libc::timespec { tv_sec: left.as_secs() as _, tv_nsec: left.subsec_nanos() as _ }
}

/// Whether standard input has ended; what it says is nobody's business.
fn is_over() -> io::Result<bool> {
    Ok(io::stdin().read(&mut [0; 4096])? == 0)
}

/// A second session is closed at once.
fn welcome(listener: &UnixListener, session: Option<Session>) -> Option<Session> {
    match (listener.accept(), session) {
        (Ok((stream, _)), None) => Some(Session::new(stream)),
        (_, session) => session,
    }
}
