// SPDX-License-Identifier: Apache-2.0

//! Tells the program which smoltcp it is made of.

use std::fs;

fn main() {
    println!("cargo:rerun-if-changed=Cargo.lock");
    let lock = fs::read_to_string("Cargo.lock").unwrap_or_default();
    let version = lock
        .split("[[package]]")
        .find(|package| package.contains("name = \"smoltcp\"\n"))
        .and_then(|package| package.split("version = \"").nth(1)?.split('"').next())
        .unwrap_or("patched");
    println!("cargo:rustc-env=SMOLTCP_VERSION={version}");
}
