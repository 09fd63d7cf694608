//! The types that files of plugins are served with (security.md T19).

/// The types, by the extension of a file's name; what is not here is for saving only.
const TYPES: [(&str, &str); 25] = [
    ("avif", "image/avif"),
    ("css", "text/css; charset=utf-8"),
    ("gif", "image/gif"),
    ("htm", HTML),
    ("html", HTML),
    ("ico", "image/x-icon"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("map", "application/json"),
    ("md", "text/plain; charset=utf-8"),
    ("mjs", "text/javascript; charset=utf-8"),
    ("mp3", "audio/mpeg"),
    ("mp4", "video/mp4"),
    ("ogg", "audio/ogg"),
    ("otf", "font/otf"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("ttf", "font/ttf"),
    ("txt", "text/plain; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("webm", "video/webm"),
    ("webp", "image/webp"),
    ("woff2", "font/woff2"),
];

/// The type of documents.
pub(crate) const HTML: &str = "text/html; charset=utf-8";

/// The type of the file at `path`; `None` is for saving only.
pub(crate) fn mime(path: &str) -> Option<&'static str> {
    let (_, extension) = path.rsplit_once('.')?;
    let known = |(name, _): &&(&str, _)| extension.eq_ignore_ascii_case(name);
    TYPES.iter().find(known).map(|(_, mime)| *mime)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_come_from_the_table_alone() {
        assert_eq!(mime("a/B.JS"), Some("text/javascript; charset=utf-8"));
        for path in ["js", "a.js/b", "a.exe", "a.xhtml", "a.html.gz", ""] {
            assert_eq!(mime(path), None, "{path}");
        }
    }
}
