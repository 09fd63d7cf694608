//! “Did you mean”: the closest of the names that would have been right.

/// The candidate closest to `written`, as a hint, when it is close enough to be a slip of the keyboard.
pub(crate) fn did_you_mean<'a>(
    written: &str,
    candidates: impl Iterator<Item = &'a str>,
) -> Option<String> {
    /// Jaro-Winkler similarity from which a slip is likelier than another word.
    const CLOSE: f64 = 0.84;
    /// Bytes from which a name is no name: comparing costs the product of the lengths.
    const LONG: usize = 64;
    if written.len() > LONG {
        return None;
    }
    let similar_length = |candidate: &&str| candidate.len().abs_diff(written.len()) <= LONG / 4;
    candidates
        .filter(similar_length)
        .map(|candidate| (strsim::jaro_winkler(written, candidate), candidate))
        .filter(|(similarity, _)| *similarity >= CLOSE)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| format!("did you mean `{candidate}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closest_name_is_suggested() {
        let names = ["label", "valueLabel", "value"];
        assert_eq!(
            did_you_mean("lable", names.into_iter()).as_deref(),
            Some("did you mean `label`?")
        );
    }

    #[test]
    fn a_long_text_is_compared_with_nothing() {
        let long = "a".repeat(65_536);
        assert_eq!(did_you_mean(&long, [&*long].into_iter()), None);
        assert_eq!(did_you_mean("a", [&*long].into_iter()), None);
    }

    #[test]
    fn a_name_like_no_other_gets_no_suggestion() {
        assert_eq!(did_you_mean("zzz", ["label"].into_iter()), None);
    }
}
