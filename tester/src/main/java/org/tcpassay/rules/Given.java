// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.rules;

/** An optional standard that some rules presume; a profile says which a target claims. */
public enum Given {
    RFC1337,
    RFC2018,
    /** MD5 signatures, where the user gives a key. */
    RFC2385,
    RFC2883,
    RFC3042,
    RFC3168,
    RFC4987,
    RFC5482,
    RFC5682,
    /** Doubts about ICMP: only errors about what is under way count, and none ends a synchronized connection. */
    RFC5927,
    RFC5961,
    RFC6191,
    RFC6582,
    RFC6675,
    RFC7323,
    RFC7413,
    RFC8985,
    RFC9768
}
