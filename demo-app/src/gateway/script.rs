//! The host's own scripts for pages.

use axum::body::Bytes;

use super::reply::Reply;

const JAVASCRIPT: &str = "text/javascript; charset=utf-8";

/// What is put into each document, before anything of the plugin's.
const START: &[u8] = b"<script src=\"/__host/start.js\"></script>";

/// The browser helper (contract section 6).
pub(crate) const COMPAT: &str = include_str!("../../../assets/isolated/octoprint-compat.js");

/// The browser helper, for a page.
pub(super) fn compat() -> Reply {
    Reply::file(Some(JAVASCRIPT), COMPAT.into())
}

/// What connects a page with its host.
pub(super) fn start() -> Reply {
    let text = concat!(
        include_str!("../../../assets/isolated/start.js"),
        include_str!("../../../assets/isolated/history.js"),
    );
    Reply::file(Some(JAVASCRIPT), text.into())
}

/// `document` with the start script before everything but a doctype, which decides how all else is read.
pub(super) fn with_start(document: &Bytes) -> Bytes {
    let after = after_doctype(document).unwrap_or(0);
    let (before, rest) = document.split_at(after);
    [before, START, rest].concat().into()
}

/// Where the doctype ends, if there is one.
fn after_doctype(document: &[u8]) -> Option<usize> {
    let mut at = usize::from(document.starts_with(b"\xef\xbb\xbf")) * 3;
    loop {
        let rest = document.get(at..)?;
        if rest.first()?.is_ascii_whitespace() {
            at += 1;
        } else if rest.starts_with(b"<!--") {
            at += rest
                .windows(3)
                .skip(2)
                .position(|window| window == b"-->")?
                + 2
                + 3;
        } else if rest.get(..9)?.eq_ignore_ascii_case(b"<!doctype") {
            return Some(at + rest.iter().position(|byte| *byte == b'>')? + 1);
        } else {
            return None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_start_script_comes_first_and_never_before_the_doctype() {
        let start = std::str::from_utf8(START).unwrap();
        for (before, after) in [
            ("<!doctype html>", "<html><p>"),
            (
                "\u{feff} \n<!-- a > b -->\n<!DOCTYPE html PUBLIC \"x\">",
                "<p>",
            ),
            ("<!-- <!doctype html> --><!doctype html>", ""),
            ("", "<html><script>evil()</script>"),
            ("", "<!-- no doctype -->"),
            ("", "<!doctype"),
            ("", "<!-- open"),
            ("", ""),
            ("", "ü"),
        ] {
            let document = Bytes::from(format!("{before}{after}"));
            let expected = format!("{before}{start}{after}");
            assert_eq!(
                with_start(&document),
                expected.as_bytes(),
                "{before}|{after}"
            );
        }
    }
}
