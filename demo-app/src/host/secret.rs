//! Names that nobody can guess.

use axum::http::StatusCode;

use super::error::Error;

/// Characters of a name: 5 bits each, 260 in all.
const LENGTH: usize = 52;
const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// A new one, which can be part of a host name.
///
/// # Errors
/// When the system has no random numbers.
pub(super) fn name() -> Result<String, getrandom::Error> {
    let mut random = [0; LENGTH];
    getrandom::fill(&mut random)?;
    let letter = |byte: u8| char::from(ALPHABET[usize::from(byte % 32)]);
    Ok(random.map(letter).iter().collect())
}

/// Whether [`name`] may have made up `text`.
pub(super) fn is_name(text: &str) -> bool {
    text.len() == LENGTH && text.bytes().all(|b| ALPHABET.contains(&b))
}

impl From<getrandom::Error> for Error {
    fn from(error: getrandom::Error) -> Self {
        let message = format!("The system has no random numbers: {error}.");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", message)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn names_are_long_and_never_the_same() {
        let names: Vec<_> = (0..1_000).map(|_| name().unwrap()).collect();
        for name in &names {
            assert!(is_name(name), "{name}");
        }
        for other in ["", "abc", &"A".repeat(LENGTH), &"ü".repeat(LENGTH / 2)] {
            assert!(!is_name(other), "{other}");
        }
        assert_eq!(names.into_iter().collect::<HashSet<_>>().len(), 1_000);
    }
}
