//! Looking a name up in sorted text, without an index and without reading the rest.

/// The value of `name` in lines of `name<TAB>value` that are sorted by name, byte by byte.
pub(super) fn find<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = text;
    while !rest.is_empty() {
        let middle = rest.floor_char_boundary(rest.len() / 2);
        let start = rest[..middle].rfind('\n').map_or(0, |end| end + 1);
        let (line, after) = rest[start..]
            .split_once('\n')
            .unwrap_or((&rest[start..], ""));
        let (found, value) = line.split_once('\t').unwrap_or((line, ""));
        match name.cmp(found) {
            std::cmp::Ordering::Less => rest = &rest[..start],
            std::cmp::Ordering::Equal => return Some(value),
            std::cmp::Ordering::Greater => rest = after,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn every_line_is_found_and_nothing_else() {
        let text = "a\t1\nab\t22\nab-c\t333\nb\t4444\n";
        for (name, value) in [("a", "1"), ("ab", "22"), ("ab-c", "333"), ("b", "4444")] {
            assert_eq!(find(text, name), Some(value));
        }
        for name in ["", "0", "aa", "ab-", "ab\t22", "c", "a\n", "\u{fffd}"] {
            assert_eq!(find(text, name), None, "{name:?}");
        }
    }

    #[test]
    fn any_text_is_safe_to_search() {
        for text in [
            "",
            "\n",
            "\n\n",
            "a",
            "a\n\n\tb",
            "é\té\nü",
            "<!doctype html>\n<p>é</p>",
        ] {
            for name in ["", "a", "é", "ü", "z"] {
                let _ = find(text, name);
            }
        }
    }
}
