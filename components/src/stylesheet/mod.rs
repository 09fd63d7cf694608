//! The one style sheet of all surfaces. The web build carries it as a file, so it is only made natively.

#[cfg(test)]
mod lint;

use include_dir::{Dir, DirEntry, File, include_dir};

use crate::theme;

static CSS: Dir = include_dir!("$CARGO_MANIFEST_DIR/../assets/css");

/// The themes, then `assets/css/base.css`, then everything in `assets/css/surfaces/` and
/// `assets/css/components/` by name: what comes later wins.
pub fn stylesheet() -> String {
    let mut css = theme::css();
    let base = CSS.get_file("base.css");
    for file in base
        .into_iter()
        .chain(files("surfaces"))
        .chain(files("components"))
    {
        css.push_str(file.contents_utf8().unwrap_or_default());
    }
    css
}

/// What comes after [`stylesheet`] where there is a workbench around the surfaces: `assets/css/workbench/` by name.
pub fn workbench() -> String {
    let texts = files("workbench")
        .into_iter()
        .filter_map(File::contents_utf8);
    texts.collect()
}

/// The files of a folder by name.
fn files(folder: &str) -> Vec<&'static File<'static>> {
    let entries = CSS.get_dir(folder).map_or(&[][..], Dir::entries);
    let mut files: Vec<_> = entries.iter().filter_map(DirEntry::as_file).collect();
    files.sort_by_key(|file| file.path());
    files
}

/// Every file, in the order above.
#[cfg(test)]
fn all() -> Vec<&'static File<'static>> {
    let mut all = vec![CSS.get_file("base.css").unwrap()];
    for folder in ["surfaces", "components", "workbench"] {
        all.extend(files(folder));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn themes_come_first_and_every_file_is_in_it_once() {
        let css = stylesheet() + &workbench();
        assert!(css.starts_with(":root,[data-theme=\"light\"]"));
        let on_disk = count(&CSS);
        assert!(on_disk > 0);
        assert_eq!(
            all().len(),
            on_disk,
            "a file outside base.css, surfaces/, components/ and workbench/"
        );
        for file in all() {
            let text = file.contents_utf8().expect("style sheets are UTF-8");
            assert_eq!(css.matches(text).count(), 1, "{}", file.path().display());
        }
    }

    fn count(dir: &Dir) -> usize {
        dir.files().count() + dir.dirs().map(count).sum::<usize>()
    }

    #[test]
    fn every_text_variant_has_a_class() {
        let css = stylesheet();
        let sizes = ["large", "medium", "small"];
        for kind in ["display", "headline", "title", "label", "body"] {
            for size in sizes {
                let class = format!(".fp-type-{kind}-{size}");
                let rule = lint::rules(&css)
                    .into_iter()
                    .find(|rule| rule.selects(&class));
                let rule = rule.unwrap_or_else(|| panic!("{class}"));
                for property in ["font-size", "font-weight", "line-height"] {
                    assert!(rule.value(property).is_some(), "{class} {property}");
                }
            }
        }
    }
}
