// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.Optional;
import org.testng.annotations.Test;

public final class PrivilegesTest {

    private static final long NET_ADMIN = 1L << 12;
    private static final long NET_RAW = 1L << 13;
    private static final long SYS_ADMIN = 1L << 21;

    @Test
    public void shouldMissNothingWithTheThreeCapabilities() {
        assertEquals(new Privileges(1000, NET_ADMIN | NET_RAW | SYS_ADMIN).missingForNamespaces(), Optional.empty());
    }

    @Test
    public void shouldNameWhatIsMissing() {
        assertTrue(new Privileges(1000, 0).missingForNamespaces().orElseThrow().contains("CAP_SYS_ADMIN"));
        assertTrue(new Privileges(0, SYS_ADMIN | NET_ADMIN)
                .missingForNamespaces()
                .orElseThrow()
                .contains("CAP_NET_RAW"));
    }

    @Test
    public void shouldKnowTheErrorsByName() {
        assertEquals(new Errno(111).name(), "ECONNREFUSED");
        assertEquals(new Errno(111).toString(), "connection refused (ECONNREFUSED)");
        assertEquals(new Errno(9999).name(), "E9999");
    }
}
