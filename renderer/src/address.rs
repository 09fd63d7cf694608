//! Names in the paths of addresses.

use std::fmt::Display;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What stands for itself in a path (RFC 3986 section 2.3).
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// `name` as one segment of a path: whatever it holds, it adds no other segment, query or fragment. The names `.` and
/// `..` stay what they are.
pub fn segment(name: &str) -> impl Display {
    utf8_percent_encode(name, UNRESERVED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_one_segment() {
        assert_eq!(segment("a.b-c_d~1").to_string(), "a.b-c_d~1");
        assert_eq!(
            segment("a/b?c#d e%+ñ").to_string(),
            "a%2Fb%3Fc%23d%20e%25%2B%C3%B1"
        );
    }
}
