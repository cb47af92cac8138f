// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import java.util.Optional;
import java.util.function.Consumer;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Parcel;
import org.tcpassay.wire.Slate;

/**
 * An Ethernet interface as whole frames.
 *
 * <p>What a sender leaves to hardware is told of each frame.
 */
public final class EthernetPort extends PacketPort {

    private static final int PACKET_ADD_MEMBERSHIP = 1;
    private static final int PACKET_STATISTICS = 6;
    private static final int PACKET_QDISC_BYPASS = 20;
    private static final int PACKET_IGNORE_OUTGOING = 23;
    private static final int PACKET_MR_PROMISC = 1;
    private static final int SO_RCVBUF = 8;
    private static final int SO_RCVBUFFORCE = 33;
    private static final int ETH_P_ALL = 3;
    private static final int RECEIVE_BUFFER = 64 << 20; // bytes; only used as packets come
    private static final int PACKET_VNET_HDR = 15;
    private static final int LONGEST = 1 << 16;
    private static final int SIZE = 1 << 17;
    private static final int ANSWER_SIZE = 512;

    private final int in;
    private final int out;
    private final NativeMemory memory = NativeMemory.borrow(SIZE);
    private final NativeMemory outgoing = NativeMemory.borrow(SIZE); // what was read may still have to be forwarded
    private final NativeMemory answer = NativeMemory.borrow(ANSWER_SIZE); // so that another thread may ask
    private boolean hasRoom = true;
    private final Slate slate = new Slate(SIZE);
    private int length; // of what was read last, with what is in front of it
    private long dropped;

    private EthernetPort(int in, int out) {
        this.in = in;
        this.out = out;
    }

    /**
     * The end of a cable: what comes in from it, foreign addresses included, and what goes out.
     *
     * <p>The host's own frames there are not seen.
     *
     * @param interfaceIndex of the calling thread's namespace; the interface is up
     */
    public static EthernetPort on(int interfaceIndex) {
        int fd = socket();
        return opened(new EthernetPort(fd, fd), port -> {
            port.option(port.in, PACKET_IGNORE_OUTGOING, 1);
            port.listenTo(interfaceIndex);
        });
    }

    /**
     * A cable both of whose ends are here: what the host sends at one of them, in the order in which it does so, and
     * what comes in there.
     *
     * @param hostEnd where the host has its address; index of an interface of the calling thread's namespace
     * @param farEnd likewise; nobody lives there
     */
    public static EthernetPort ofHost(int hostEnd, int farEnd) {
        // at the far end packets of one connection could come in another order, by way of another processor
        return opened(new EthernetPort(socket(), socket()), port -> {
            PacketSocket.attach(port.in, PacketFilter.outgoing(), port.memory);
            port.bind(port.out, farEnd, 0); // 0: receives nothing
            port.listenTo(hostEnd);
        });
    }

    private static int socket() {
        return NativeException.check(
                Kernel.socket(Kernel.AF_PACKET, Kernel.SOCK_RAW, 0),
                "opening a packet socket",
                "give the tester CAP_NET_RAW");
    }

    private static EthernetPort opened(EthernetPort port, Consumer<EthernetPort> opening) {
        try {
            port.option(port.out, PACKET_QDISC_BYPASS, 1);
            port.option(port.in, PACKET_VNET_HDR, 1);
            port.option(port.out, PACKET_VNET_HDR, 1);
            opening.accept(port);
            return port;
        } catch (NativeException e) {
            port.close();
            throw e;
        }
    }

    private void listenTo(int interfaceIndex) {
        memory.buffer().putInt(0, RECEIVE_BUFFER);
        hasRoom = Kernel.setsockopt(in, Kernel.SOL_SOCKET, SO_RCVBUFFORCE, memory.address(), 4) >= 0;
        if (!hasRoom) { // as much as the system allows
            Kernel.setsockopt(in, Kernel.SOL_SOCKET, SO_RCVBUF, memory.address(), 4);
        }
        memory.clear(0, 16);
        memory.buffer().putInt(0, interfaceIndex).putShort(4, (short) PACKET_MR_PROMISC);
        NativeException.check(
                Kernel.setsockopt(in, PacketSocket.SOL_PACKET, PACKET_ADD_MEMBERSHIP, memory.address(), 16),
                "listening for foreign addresses on interface " + interfaceIndex,
                "the interface must be an Ethernet");
        bind(in, interfaceIndex, ETH_P_ALL); // protocol 0 until here: nothing was seen of another interface
    }

    private void bind(int fd, int interfaceIndex, int protocol) {
        int length = PacketBatch.putLinkAddress(memory, 0, interfaceIndex, protocol);
        NativeException.check(
                Kernel.bind(fd, memory.address(), length),
                "binding a packet socket to interface " + interfaceIndex,
                "the interface must exist and be up");
    }

    /** Whether the system gave it as much room as was asked for; it gives a user in a namespace hardly any. */
    public boolean hasRoom() {
        return hasRoom;
    }

    /** Bytes for frames that wait to be read, counted as the kernel does, with what it takes for each. */
    public synchronized int room() {
        answer.buffer().putInt(8, 4);
        NativeException.check(
                Kernel.getsockopt(in, Kernel.SOL_SOCKET, SO_RCVBUF, answer.address(), answer.address() + 8),
                "asking for the room of a packet socket",
                "it is open");
        return answer.buffer().getInt(0);
    }

    @Override
    int fd() {
        return in;
    }

    /** A frame, from its destination address to the end of what it carries, lent until the next call. */
    @Override
    public Optional<Parcel> read() {
        int count = Kernel.receive(in, memory.address(), SIZE, 0);
        if (count == -Errno.EAGAIN || count == -Errno.EINTR || count == -Errno.ENETDOWN) {
            return Optional.empty();
        }
        NativeException.check(count, "receiving a frame", "the interface must not vanish");
        length = count;
        Bytes frame = slate.write(memory.buffer().slice(Offload.LENGTH, Math.max(0, count - Offload.LENGTH)));
        return Optional.of(Offload.of(memory, 0, frame));
    }

    @Override
    public void forward(PacketPort other) {
        EthernetPort port = (EthernetPort) other;
        send(port.memory.address(), port.length);
    }

    private void send(long address, int count) {
        NativeException.check(
                Kernel.send(out, address, count, 0),
                "sending a frame of " + (count - Offload.LENGTH) + " bytes",
                "the interface must be up and its MTU at least that");
    }

    @Override
    public void write(Bytes frame) {
        if (frame.length() > LONGEST) {
            throw new IllegalArgumentException("a frame of " + frame.length() + " bytes; at most " + LONGEST);
        }
        Offload.none(outgoing, 0);
        frame.copyTo(outgoing.buffer().clear().position(Offload.LENGTH));
        send(outgoing.address(), Offload.LENGTH + frame.length());
    }

    /** Frames that found no room before they were read, since the beginning; from any thread. */
    public synchronized long dropped() {
        answer.buffer().putInt(8, 8);
        if (Kernel.getsockopt(in, PacketSocket.SOL_PACKET, PACKET_STATISTICS, answer.address(), answer.address() + 8)
                == 0) {
            dropped += answer.buffer().getInt(4) & 0xffff_ffffL; // reading resets the kernel's count
        }
        return dropped;
    }

    private void option(int fd, int name, int value) {
        memory.buffer().putInt(0, value);
        NativeException.check(
                Kernel.setsockopt(fd, PacketSocket.SOL_PACKET, name, memory.address(), 4),
                "setting option " + name + " of a packet socket",
                "the kernel must be 4.20 or newer");
    }

    @Override
    public void close() {
        if (memory.giveBack()) {
            outgoing.giveBack();
            answer.giveBack();
            Closing.close(in);
            if (out != in) {
                Closing.close(out);
            }
        }
    }
}
