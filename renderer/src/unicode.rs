//! Characters that deceive (security.md T8, decisions.md 27).

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;

/// The most combining marks that a base character keeps.
const MARKS: usize = 4;

/// Cleans a name or label, which people trust: one line, no invisible or direction-changing characters,
/// a bounded number of marks on a letter.
pub(crate) fn label(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| (b' '..=b'~').contains(&b)) {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    let mut marks = 0;
    for c in text.chars() {
        if matches!(c, '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}') {
            clean.push(' ');
        } else if is_combining_mark(c) {
            marks += 1;
            if marks <= MARKS {
                clean.push(c);
            }
        } else if !is_deceptive(c) {
            marks = 0;
            clean.push(c);
        }
    }
    Cow::Owned(clean)
}

/// Cleans body text: keeps what scripts need, such as joiners, drops control characters, and closes direction
/// controls that would reach past the end.
pub(crate) fn body(text: &str) -> Cow<'_, str> {
    if text
        .bytes()
        .all(|b| b == b'\n' || (b' '..=b'~').contains(&b))
    {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    // What is open, innermost last: the character that closes it.
    let mut open = Vec::new();
    for c in text.chars() {
        match c {
            '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' => open.push('\u{202C}'),
            '\u{2066}'..='\u{2068}' => open.push('\u{2069}'),
            '\u{202C}' | '\u{2069}' => match open.iter().rposition(|closer| *closer == c) {
                // A closer of an isolate also ends the embeddings inside it.
                Some(at) => open.truncate(at),
                None => continue,
            },
            '\n' | '\t' => {}
            c if c.is_control() || is_tag(c) => continue,
            _ => {}
        }
        clean.push(c);
    }
    clean.extend(open.into_iter().rev());
    Cow::Owned(clean)
}

/// Whether `c` is invisible or changes the direction of what follows.
pub fn is_deceptive(c: char) -> bool {
    c.is_control()
        || is_tag(c)
        || matches!(
            c,
            '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}'
        )
}

/// The tag block, which draws nothing.
fn is_tag(c: char) -> bool {
    matches!(c, '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_loses_what_cannot_be_seen() {
        assert_eq!(label("Pay\u{202E}lap\u{200B}\u{E0041}"), "Paylap");
        assert_eq!(label("two\nlines"), "two lines");
        assert_eq!(label("Größe 温度"), "Größe 温度");
    }

    #[test]
    fn a_letter_keeps_at_most_four_marks() {
        let zalgo = format!("a{}b", "\u{0301}".repeat(40));
        assert_eq!(label(&zalgo), format!("a{}b", "\u{0301}".repeat(4)));
    }

    #[test]
    fn body_text_keeps_joiners_and_closes_direction_controls() {
        assert_eq!(body("क्\u{200D}ष"), "क्\u{200D}ष");
        assert_eq!(body("a\u{202E}b"), "a\u{202E}b\u{202C}");
        assert_eq!(body("a\u{2067}b\u{2069}c\u{202C}"), "a\u{2067}b\u{2069}c");
    }
}
