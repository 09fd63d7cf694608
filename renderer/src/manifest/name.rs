//! Names that people trust (security.md T8, decisions.md 27).

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use unicode_security::MixedScript;
use unicode_security::skeleton;

use crate::unicode;

/// What only the host is called.
const RESERVED: [&str; 3] = ["wprint3d", "system", "settings"];

/// What is deceptive about `text`, if anything: “found X”.
pub(super) fn deception(text: &str) -> Option<String> {
    if text.bytes().all(|b| (b' '..=b'~').contains(&b)) {
        return None;
    }
    let odd = |c: &char| unicode::is_deceptive(*c) && !matches!(c, '\n' | '\r' | '\t');
    if let Some(c) = text.chars().find(odd) {
        let code = u32::from(c);
        return Some(format!("the invisible character U+{code:04X}"));
    }
    let cleaned = unicode::label(text);
    if cleaned.chars().filter(|c| is_combining_mark(*c)).count()
        < text.chars().filter(|c| is_combining_mark(*c)).count()
    {
        return Some("a letter under many marks".to_owned());
    }
    let word = text
        .split(|c: char| !c.is_alphanumeric())
        .find(|w| is_mixed(w))?;
    Some(format!("letters of several scripts in `{word}`"))
}

/// Whether a word mixes scripts whose letters look alike. Chinese, Japanese and Korean are written with Latin
/// letters among them, and no letter of theirs looks like one.
fn is_mixed(word: &str) -> bool {
    if word.is_ascii() || word.is_single_script() {
        return false;
    }
    let rest: String = word.chars().filter(|c| !c.is_ascii()).collect();
    let scripts = rest.as_str().resolve_script_set();
    !(scripts.jpan || scripts.kore || scripts.hanb)
}

/// The reserved name that `name` looks like, if any.
pub(super) fn reserved(name: &str) -> Option<&'static str> {
    let look = |text: &str| -> String {
        let lower = text.nfkc().collect::<String>().to_lowercase();
        skeleton(&lower).filter(|c| c.is_alphanumeric()).collect()
    };
    let looks = look(name);
    RESERVED
        .into_iter()
        .find(|reserved| look(reserved) == looks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_names_in_many_scripts_deceive_nobody() {
        for name in [
            "Hello World",
            "Größe & Maß",
            "温度 Monitor",
            "3D打印WiFi",
            "プリンタOctoPrint",
            "Плагин OctoPrint",
            "Température",
            "مراقب",
        ] {
            assert_eq!(deception(name), None, "{name}");
        }
    }

    #[test]
    fn invisible_characters_many_marks_and_mixed_scripts_deceive() {
        for name in [
            "Pay\u{202E}lap",
            "a\u{200B}b",
            "x\u{E0041}",
            "bell\u{7}",
            "a\u{301}\u{301}\u{301}\u{301}\u{301}",
            "Оctoprint",
            "Ρrinter",
        ] {
            assert!(deception(name).is_some(), "{name:?}");
        }
    }

    #[test]
    fn names_that_look_like_the_host_s_are_reserved() {
        for name in [
            "System",
            "WPrint 3D",
            "wprint-3d",
            "SETTINGS",
            "Sуstem",
            "Ｓystem",
        ] {
            assert!(reserved(name).is_some(), "{name}");
        }
        for name in ["Hello World", "System Monitor", "WPrint 3D Tools"] {
            assert_eq!(reserved(name), None, "{name}");
        }
    }
}
