// SPDX-License-Identifier: Apache-2.0

//! What a line says behind the request's number.

use std::fmt;

#[derive(Clone)]
pub enum Answer {
    Ok(String),
    Pending,
    /// The name that POSIX gives an error.
    Error(&'static str),
    Lacks(String),
    Wrong(String),
}

impl Answer {
    pub fn done() -> Answer {
        Answer::Ok(String::new())
    }

    pub fn ok(words: impl fmt::Display) -> Answer {
        Answer::Ok(words.to_string())
    }

    pub fn lacks(what: impl fmt::Display) -> Answer {
        Answer::Lacks(what.to_string())
    }

    pub fn wrong(why: impl fmt::Display) -> Answer {
        Answer::Wrong(why.to_string())
    }

    pub fn is_pending(&self) -> bool {
        matches!(self, Answer::Pending)
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Answer::Ok(words) if words.is_empty() => write!(to, "ok"),
            Answer::Ok(words) => write!(to, "ok {words}"),
            Answer::Pending => write!(to, "pending"),
            Answer::Error(name) => write!(to, "error {name}"),
            Answer::Lacks(what) => write!(to, "lacks {what}"),
            Answer::Wrong(why) => write!(to, "wrong {why}"),
        }
    }
}
