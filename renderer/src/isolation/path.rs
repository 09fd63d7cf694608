//! Paths in requests of a page (security.md T18).

use percent_encoding::percent_decode_str;

/// Why a path names nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathProblem {
    /// It does not begin with `/`.
    NotAbsolute,
    /// It does not decode to UTF-8.
    NotUtf8,
    /// It is encoded twice, or badly.
    PercentLeft,
    /// A part of it is no plain name: see [`is_plain`].
    NotPlain,
}

/// The path that `encoded`, the path of an address, stands for: decoded once, without the `/` at its start, and plain.
/// The root is the empty path.
///
/// # Errors
/// When it could mean different things to different readers, or lead out of a folder.
pub fn decode_path(encoded: &str) -> Result<String, PathProblem> {
    let encoded = encoded.strip_prefix('/').ok_or(PathProblem::NotAbsolute)?;
    let decoded = percent_decode_str(encoded).decode_utf8();
    let decoded = decoded.map_err(|_| PathProblem::NotUtf8)?;
    // An encoded `/` would make one name of two.
    if decoded.contains('%') || decoded.matches('/').count() != encoded.matches('/').count() {
        return Err(PathProblem::PercentLeft);
    }
    if decoded.is_empty() || is_plain(&decoded) {
        Ok(decoded.into_owned())
    } else {
        Err(PathProblem::NotPlain)
    }
}

/// Whether a path is the same on every system: names with `/` between them, each of which could be a file's.
pub fn is_plain(path: &str) -> bool {
    let device = |name: &str| {
        let stem = name.split('.').next().unwrap_or_default().trim_end();
        let numbered = stem.len() == 4 && stem.ends_with(|c: char| c.is_ascii_digit());
        let prefix = stem.get(..3).unwrap_or_default().to_ascii_lowercase();
        match prefix.as_str() {
            "con" | "prn" | "aux" | "nul" => stem.len() == 3,
            "com" | "lpt" => numbered,
            _ => false,
        }
    };
    let plain = |name: &str| {
        !matches!(name, "" | "." | "..") && !name.ends_with(['.', ' ']) && !device(name)
    };
    !path.contains(|c: char| matches!(c, '\\' | ':') || c.is_control())
        && path.split('/').all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_that_mean_the_same_everywhere_are_plain() {
        for path in [
            "a",
            "a/b.js",
            "a b+c/100%.png",
            "ünï/コ.svg",
            ".well-known/x",
            "console.js",
            "com10",
        ] {
            assert!(is_plain(path), "{path}");
        }
        for path in [
            "", "/a", "a/", "a//b", ".", "..", "a/../b", "a/./b", "a\\b", "C:x", "a\0b", "a\nb",
            "a.", "a ", "NUL", "con.txt", "a/Aux", "lpt1.js",
        ] {
            assert!(!is_plain(path), "{path:?}");
        }
    }

    #[test]
    fn a_path_is_decoded_once_and_never_leads_out() {
        let decoded = |path| decode_path(path).ok();
        assert_eq!(decoded("/").as_deref(), Some(""));
        assert_eq!(decoded("/ui/index.html").as_deref(), Some("ui/index.html"));
        assert_eq!(decoded("/a%20b/%C3%BC.js").as_deref(), Some("a b/ü.js"));
        assert_eq!(decoded("/a+b.js").as_deref(), Some("a+b.js"));
        for (path, problem) in [
            ("", PathProblem::NotAbsolute),
            ("ui/x", PathProblem::NotAbsolute),
            ("/%ff.png", PathProblem::NotUtf8),
            ("/%C0%AE%C0%AE/x", PathProblem::NotUtf8),
            ("/%252e%252e/x", PathProblem::PercentLeft),
            ("/a%2fb", PathProblem::PercentLeft),
            ("/a%zz", PathProblem::PercentLeft),
            ("/a%", PathProblem::PercentLeft),
            ("/../x", PathProblem::NotPlain),
            ("/%2e%2e/x", PathProblem::NotPlain),
            ("/a%5c..%5cb", PathProblem::NotPlain),
            ("//etc/passwd", PathProblem::NotPlain),
            ("/c:/x", PathProblem::NotPlain),
            ("/a%00.html", PathProblem::NotPlain),
            ("/a/./b", PathProblem::NotPlain),
            ("/a/", PathProblem::NotPlain),
            ("/nul", PathProblem::NotPlain),
            ("/x.html::$DATA", PathProblem::NotPlain),
        ] {
            assert_eq!(decode_path(path), Err(problem), "{path}");
        }
    }
}
