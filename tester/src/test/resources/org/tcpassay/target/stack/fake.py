#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""fake.py MANNER TAP CONTROL: keeps both contracts of docker/PROTOCOL.md as far as its manner lets it.

It answers ARP for 198.18.0.1, resets every connection, has sockets that do nothing, and one setting, "knob".
"""

import fcntl
import os
import select
import signal
import socket
import struct
import sys

MAC = bytes([2, 0, 0, 0, 0, 1])
ADDRESS = bytes([198, 18, 0, 1])
TUNSETIFF = 0x400454CA
IFF_TAP_NO_PI = 0x1002
DEADLY_PORT = 666


def checksum(data):
    data += b"\0" * (len(data) % 2)
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def arp_reply(frame):
    asker, asking, sought = frame[22:28], frame[28:32], frame[38:42]
    if frame[20:22] != b"\0\1" or sought != ADDRESS:
        return b""
    return asker + MAC + b"\x08\x06" + frame[14:20] + b"\0\2" + MAC + ADDRESS + asker + asking


def reset(frame):
    tester, segment = frame[26:30], frame[34:]
    source, port, seq = struct.unpack("!HHI", segment[:8])
    if port == DEADLY_PORT:
        die("a question too many")
    head = struct.pack("!HHIIBBHHH", port, source, 0, seq + 1 & 0xFFFFFFFF, 5 << 4, 0x14, 0, 0, 0)
    total = checksum(ADDRESS + tester + struct.pack("!HH", 6, len(head)) + head)
    head = head[:16] + struct.pack("!H", total) + head[18:]
    ip = struct.pack("!BBHHHBBH4s4s", 0x45, 0, 40, 0, 0, 64, 6, 0, ADDRESS, tester)
    ip = ip[:10] + struct.pack("!H", checksum(ip)) + ip[12:]
    return frame[6:12] + MAC + b"\x08\0" + ip + head


def answer_frame(tap):
    frame = os.read(tap, 2000)
    if frame[12:14] == b"\x08\x06":
        reply = arp_reply(frame)
    elif frame[12:14] == b"\x08\0" and frame[23] == 6:
        reply = reset(frame)
    else:
        reply = b""
    if reply:
        os.write(tap, reply)


def die(words):
    print(words, flush=True)
    os.kill(os.getpid(), signal.SIGSEGV)


class Session:
    def __init__(self, manner):
        self.manner = manner
        self.sockets = 0
        self.knob = "1"

    def answer(self, line):
        number, verb, *words = line.split()
        if verb == "hello":
            return f"{number} ok version=1 stack=fake-1 states=none families=4"
        if verb == "socket":
            return self.socket(number)
        if verb == "setting" and words[0] == "knob":
            return self.setting(number, words[1:])
        if verb == "setting":
            return f"{number} lacks a setting {words[0]}"
        return f"{number} ok"

    def socket(self, number):
        if self.manner == "dies":
            die("no sockets left")
        if self.manner == "hangs":
            signal.pause()
        if self.manner == "lies":
            return "what is a socket?"
        self.sockets += 1
        return f"{number} ok {self.sockets}"

    def setting(self, number, value):
        if value:
            self.knob = value[0]
            return f"{number} ok"
        return f"{number} ok {self.knob}"


def serve(manner, tap, listener):
    session, peer, unread = Session(manner), None, b""
    while True:
        stdin = [] if manner == "deaf" else [sys.stdin]
        ready, _, _ = select.select([tap, listener] + stdin + ([peer] if peer else []), [], [])
        if sys.stdin in ready and not os.read(0, 1):
            return
        if tap in ready:
            answer_frame(tap)
        if listener in ready:
            peer, unread = listener.accept()[0], b""
        if peer in ready:
            got = peer.recv(70000)
            unread += got
            if not got:
                peer = None
        while b"\n" in unread:
            line, unread = unread.split(b"\n", 1)
            peer.sendall(session.answer(line.decode()).encode() + b"\n")


def main(manner, name, control):
    if manner == "missing":
        print("fake has not been built; run docker/fake/build", file=sys.stderr)
        sys.exit(69)
    if manner == "stillborn":
        print("cannot live", file=sys.stderr)
        sys.exit(3)
    if manner == "never":
        sys.stdin.read()
        return
    tap = os.open("/dev/net/tun", os.O_RDWR)
    fcntl.ioctl(tap, TUNSETIFF, struct.pack("16sH22x", name.encode(), IFF_TAP_NO_PI))
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(control)
    os.chmod(control, 0o600)
    listener.listen()
    print(f"I am {manner}", flush=True)
    serve(manner, tap, listener)


main(*sys.argv[1:])
