//! A plugin's own text in messages and logs: short, on one line, without characters that deceive (security.md T23).

use faceplate_renderer::is_deceptive;

/// Characters of a plugin's output that a message repeats.
const CHARACTERS_MAX: usize = 400;

/// The beginning of `text` for a person to read: what cannot be seen is written as an escape, and `…` stands for what
/// is left out.
pub(in crate::host) fn excerpt(text: &[u8]) -> String {
    // Enough for the longest characters, and never all of a long output.
    let beginning = &text[..text.len().min(CHARACTERS_MAX * 4)];
    let decoded = String::from_utf8_lossy(beginning);
    let trimmed = decoded.trim();
    let mut excerpt = String::new();
    for character in trimmed.chars().take(CHARACTERS_MAX) {
        match character {
            '\n' => excerpt.push_str("\\n"),
            '\t' => excerpt.push(' '),
            '\r' => {}
            '\u{2028}' | '\u{2029}' => excerpt.extend(character.escape_unicode()),
            _ if is_deceptive(character) => excerpt.extend(character.escape_unicode()),
            _ => excerpt.push(character),
        }
    }
    if beginning.len() < text.len() || trimmed.chars().nth(CHARACTERS_MAX).is_some() {
        excerpt.push('…');
    }
    excerpt
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defect_50_an_excerpt_shows_what_a_terminal_would_obey() {
        let text = "\r\nNotice: x\r\n\u{1b}[2J\u{202e}y\n";
        assert_eq!(excerpt(text.as_bytes()), "Notice: x\\n\\u{1b}[2J\\u{202e}y");
    }

    #[test]
    fn an_excerpt_is_short_and_says_so() {
        let long = "ö".repeat(1_000_000);
        let excerpt = excerpt(long.as_bytes());
        assert_eq!(excerpt.chars().count(), CHARACTERS_MAX + 1);
        assert!(excerpt.ends_with('…'));
    }

    #[test]
    fn what_is_not_text_is_shown_as_far_as_it_is() {
        assert_eq!(excerpt(b"\xff\xfea"), "\u{fffd}\u{fffd}a");
        assert_eq!(excerpt(b""), "");
    }
}
