// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.tcpassay.link.InMemoryStack;
import org.tcpassay.wire.IpAddress;

/** A whole stack in this process: what the author of a user-space stack implements to be tested in virtual time. */
public interface EmbeddedStack extends InMemoryStack {

    /**
     * Issues user calls; asked for once.
     *
     * <p>A call takes no time; what it makes the stack send is collected right after it. One that the stack does not
     * know throws {@link NotAvailable}.
     *
     * @param nowNs tells the time of each call, on the clock of {@link #deliver}
     */
    UpperTester upperTester(LongSupplier nowNs);

    /** An address that it has beside the one that it was started with. */
    default Optional<IpAddress> secondAddress() {
        return Optional.empty();
    }
}
