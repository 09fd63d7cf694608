//! The whole collection, in the program: `assets/icons/`.

use std::sync::Arc;

use super::FALLBACK;
use super::sorted::find;

const ICONS: &str = include_str!("../../../assets/icons/mdi.txt");
const ALIASES: &str = include_str!("../../../assets/icons/aliases.txt");

/// Whether `name` is an icon or an alias of one.
pub fn exists(name: &str) -> bool {
    find_path(name).is_some()
}

/// Every icon's name, then every alias, each sorted.
pub fn names() -> impl Iterator<Item = &'static str> {
    let lines = ICONS.lines().chain(ALIASES.lines());
    lines.filter_map(|line| line.split('\t').next())
}

/// The path data of `name`, or of the fallback. Here it never has to be waited for.
pub(super) fn path(name: &str) -> Option<&'static str> {
    Some(find_path(name).unwrap_or(FALLBACK))
}

/// Nothing to load: `path` has everything.
pub(super) fn request(_name: &str, _repaint: Arc<dyn Fn() + Send + Sync>) {}

fn find_path(name: &str) -> Option<&'static str> {
    find(ICONS, name).or_else(|| {
        let target = find(ALIASES, name)?;
        find(ICONS, target.split('\t').next()?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_and_the_last_icon_and_alias_are_found() {
        for text in [ICONS, ALIASES] {
            for line in [text.lines().next(), text.lines().last()] {
                let name = line.unwrap().split('\t').next().unwrap();
                assert!(exists(name), "{name}");
            }
        }
    }

    #[test]
    fn an_alias_shows_the_icon_it_names() {
        assert_eq!(
            find_path("writing-system-arabic"),
            find_path("abjad-arabic")
        );
        // The package gives this alias to four icons: the alphabetically first has it.
        assert_eq!(find_path("invite"), find_path("account-multiple-plus"));
        assert!(find_path("invite").is_some());
    }

    #[test]
    fn every_name_leads_to_a_path_and_no_other_name_does() {
        assert_eq!(ICONS.lines().count(), 7_447);
        for name in names() {
            assert!(
                find_path(name).is_some_and(|path| path.starts_with(['M', 'm'])),
                "{name}"
            );
        }
        for name in ["", "puzzel", "puzzle\t", "puzzle\n", "PUZZLE", "\u{1f9e9}"] {
            assert!(!exists(name), "{name:?}");
        }
    }

    #[test]
    fn both_files_are_sorted_and_share_no_name() {
        let icons: Vec<_> = names().take(7_447).collect();
        let aliases: Vec<_> = names().skip(7_447).collect();
        assert!(icons.is_sorted_by(|a, b| a < b));
        assert!(aliases.is_sorted_by(|a, b| a < b));
        assert!(
            aliases
                .iter()
                .all(|alias| icons.binary_search(alias).is_err())
        );
    }

    #[test]
    fn the_fallback_is_the_puzzle_piece_of_the_collection() {
        assert_eq!(find(ICONS, "puzzle-outline"), Some(FALLBACK));
    }
}
