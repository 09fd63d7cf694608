//! Colour themes: the tokens of `assets/themes/`, as CSS variables.

#[cfg(test)]
pub(crate) mod contrast;

use std::fmt::{self, Write as _};
use std::str::FromStr;

use dioxus::prelude::ReadSignal;
use serde::Deserialize;
use serde_json::{Map, Value};

/// A set of colours. An element with `data-theme` and a theme's [`name`](Theme::name) has that theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Dark text on light grounds. What holds where nothing else is said.
    #[default]
    Light,
    /// Light text on black.
    Dark,
    /// White on black with bright edges; text has a contrast of at least 7:1.
    HighContrast,
}

impl Theme {
    /// Every theme, in the order a person is offered them.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::HighContrast];

    /// The theme's name on the command line and in `data-theme`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::HighContrast => "high-contrast",
        }
    }

    fn json(self) -> &'static str {
        match self {
            Self::Light => include_str!("../../../assets/themes/light.json"),
            Self::Dark => include_str!("../../../assets/themes/dark.json"),
            Self::HighContrast => include_str!("../../../assets/themes/high-contrast.json"),
        }
    }

    /// The tokens as a plugin's page gets them (contract section 6.1): `colorScheme` and a colour for each name.
    pub fn for_pages(self) -> Value {
        let Tokens {
            color_scheme,
            mut colors,
        } = self.tokens();
        colors.insert("colorScheme".to_owned(), color_scheme.into());
        colors.into()
    }

    fn tokens(self) -> Tokens {
        serde_json::from_str(self.json())
            .expect("the themes in assets/themes are read by the tests")
    }
}

/// The theme that the app is in, for what cannot take it from the style sheet. The app provides it as a context value.
#[derive(Clone, Copy, PartialEq)]
pub struct CurrentTheme(pub ReadSignal<Theme>);

impl fmt::Display for Theme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A name that no theme has.
#[derive(Debug, PartialEq, Eq)]
pub struct UnknownTheme(String);

impl fmt::Display for UnknownTheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "expected light, dark or high-contrast, found {:?}",
            self.0
        )
    }
}

impl std::error::Error for UnknownTheme {}

impl FromStr for Theme {
    type Err = UnknownTheme;

    fn from_str(name: &str) -> Result<Self, UnknownTheme> {
        let theme = Self::ALL.into_iter().find(|theme| theme.name() == name);
        theme.ok_or_else(|| UnknownTheme(name.to_owned()))
    }
}

/// The themes as a style sheet: one rule each, of variables such as `--fp-on-surface-variant` and
/// `--fp-elevation-level1`. [`Theme::Light`] also holds for `:root`.
pub fn css() -> String {
    Theme::ALL
        .into_iter()
        .fold(String::new(), |mut css, theme| {
            let tokens = theme.tokens();
            let root = if theme == Theme::default() {
                ":root,"
            } else {
                ""
            };
            let _ = write!(
                css,
                "{root}[data-theme=\"{theme}\"]{{color-scheme:{};",
                tokens.color_scheme
            );
            for (name, color) in tokens.named() {
                let _ = write!(css, "--fp-{}:{color};", kebab(&name));
            }
            css.push_str("}\n");
            css
        })
}

/// A theme's file.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Tokens {
    color_scheme: String,
    colors: Map<String, Value>,
}

impl Tokens {
    /// Every token's name (`onSurface`, `elevation.level1`) and CSS colour, in the file's order.
    fn named(&self) -> Vec<(String, &str)> {
        let mut named = Vec::new();
        for (name, value) in &self.colors {
            if let Some(color) = value.as_str() {
                named.push((name.clone(), color));
            }
            for (level, color) in value.as_object().into_iter().flatten() {
                named.extend(
                    color
                        .as_str()
                        .map(|color| (format!("{name}.{level}"), color)),
                );
            }
        }
        named
    }
}

/// `onSurfaceVariant` to `on-surface-variant`, `elevation.level1` to `elevation-level1`.
fn kebab(token: &str) -> String {
    token.chars().fold(String::new(), |mut kebab, letter| {
        match letter {
            '.' => kebab.push('-'),
            'A'..='Z' => kebab.extend(['-', letter.to_ascii_lowercase()]),
            _ => kebab.push(letter),
        }
        kebab
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_is_parsed_from_its_name_and_from_nothing_else() {
        for theme in Theme::ALL {
            assert_eq!(theme.to_string().parse(), Ok(theme));
        }
        let error = "Dark".parse::<Theme>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "expected light, dark or high-contrast, found \"Dark\""
        );
    }

    #[test]
    fn every_theme_has_the_same_tokens_and_each_is_a_colour() {
        let light: Vec<_> = names(Theme::Light);
        assert_eq!(light.len(), 42);
        for theme in Theme::ALL {
            assert_eq!(names(theme), light, "{theme}");
            for (name, color) in theme.tokens().named() {
                assert!(
                    csscolorparser::parse(color).is_ok(),
                    "{theme} {name} {color}"
                );
            }
        }
    }

    fn names(theme: Theme) -> Vec<String> {
        theme
            .tokens()
            .named()
            .into_iter()
            .map(|(name, _)| name)
            .collect()
    }

    #[test]
    fn a_page_gets_the_names_of_the_contract() {
        let theme = Theme::Dark.for_pages();
        assert_eq!(theme["colorScheme"], "dark");
        for name in [
            "primary",
            "onPrimary",
            "surface",
            "onSurfaceVariant",
            "outline",
            "error",
            "onError",
            "success",
        ] {
            assert!(theme[name].is_string(), "{name}");
        }
        assert!(theme["elevation"]["level1"].is_string());
    }

    #[test]
    fn a_token_in_a_manifest_becomes_the_variable_that_the_themes_set() {
        for name in names(Theme::Light) {
            let color = faceplate_renderer::color::parse(&name);
            let color = color.unwrap_or_else(|| panic!("the renderer does not know {name}"));
            assert_eq!(color.to_string(), format!("var(--fp-{})", kebab(&name)));
        }
    }

    #[test]
    fn css_has_one_rule_a_theme_and_variables_in_kebab_case() {
        let css = css();
        let rules: Vec<_> = css.lines().collect();
        assert_eq!(rules.len(), 3);
        assert!(rules[0].starts_with(
            ":root,[data-theme=\"light\"]{color-scheme:light;--fp-primary:rgb(79, 88, 99);"
        ));
        assert!(rules[1].starts_with("[data-theme=\"dark\"]{color-scheme:dark;"));
        assert!(rules[2].starts_with("[data-theme=\"high-contrast\"]{color-scheme:dark;"));
        for rule in rules {
            for variable in [
                "--fp-on-surface-variant:",
                "--fp-elevation-level1:",
                "--fp-inverse-on-surface:",
            ] {
                assert!(rule.contains(variable), "{variable}");
            }
        }
    }
}
