//! The formats of texts in a manifest: ids, versions, paths, addresses, digests.

use percent_encoding::percent_decode_str;
use unic_langid::LanguageIdentifier;
use url::Url;

use super::field::Format;
use crate::diagnostic::Code;
use crate::isolation::Origin;

/// The id of a plugin.
pub(crate) static PLUGIN_ID: Format = Format {
    expected: "lower-case words joined by `.`, `-` or `_`, such as `example.my-plugin`",
    pattern: "^[a-z0-9]+(?:[._-][a-z0-9]+)+$",
    fault: |text| {
        let word = |word: &str| {
            !word.is_empty()
                && word
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        let joined = text.contains(['.', '_', '-']) && text.split(['.', '_', '-']).all(word);
        (!joined).then_some(Code::InvalidValue)
    },
};

/// A version. It names a folder when the plugin is installed (contract section 10, defect 36).
pub(crate) static VERSION: Format = Format {
    expected: "a semantic version such as `1.2.0`",
    pattern: r"^[^/\\:]+$",
    fault: |text| {
        let leads_out = text.contains(['/', '\\', ':']) || text.contains("..") || text == ".";
        if leads_out || text.chars().any(char::is_control) {
            Some(Code::UnsafePath)
        } else {
            semver::Version::parse(text)
                .is_err()
                .then_some(Code::UncheckedVersion)
        }
    },
};

/// The path of a file in the plugin's folder; a leading `/` is upstream's to strip.
pub(crate) static PATH: Format = Format {
    expected: "the path of a file in the plugin's folder",
    pattern: r"^\.?([^.\\:]+\.)*[^.\\:]*$",
    fault: |text| {
        let path = text.trim_start_matches('/');
        let odd = |c: char| c.is_control() || matches!(c, '\\' | ':');
        let unsafe_path = path.trim().is_empty() || path.contains("..") || path.contains(odd);
        unsafe_path.then_some(Code::UnsafePath)
    },
};

/// Where a bridge is asked: the path of an address.
pub(crate) static ENDPOINT: Format = Format {
    expected: "the path of an address, such as `/actions/ping`",
    pattern: r"^/?[^/\\][^\\]*$",
    fault: |text| {
        let odd = |c: char| c.is_control() || c == '\\';
        let unsafe_path = text.split(['/', '?', '#']).any(|part| part == "..")
            || text.starts_with("//")
            || text.contains("://")
            || text.contains(odd);
        unsafe_path.then_some(Code::UnsafePath)
    },
};

/// A page on the web that a person may open.
pub(crate) static LINK: Format = Format {
    expected: "an absolute `http` or `https` address in ASCII",
    pattern: r"^\s*(https?://[\x21-\x7E]+)?\s*$",
    fault: |text| {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let lower_case = text.starts_with("http://") || text.starts_with("https://");
        match web_address(text) {
            Err(code) => Some(code),
            Ok(_) => (!lower_case || !text.is_ascii()).then_some(Code::InvalidValue),
        }
    },
};

/// Where a bridge listens.
pub(crate) static BASE_URL: Format = Format {
    expected: "an `http` or `https` address such as `http://127.0.0.1:9310`",
    pattern: "^https?://",
    fault: |text| web_address(text.trim()).err(),
};

/// What a page or bundle may be: a file of the plugin, a path of the host, or a page on the web.
pub(crate) static PAGE: Format = Format {
    expected: "`asset://` and a declared file, a path of the host, or an `https` address",
    pattern: "^(asset://|https?://|/([^/]|$))",
    fault: |text| {
        if let Some(path) = asset(text) {
            return (PATH.fault)(path);
        }
        if text.starts_with('/') {
            return (ENDPOINT.fault)(text).map(|_| Code::UnsafeUrl);
        }
        web_address(text).err()
    },
};

/// A place that pages may connect to (decisions.md 19): an origin as browsers write it.
pub(crate) static ORIGIN: Format = Format {
    expected: "an origin such as `https://api.example.com`",
    pattern: r"^(https?|wss?)://([A-Za-z0-9._-]+|\[[0-9a-f:.]+\])(:[0-9]+)?$",
    fault: |text| Origin::new(text).is_none().then_some(Code::InvalidValue),
};

/// A language tag, with `-` or `_`.
pub(crate) static LOCALE: Format = Format {
    expected: "a language tag such as `es` or `es-AR`",
    pattern: r"^\s*[A-Za-z]{2,8}([_-][A-Za-z0-9]{1,8})*\s*$",
    fault: |text| locale(text).is_none().then_some(Code::InvalidLocale),
};

/// A translation file.
pub(crate) static TRANSLATION: Format = Format {
    expected: "`asset://` and a declared file",
    pattern: r"^\s*asset://",
    fault: |text| match asset(text.trim()) {
        Some(path) => (PATH.fault)(path),
        None => Some(Code::TranslationUnreadable),
    },
};

/// The navigation label of a page.
pub(crate) static NAVIGATION_LABEL: Format = Format {
    expected: "1 to 24 characters",
    pattern: r"^\s*\S(.{0,22}\S)?\s*$",
    fault: |text| {
        let length = text.trim().chars().count();
        (!(1..=24).contains(&length)).then_some(Code::InvalidValue)
    },
};

/// A SHA-256 digest.
pub(crate) static DIGEST: Format = Format {
    expected: "64 lower-case hexadecimal digits",
    pattern: "^[a-f0-9]{64}$",
    fault: |text| (!is_digest(text)).then_some(Code::InvalidValue),
};

/// The key of `integrity.files`.
pub(crate) static INTEGRITY_PATH: Format = Format {
    expected: "the path of a file in the plugin's folder",
    pattern: r"^[^/\\]",
    fault: |text| {
        let unsafe_path = text.is_empty()
            || text.starts_with(['/', '\\'])
            || text.contains(|c: char| c.is_control())
            || text.split(['/', '\\']).any(|part| part == "..");
        unsafe_path.then_some(Code::UnsafePath)
    },
};

/// The path of uploads to a bridge, as a regular expression.
pub(crate) static PATH_PATTERN: Format = Format {
    expected: "a regular expression of at most 512 characters from `^` to `$`, without `://`",
    pattern: r"^\^.*\$$",
    fault: |text| {
        let whole = text.starts_with('^') && text.ends_with('$') && text.len() <= 512;
        let compiles = || regex_syntax::parse(text).is_ok();
        (!whole || text.contains("://") || !compiles()).then_some(Code::InvalidValue)
    },
};

/// The first part of the paths that a bridge serves.
pub(crate) static PATH_PREFIX: Format = Format {
    expected: "an absolute path such as `/api`",
    pattern: "^/",
    fault: |text| match text.starts_with('/') {
        true => (ENDPOINT.fault)(text),
        false => Some(Code::UnsafePath),
    },
};

/// The path of an `asset://` reference, without leading slashes.
pub(crate) fn asset(reference: &str) -> Option<&str> {
    let path = reference.strip_prefix("asset://")?;
    Some(path.trim_start_matches('/'))
}

/// The locale that `tag` names: `es_AR`, `es-AR` and `ES_ar` are one (decisions.md 5).
pub(crate) fn locale(tag: &str) -> Option<LanguageIdentifier> {
    tag.trim().replace('_', "-").parse().ok()
}

/// Whether `text` is a SHA-256 digest as upstream writes it.
pub(crate) fn is_digest(text: &str) -> bool {
    text.len() == 64
        && text
            .bytes()
            .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

/// The `http` or `https` address that `text` is: no other scheme, no user name, nothing hidden (security.md T6).
fn web_address(text: &str) -> Result<Url, Code> {
    if text.contains(|c: char| c.is_control() || c.is_whitespace() || c == '\\') {
        return Err(Code::UnsafeUrl);
    }
    let url = Url::parse(text).map_err(|_| Code::UnsafeUrl)?;
    let plain = matches!(url.scheme(), "http" | "https")
        && url.has_host()
        && url.username().is_empty()
        && url.password().is_none();
    // What decodes to no UTF-8 has ended whole hosts (security.md section 0, fact 2).
    let decodes = percent_decode_str(url.path()).decode_utf8().is_ok();
    if plain && decodes {
        Ok(url)
    } else {
        Err(Code::UnsafeUrl)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(format: &Format, good: &[&str], bad: &[&str]) {
        for text in good {
            assert_eq!((format.fault)(text), None, "{text}");
        }
        for text in bad {
            assert!((format.fault)(text).is_some(), "{text}");
        }
    }

    #[test]
    fn a_plugin_id_has_a_separator_and_no_capitals() {
        check(
            &PLUGIN_ID,
            &["a.b", "wprint3d.hello-world", "a_1"],
            &["ab", "A.b", "a..b", ".a", "a.", "a.b\n", "ä.b", ""],
        );
    }

    #[test]
    fn a_version_never_leads_out_of_its_folder() {
        check(&VERSION, &["1.2.3", "0.1.0-rc.1+5"], &["1.2", "v1"]);
        for text in ["../..", "1/2", "1\\2", ".", "c:x", "1..2"] {
            assert_eq!((VERSION.fault)(text), Some(Code::UnsafePath), "{text}");
        }
    }

    #[test]
    fn a_path_stays_in_the_folder() {
        check(
            &PATH,
            &["ui/a.html", "/ui/a.html", "ui"],
            &["", "/", "..", "a/../b", "a..b", "a\\b", "c:/x", "a\0b"],
        );
    }

    #[test]
    fn a_page_is_never_a_script_or_a_file() {
        check(
            &PAGE,
            &[
                "asset://ui/a.html",
                "asset:///ui/a.html",
                "https://example.com/a",
                "/backend/api/x",
            ],
            &[
                "javascript:alert(1)",
                "JAVASCRIPT:alert(1)",
                "file:///etc/passwd",
                "data:text/html,x",
                "dioxus://index.html/etc/hostname",
                "blob:x",
                "about:blank",
                "ftp://example.com",
                "//example.com",
                "/\\example.com",
                "https://user@example.com",
                "https://a\tb.example",
                "https://example.com/%ff.png",
                "asset://../x",
                "ui/a.html",
                "",
            ],
        );
    }

    #[test]
    fn a_link_is_what_upstream_accepts() {
        check(
            &LINK,
            &["https://example.com/x", "http://localhost", "", "  "],
            &[
                "HTTPS://example.com",
                "https://exämple.com",
                "example.com",
                "javascript:alert(1)",
            ],
        );
    }

    #[test]
    fn an_origin_equals_its_own_serialisation() {
        check(
            &ORIGIN,
            &["https://api.example.com", "wss://x.example:8443"],
            &[
                "https://api.example.com/",
                "https://API.example.com",
                "https://x.example:443",
                "https://x.example; script-src *",
                "*",
                "null",
                "file://",
                "'unsafe-eval'",
            ],
        );
    }
}
