//! The pseudolocale: English with accents, about 40 % longer, in brackets. It shows which words are not translated,
//! which are cut off, and which are glued together from parts.

use std::borrow::Cow;

const LETTERS: &str = "áƀçđéƒĝĥíĵķĺɱñóþɋŕšŧúṽŵẋýž";

/// The text between a message's placeables, in disguise. Vowels are doubled.
pub(super) fn disguise(text: &str) -> Cow<'_, str> {
    let mut disguised = String::with_capacity(text.len() * 2);
    for c in text.chars() {
        let accented = accented(c);
        disguised.push(accented);
        if matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u') {
            disguised.push(accented);
        }
    }
    Cow::Owned(disguised)
}

/// Marks where a message begins and ends.
pub(super) fn bracket(message: &str) -> String {
    format!("[{message}]")
}

fn accented(c: char) -> char {
    let place = (c.to_ascii_lowercase() as usize).checked_sub('a' as usize);
    match place.and_then(|place| LETTERS.chars().nth(place)) {
        Some(letter) if c.is_ascii_uppercase() => letter.to_uppercase().next().unwrap_or(letter),
        Some(letter) if c.is_ascii_lowercase() => letter,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_get_accents_and_the_rest_stays() {
        assert_eq!(disguise("Run: 3 × “Été”"), "Ŕúúñ: 3 × “Éŧé”");
    }

    #[test]
    fn a_text_grows_by_a_third_or_more() {
        let text = "The host cannot be reached. Check that it is running";
        let grown = disguise(text).chars().count() as f64 / text.chars().count() as f64;
        assert!((1.25..1.6).contains(&grown), "{grown}");
    }
}
