//! A moment, as logs write it.

use dioxus::prelude::*;

/// The moment that a host wrote as `iso`, an ISO 8601 time with its offset; what is no such time is shown as it is.
pub(super) fn moment(iso: &str) -> Element {
    rsx! { time { class: "fp-mono", dir: "ltr", datetime: iso, {shown(iso)} } }
}

/// Without what nobody reads: the `T`, and parts of a second.
fn shown(iso: &str) -> String {
    let Some((date, rest)) = iso.split_once('T') else {
        return iso.to_owned();
    };
    let end = rest.find(['+', '-', 'Z']).unwrap_or(rest.len());
    let (time, offset) = rest.split_at(end);
    let time = time.split('.').next().unwrap_or(time);
    let offset = match offset {
        "Z" | "+00:00" | "-00:00" => "UTC",
        other => other,
    };
    format!("{date} {time} {offset}").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_short_and_says_its_offset() {
        for (iso, said) in [
            ("2026-11-21T08:45:04.123+00:00", "2026-11-21 08:45:04 UTC"),
            ("2026-11-21T08:45:04Z", "2026-11-21 08:45:04 UTC"),
            ("2026-11-21T08:45:04-03:00", "2026-11-21 08:45:04 -03:00"),
            ("2026-11-21T08:45:04", "2026-11-21 08:45:04"),
            ("yesterday", "yesterday"),
            ("", ""),
            ("éTé+é", "é é +é"),
        ] {
            assert_eq!(shown(iso), said);
        }
    }
}
