// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.IpAddress;

/** Settings of the network interfaces of the namespace it was opened in. */
public final class Interfaces implements AutoCloseable {

    private static final int SIOCGIFFLAGS = 0x8913;
    private static final int SIOCSIFFLAGS = 0x8914;
    private static final int SIOCGIFADDR = 0x8915;
    private static final int SIOCSIFADDR = 0x8916;
    private static final int SIOCSIFNETMASK = 0x891c;
    private static final int SIOCSIFMTU = 0x8922;
    private static final int SIOCGIFHWADDR = 0x8927;
    private static final int SIOCGIFINDEX = 0x8933;
    private static final int SIOCETHTOOL = 0x8946;
    private static final int ETHTOOL_STXCSUM = 0x17;
    private static final int ETHTOOL_STSO = 0x1f;
    private static final int ETHTOOL_SGSO = 0x24;
    private static final int ETHTOOL_SGRO = 0x2c;
    private static final int IFF_UP = 1;
    private static final int IFF_NOARP = 0x80;
    private static final int NAME = 16;
    private static final int SIZE = 4096;
    private static final String REMEDY = "the interface must exist and the tester needs CAP_NET_ADMIN over it";

    private final int fd;
    private final NativeMemory memory = NativeMemory.borrow(SIZE);

    private Interfaces(int fd) {
        this.fd = fd;
    }

    public static Interfaces open() {
        return new Interfaces(NativeException.check(
                Kernel.socket(Kernel.AF_INET, Kernel.SOCK_DGRAM, 0), "opening a socket", "raise the limit of files"));
    }

    public int indexOf(String name) {
        request(name);
        call(SIOCGIFINDEX, "looking for interface " + name, "name an interface of this machine");
        return memory.buffer().getInt(NAME);
    }

    /** Whether its host has an IPv4 address there. */
    public boolean hasAddress(String name) {
        request(name);
        memory.buffer().putShort(NAME, (short) Kernel.AF_INET);
        return Kernel.ioctl(fd, SIOCGIFADDR, memory.address()) == 0;
    }

    /** The six bytes of its MAC address. */
    public Bytes hardwareAddress(String name) {
        request(name);
        call(SIOCGIFHWADDR, "reading the hardware address of " + name, REMEDY);
        return Bytes.copyOf(memory.buffer().slice(NAME + 2, 6));
    }

    /** Sets the interface's only IPv4 address. */
    public void address(String name, IpAddress address, int prefixLength) {
        int mask = prefixLength == 0 ? 0 : -1 << (32 - prefixLength);
        requestAddress(name, address);
        call(SIOCSIFADDR, "giving " + name + " the address " + address, REMEDY);
        requestAddress(name, IpAddress.v4(mask >> 24, mask >> 16, mask >> 8, mask));
        call(SIOCSIFNETMASK, "giving " + name + " the prefix length " + prefixLength, REMEDY);
    }

    public void mtu(String name, int bytes) {
        request(name);
        memory.buffer().putInt(NAME, bytes);
        call(SIOCSIFMTU, "giving " + name + " the MTU " + bytes, REMEDY);
    }

    public void bringUp(String name) {
        raise(name, IFF_UP, "bringing " + name + " up");
    }

    /** Lets its kernel take for granted that whoever it speaks to is at the other end of the cable. */
    public void askForNobody(String name) {
        raise(name, IFF_NOARP, "keeping " + name + " from asking for neighbours");
    }

    private void raise(String name, int flag, String doing) {
        request(name);
        call(SIOCGIFFLAGS, "reading the flags of " + name, REMEDY);
        memory.buffer().putShort(NAME, (short) (memory.buffer().getShort(NAME) | flag));
        call(SIOCSIFFLAGS, doing, REMEDY);
    }

    /** Makes the interface carry what a wire would: computed checksums and segments no longer than the MTU. */
    public void offloadsOff(String name) {
        for (int command : new int[] {ETHTOOL_STXCSUM, ETHTOOL_STSO, ETHTOOL_SGSO, ETHTOOL_SGRO}) {
            request(name);
            int value = NAME * 4;
            memory.buffer().putInt(value, command).putInt(value + 4, 0);
            memory.buffer().putLong(NAME, memory.address() + value);
            int result = Kernel.ioctl(fd, SIOCETHTOOL, memory.address());
            if (command == ETHTOOL_STXCSUM) { // the others are off with it on a veth, and may be fixed
                NativeException.check(result, "switching checksum offload of " + name + " off", REMEDY);
            }
        }
    }

    private void requestAddress(String name, IpAddress address) {
        request(name);
        memory.buffer().putShort(NAME, (short) Kernel.AF_INET);
        for (int i = 0; i < 4; i++) {
            memory.buffer().put(NAME + 4 + i, (byte) address.bytes().at(i));
        }
    }

    private void request(String name) {
        memory.clear(0, NAME * 3);
        memory.putText(0, name.length() < NAME ? name : name.substring(0, NAME - 1));
    }

    private void call(int request, String doing, String remedy) {
        NativeException.check(Kernel.ioctl(fd, request, memory.address()), doing, remedy);
    }

    @Override
    public void close() {
        if (memory.giveBack()) {
            Kernel.close(fd);
        }
    }
}
