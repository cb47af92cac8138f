#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A small TCP behind a Unix socket, for tcpassay to question: what an author of a stack has to provide, and no more.

    python3 stack.py /tmp/stack.sock &
    ./tcpassay run --target unix:/tmp/stack.sock

Part 1 reads and writes segments, part 2 is TCP as RFC 9293 has it (variables carry the RFC's names), part 3 is the
stack around it. Only part 4 knows tcpassay: length, frame, and the clock. Every connection to the socket gets a fresh
stack, so probes run side by side and none meets what another left behind.

Port 9 is for probes: its user reads, is silent and never closes. Port 7 echoes, and closes when the peer has. Nobody
opens, or closes first, so that five of the eleven states do not occur. Also left out: IPv6, fragments, options but MSS,
fast retransmit, delayed acknowledgments, urgent data as such, and ECN for what we send (what we receive has it).
"""
import argparse
import collections
import hashlib
import os
import select
import signal
import socket
import stat
import struct
import sys
import threading
import time

ADDRESS = "198.18.0.1"
SINK, ECHO = 9, 7  # ports that listen
FIN, SYN, RST, PSH, ACK, ECE, CWR = 1, 2, 4, 8, 16, 64, 128
CE = 3  # in the IP header: a router on the way is congested (RFC 3168)
SECOND = 1_000_000_000  # every time is in nanoseconds
WINDOW = 65_535  # what we offer; the user reads at once, so that it never shrinks
OUR_MSS = 1460
RTO_FIRST, RTO_LEAST, RTO_MOST = 1 * SECOND, 1 * SECOND, 60 * SECOND  # RFC 6298
GIVE_UP = 200 * SECOND  # R2 is at least 100 s, and 3 minutes for a SYN
SECRET = os.urandom(16)

# ---- 1. segments

Segment = collections.namedtuple("Segment", "peer peer_port port seq ack flags window mss data ecn", defaults=[0])


def add(number, more):
    return (number + more) & 0xFFFFFFFF


def before(one, other):
    """Whether a sequence number lies before another, in a space that is a circle."""
    return 0x80000000 <= (one - other) & 0xFFFFFFFF


def length(segment):
    """SEG.LEN: SYN and FIN count."""
    return len(segment.data) + bool(segment.flags & SYN) + bool(segment.flags & FIN)


def checksum(data):
    data += b"\0" * (len(data) % 2)
    total = sum(struct.unpack(f">{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def pseudo_header(source, destination, size):
    return source + destination + struct.pack(">HH", 6, size)


def mss_option(options):
    """The MSS among the options of a SYN; 536 if there is none. Other options are stepped over."""
    at = 0
    while at < len(options) and options[at] != 0:
        if options[at] == 1:
            at += 1
            continue
        size = options[at + 1] if at + 1 < len(options) else 0
        if size < 2 or at + size > len(options):
            break
        if options[at] == 2 and size == 4:
            return max(64, struct.unpack_from(">H", options, at + 2)[0])
        at += size
    return 536


def parse(packet, our_address):
    """The segment in an IPv4 packet; None if it is none, damaged, or not for us."""
    if len(packet) < 40 or packet[0] >> 4 != 4:
        return None
    header, total = (packet[0] & 15) * 4, struct.unpack_from(">H", packet, 2)[0]
    if header < 20 or total < header + 20 or total > len(packet) or checksum(packet[:header]) != 0:
        return None
    source, destination = packet[12:16], packet[16:20]
    fragment = struct.unpack_from(">H", packet, 6)[0] & 0x3FFF
    if packet[9] != 6 or fragment or destination != our_address or source[0] >= 224 or source[0] in (0, 127):
        return None
    tcp = packet[header:total]
    offset = (tcp[12] >> 4) * 4
    if not 20 <= offset <= len(tcp) or checksum(pseudo_header(source, destination, len(tcp)) + tcp) != 0:
        return None
    peer_port, port, seq, ack = struct.unpack_from(">HHII", tcp)
    flags, window = tcp[13], struct.unpack_from(">H", tcp, 14)[0]
    return Segment(source, peer_port, port, seq, ack, flags, window, mss_option(tcp[20:offset]), tcp[offset:],
                   packet[1] & 3)


def parse_refusal(packet, our_address):
    """What an ICMP error quotes that says "no such protocol" or "no such port": (the connection, SEG.SEQ), or None."""
    if len(packet) < 40 or packet[0] >> 4 != 4:
        return None
    header, total = (packet[0] & 15) * 4, struct.unpack_from(">H", packet, 2)[0]
    if header < 20 or not header < total <= len(packet) or checksum(packet[:header]) != 0:
        return None
    fragment = struct.unpack_from(">H", packet, 6)[0] & 0x3FFF
    icmp = packet[header:total]
    if packet[9] != 1 or fragment or packet[16:20] != our_address or checksum(icmp) != 0:
        return None
    # behind eight bytes of its own, the head of what we sent: the IP header and at least eight bytes of ours
    quote = icmp[8:]
    if len(quote) < 20 or icmp[0] != 3 or icmp[1] not in (2, 3) or quote[9] != 6 or quote[12:16] != our_address:
        return None
    offset = (quote[0] & 15) * 4
    if len(quote) < offset + 8:
        return None
    port, peer_port, seq = struct.unpack_from(">HHI", quote, offset)
    return (quote[16:20], peer_port, port), seq


def build(our_address, segment):
    options = struct.pack(">BBH", 2, 4, segment.mss) if segment.flags & SYN else b""
    offset = (20 + len(options)) // 4 << 4
    tcp = struct.pack(">HHIIBBHHH", segment.port, segment.peer_port, segment.seq, segment.ack, offset, segment.flags,
                      segment.window, 0, 0) + options + segment.data
    code = checksum(pseudo_header(our_address, segment.peer, len(tcp)) + tcp)
    tcp = tcp[:16] + struct.pack(">H", code) + tcp[18:]
    ip = struct.pack(">BBHHHBBH4s4s", 0x45, 0, 20 + len(tcp), 0, 0x4000, 64, 6, 0, our_address, segment.peer)
    return ip[:10] + struct.pack(">H", checksum(ip)) + ip[12:] + tcp


# ---- 2. one connection


class Connection:
    """RFC 9293 section 3.10.7.4 for a connection that was opened by the peer's SYN."""

    def __init__(self, stack, syn):
        self.stack, self.peer, self.peer_port, self.port = stack, syn.peer, syn.peer_port, syn.port
        self.state = "SYN-RECEIVED"
        self.rcv_nxt = add(syn.seq, 1)
        self.iss = stack.initial_sequence_number(syn)
        self.snd_una, self.snd_nxt, self.snd_max = self.iss, self.iss, self.iss
        self.snd_wnd, self.max_wnd, self.snd_wl1, self.snd_wl2 = syn.window, syn.window, syn.seq, 0
        self.mss = min(syn.mss, OUR_MSS)
        self.cwnd, self.ssthresh = 2 * self.mss, 1 << 30
        self.buffer = bytearray()  # what the user sent, from SND.UNA on
        self.early = {}  # what came before its turn: SEG.SEQ -> (data, FIN)
        self.srtt, self.rttvar, self.rto = 0, 0, RTO_FIRST
        self.timed = None  # (sequence number, when it was sent) of the segment that measures the round trip
        self.timer, self.heard = None, stack.now
        self.ecn = syn.flags & (ECE | CWR) == ECE | CWR  # RFC 3168: the peer asks for it, and we agree
        self.echo = False  # the peer is to hear that there was congestion, until it says CWR
        self.slower, self.told = self.iss, True  # SND.NXT when the window was last halved; whether we said CWR
        self.output()

    # -- segments in

    def arrive(self, seg):
        if not self.acceptable(seg):
            if not seg.flags & RST:
                self.acknowledge()
            return
        if seg.flags & RST:
            if seg.seq == self.rcv_nxt:
                self.end()
            else:
                self.acknowledge()  # it may be forged (RFC 5961)
            return
        if seg.flags & SYN:
            if self.state == "SYN-RECEIVED":
                self.end()  # back to LISTEN
            else:
                self.acknowledge()  # RFC 5961
            return
        if not seg.flags & ACK or not self.acknowledged(seg):
            return
        if seg.data or seg.flags & FIN:
            self.take(seg)
        self.output()

    def acceptable(self, seg):
        """The four cases of section 3.4; the window is never closed here."""
        def inside(seq):
            return not before(seq, self.rcv_nxt) and before(seq, add(self.rcv_nxt, WINDOW))
        return inside(seg.seq) or length(seg) > 0 and inside(add(seg.seq, length(seg) - 1))

    def acknowledged(self, seg):
        """The fifth check; whether the segment is to be processed further."""
        if self.state == "SYN-RECEIVED":
            if not before(self.snd_una, seg.ack) or before(self.snd_max, seg.ack):
                self.stack.reset(seg)
                return False
            self.state = "ESTABLISHED"
        elif before(self.snd_max, seg.ack) or before(seg.ack, add(self.snd_una, -self.max_wnd)):
            self.acknowledge()
            return False
        self.heard = self.stack.now
        if self.ecn:
            self.congestion(seg)
        if before(self.snd_una, seg.ack):
            self.advance(seg.ack)
        if not before(seg.ack, self.snd_una) and (before(self.snd_wl1, seg.seq)
                or self.snd_wl1 == seg.seq and not before(seg.ack, self.snd_wl2)):
            self.snd_wnd, self.snd_wl1, self.snd_wl2 = seg.window, seg.seq, seg.ack
            self.max_wnd = max(self.max_wnd, seg.window)
        if self.state == "LAST-ACK" and self.snd_una == self.snd_max and not self.buffer:
            self.end()
            return False
        return True

    def congestion(self, seg):
        """RFC 3168 sections 6.1.2 and 6.1.3: echo the mark of a router, and heed the peer's echo once a window."""
        if seg.ecn == CE and seg.data:
            self.echo = True
        elif seg.flags & CWR:
            self.echo = False
        if seg.flags & ECE and before(self.slower, seg.ack):
            self.ssthresh = max(((self.snd_max - self.snd_una) & 0xFFFFFFFF) // 2, 2 * self.mss)
            self.cwnd, self.slower, self.told = min(self.cwnd, self.ssthresh), self.snd_max, False

    def advance(self, ack):
        """Something new is acknowledged: forget it, measure, and open the congestion window."""
        count = (ack - self.snd_una) & 0xFFFFFFFF
        count -= self.snd_una == self.iss  # the SYN
        del self.buffer[:count]  # a FIN behind the data has no byte
        if self.timed and before(self.timed[0], ack):
            self.measure(self.stack.now - self.timed[1])
            self.timed = None
        self.cwnd += self.mss if self.cwnd < self.ssthresh else max(1, self.mss * self.mss // self.cwnd)
        self.snd_una = ack
        if before(self.snd_nxt, ack):
            self.snd_nxt = ack
        self.timer = None if ack == self.snd_max else self.stack.now + self.rto

    def measure(self, sample):
        """RFC 6298 section 2."""
        if self.srtt:
            self.rttvar += (abs(self.srtt - sample) - self.rttvar) // 4
            self.srtt += (sample - self.srtt) // 8
        else:
            self.srtt, self.rttvar = sample, sample // 2
        self.rto = min(RTO_MOST, max(RTO_LEAST, self.srtt + 4 * self.rttvar))

    def take(self, seg):
        """The seventh and eighth checks: data and FIN, which wait until everything before them is there."""
        if self.state != "ESTABLISHED":
            return  # after the peer's FIN nothing can be new
        room = (self.rcv_nxt + WINDOW - seg.seq) & 0xFFFFFFFF
        skip = (self.rcv_nxt - seg.seq) & 0xFFFFFFFF if before(seg.seq, self.rcv_nxt) else 0
        fits = len(seg.data) + bool(seg.flags & FIN) <= room
        data, fin = seg.data[skip:room], bool(seg.flags & FIN) and fits
        start = add(seg.seq, skip)
        self.early[start] = max((data, fin), self.early.get(start, (b"", False)), key=lambda one: len(one[0]) + one[1])
        for seq in sorted(self.early, key=lambda seq: (seq - self.rcv_nxt + 0x80000000) & 0xFFFFFFFF):
            if before(self.rcv_nxt, seq):
                break
            data, fin = self.early.pop(seq)
            data = data[(self.rcv_nxt - seq) & 0xFFFFFFFF:]
            self.rcv_nxt = add(self.rcv_nxt, len(data))
            self.read(data)
            if fin:
                self.finished()
                break
        self.acknowledge()

    def finished(self):
        """The peer sends no more."""
        self.early.clear()
        self.rcv_nxt = add(self.rcv_nxt, 1)
        self.state = "CLOSE-WAIT"
        if self.port == ECHO:
            self.state = "LAST-ACK"  # a FIN follows what is still to be sent

    def read(self, data):
        """The user, who reads at once."""
        if self.port == ECHO:
            self.buffer += data

    def refused(self, seq):
        """A hard error about our SYN,ACK ends a connection that is half open (SHLD-26); what it quotes must be under
        way, or anybody could have made it up. Later it may be forged or pass, and ends nothing (RFC 5927)."""
        if self.state == "SYN-RECEIVED" and not before(seq, self.snd_una) and before(seq, self.snd_max):
            self.end()

    # -- segments out

    def output(self, override=False):
        """Sends what the windows of peer and network let pass; crumbs of a silly window only if it must be."""
        while True:
            sent = (self.snd_nxt - self.snd_una) & 0xFFFFFFFF
            if self.snd_una == self.iss:
                if sent:
                    return
                self.send(SYN | ECE * self.ecn, b"")
                continue
            usable = min(self.snd_wnd, self.cwnd) - sent
            data = bytes(self.buffer[sent:sent + max(0, min(usable, self.mss))])
            last = sent + len(data) >= len(self.buffer)
            fin = self.state == "LAST-ACK" and last and sent <= len(self.buffer)
            silly = not last and len(data) < min(self.mss, self.max_wnd // 2) and not override
            if silly or not data and not fin:
                break
            self.send(PSH * bool(data) | FIN * fin, data)
        if self.buffer and self.timer is None:
            self.timer = self.stack.now + self.rto  # the window is closed: probe it

    def send(self, flags, data):
        seq = self.snd_nxt
        if data and seq == self.snd_max and not self.told:
            self.told, flags = True, flags | CWR
        if self.snd_una == self.snd_max:
            self.heard = self.stack.now  # the peer owed us nothing so far
        if not before(seq, self.snd_max) and self.timed is None:
            self.timed = (seq, self.stack.now)
        self.snd_nxt = add(seq, len(data) + bool(flags & (SYN | FIN)))
        if before(self.snd_max, self.snd_nxt):
            self.snd_max = self.snd_nxt
        if self.timer is None:
            self.timer = self.stack.now + self.rto
        self.transmit(seq, flags | ACK, data)

    def acknowledge(self):
        """SND.NXT in an acknowledgment is the furthest, also while something is sent again."""
        self.transmit(self.snd_max, ACK, b"")

    def transmit(self, seq, flags, data):
        self.stack.transmit(Segment(self.peer, self.peer_port, self.port, seq, self.rcv_nxt,
                                    flags | ECE * self.echo, WINDOW, OUR_MSS, data))

    # -- time

    def time_out(self):
        """The retransmission timer, or the persist timer of a closed window."""
        self.timer = None
        if self.stack.now - self.heard > GIVE_UP:
            self.end()
            return
        self.rto = min(RTO_MOST, 2 * self.rto)
        self.timed = None  # Karn: an answer to what was sent twice measures nothing
        self.ssthresh = max(((self.snd_max - self.snd_una) & 0xFFFFFFFF) // 2, 2 * self.mss)
        self.cwnd = self.mss
        self.snd_nxt = self.snd_una
        if self.snd_wnd == 0 and self.buffer:
            self.send(0, bytes(self.buffer[:1]))
        else:
            self.output(override=True)

    def end(self):
        self.state, self.timer = "CLOSED", None
        self.stack.connections.pop((self.peer, self.peer_port, self.port), None)


# ---- 3. the stack


class Stack:
    def __init__(self, address):
        self.address = socket.inet_aton(address)
        self.connections, self.opened = {}, 0
        self.now = 0
        self.out = []  # packets to be sent

    def packet(self, packet):
        refusal = parse_refusal(packet, self.address)
        if refusal and refusal[0] in self.connections:
            self.connections[refusal[0]].refused(refusal[1])
        seg = parse(packet, self.address)
        if seg is None:
            return
        connection = self.connections.get((seg.peer, seg.peer_port, seg.port))
        if connection:
            connection.arrive(seg)
        elif seg.flags & RST:
            pass
        elif seg.port not in (SINK, ECHO) or seg.flags & ACK:
            self.reset(seg)
        elif seg.flags & SYN:
            self.connections[seg.peer, seg.peer_port, seg.port] = Connection(self, seg)

    def reset(self, seg):
        """Section 3.5.2: the only segment that a connection that does not exist may send."""
        seq, ack, flags = (seg.ack, 0, RST) if seg.flags & ACK else (0, add(seg.seq, length(seg)), RST | ACK)
        self.transmit(Segment(seg.peer, seg.peer_port, seg.port, seq, ack, flags, 0, 0, b""))

    def transmit(self, segment):
        self.out.append(build(self.address, segment))

    def initial_sequence_number(self, syn):
        """RFC 6528: a clock, and a secret so that nobody can guess it. The count is for a SYN within the same tick."""
        ends = syn.peer + struct.pack(">HH", syn.peer_port, syn.port)
        self.opened += 1
        return add(self.now // 4_000 + self.opened, int.from_bytes(hashlib.sha256(ends + SECRET).digest()[:4], "big"))

    def next_timer(self):
        return min((c.timer for c in self.connections.values() if c.timer is not None), default=None)

    def run_timers(self):
        for connection in list(self.connections.values()):
            if connection.timer is not None and connection.timer <= self.now:
                connection.time_out()


# ---- 4. the socket: a length of four bytes before each frame; with its top bit set it is words, not a frame

WORDS = 0x80000000


def message(body, words=0):
    return struct.pack(">I", words | len(body)) + body


def messages(peer, stack, timeout):
    """Yields (whether it is words, body) as they come, and None when the time is up."""
    unread = b""
    while True:
        while len(unread) >= 4:
            head = struct.unpack_from(">I", unread)[0]
            end = 4 + (head & ~WORDS)
            if len(unread) < end:
                break
            body, unread = unread[4:end], unread[end:]
            yield bool(head & WORDS), body
        if not select.select([peer], [], [], timeout(stack))[0]:
            yield None
            continue
        more = peer.recv(1 << 16)
        if not more:
            return
        unread += more


def serve_virtual(peer, stack):
    """The tester has the clock: frames, then "now T"; our frames, then "done" with the time of the next timer."""
    frames = []
    for is_words, body in messages(peer, stack, lambda stack: None):
        if not is_words:
            frames.append(body)
            continue
        stack.now = int(body.split()[1])
        for frame in frames:
            stack.packet(frame)
        stack.run_timers()
        timer = stack.next_timer()
        done = b"done" if timer is None else b"done %d" % timer
        peer.sendall(b"".join(map(message, stack.out)) + message(done, WORDS))
        frames, stack.out = [], []


def serve_real(peer, stack):
    def timeout(stack):
        timer = stack.next_timer()
        return None if timer is None else max(0, timer - time.monotonic_ns()) / SECOND

    for came in messages(peer, stack, timeout):
        stack.now = time.monotonic_ns()
        if came and not came[0]:
            stack.packet(came[1])
        stack.run_timers()
        peer.sendall(b"".join(map(message, stack.out)))
        stack.out = []


def serve(peer, real_time):
    with peer:
        clock = "real" if real_time else "virtual"
        try:
            peer.sendall(message(f"hello frames=ip clock={clock} address={ADDRESS} port={SINK}".encode(), WORDS))
            (serve_real if real_time else serve_virtual)(peer, Stack(ADDRESS))
        except ConnectionError:
            pass  # the tester had enough


def main():
    parser = argparse.ArgumentParser(description="A small TCP behind a Unix socket, for tcpassay to question.")
    parser.add_argument("path", help="where to listen")
    parser.add_argument("--real-time", action="store_true", help="use a clock instead of being told the time")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    if os.path.exists(options.path) and stat.S_ISSOCK(os.stat(options.path).st_mode):
        os.unlink(options.path)  # of a run that was killed
    os.umask(0o177)  # the socket gets mode 0600: nobody else may connect
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(options.path)
        listener.listen(64)
        try:
            while True:
                peer = listener.accept()[0]
                threading.Thread(target=serve, args=(peer, options.real_time), daemon=True).start()
        except KeyboardInterrupt:
            pass
        finally:
            os.unlink(options.path)


if __name__ == "__main__":
    main()
