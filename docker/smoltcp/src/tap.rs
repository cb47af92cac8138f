// SPDX-License-Identifier: Apache-2.0

//! A TAP device as a device of smoltcp.

use std::ffi::CString;
use std::fs::File;
use std::io::{self, Read, Write};
use std::os::fd::{AsRawFd, RawFd};
use std::os::unix::fs::OpenOptionsExt;
use std::rc::Rc;

use smoltcp::phy::{Device, DeviceCapabilities, Medium, RxToken, TxToken};
use smoltcp::time::Instant;

const MTU: usize = 1514; // the Ethernet header counts
const MOST_FRAME: usize = 65_536;

pub struct Tap {
    file: Rc<File>,
    frame: Vec<u8>,
}

impl Tap {
    /// Attaches to a device that exists in the network namespace of this process.
    pub fn open(name: &str) -> io::Result<Tap> {
        let file = File::options().read(true).write(true).custom_flags(libc::O_NONBLOCK).open("/dev/net/tun")?;
        let mut request: libc::ifreq = unsafe { std::mem::zeroed() };
        let bytes = CString::new(name)?.into_bytes_with_nul();
        if bytes.len() > request.ifr_name.len() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, format!("no name of a device: {name}")));
        }
        for (place, byte) in request.ifr_name.iter_mut().zip(bytes) {
            *place = byte as _;
        }
        request.ifr_ifru.ifru_flags = (libc::IFF_TAP | libc::IFF_NO_PI) as _;
        if unsafe { libc::ioctl(file.as_raw_fd(), libc::TUNSETIFF as _, &request) } < 0 {
            return Err(io::Error::last_os_error());
        }
        Ok(Tap { file: Rc::new(file), frame: vec![0; MOST_FRAME] })
    }

    pub fn descriptor(&self) -> RawFd {
        self.file.as_raw_fd()
    }
}

impl Device for Tap {
    type RxToken<'a> = Received<'a>;
    type TxToken<'a> = Sending;

    fn receive(&mut self, _: Instant) -> Option<(Received<'_>, Sending)> {
        let count = (&*self.file).read(&mut self.frame).ok()?;
        Some((Received(&self.frame[..count]), Sending(Rc::clone(&self.file))))
    }

    fn transmit(&mut self, _: Instant) -> Option<Sending> {
        Some(Sending(Rc::clone(&self.file)))
    }

    /// Every checksum is smoltcp's to compute and to verify, which is its default.
    fn capabilities(&self) -> DeviceCapabilities {
        let mut told = DeviceCapabilities::default();
        told.medium = Medium::Ethernet;
        told.max_transmission_unit = MTU;
        told
    }
}

pub struct Received<'a>(&'a [u8]);

impl RxToken for Received<'_> {
    fn consume<R, F: FnOnce(&[u8]) -> R>(self, take: F) -> R {
        take(self.0)
    }
}

pub struct Sending(Rc<File>);

impl TxToken for Sending {
    fn consume<R, F: FnOnce(&mut [u8]) -> R>(self, length: usize, fill: F) -> R {
        let mut frame = vec![0; length];
        let result = fill(&mut frame);
        let _ = (&*self.0).write(&frame); // a device that is full loses it, as a wire does
        result
    }
}
