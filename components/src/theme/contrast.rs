//! The contrast that `assets/themes/README.md` promises to style sheets, in every theme.

use std::collections::HashMap;

use csscolorparser::Color;

use super::{Theme, kebab};

const GROUNDS: [&str; 6] = [
    "background",
    "surface",
    "elevation.level1",
    "elevation.level2",
    "elevation.level3",
    "surfaceVariant",
];

/// Text on any of the grounds.
const TEXT: [&str; 4] = ["onBackground", "onSurface", "onSurfaceVariant", "primary"];

/// Text on any of the grounds but the last.
const STATES: [&str; 3] = ["error", "success", "warning"];

/// Edges, bars and icons that carry meaning, on any of the grounds.
const GRAPHICS: [&str; 7] = [
    "primary",
    "secondary",
    "tertiary",
    "error",
    "success",
    "warning",
    "outline",
];

/// Text on grounds of its own.
const PAIRS: [(&str, &str); 14] = [
    ("onPrimary", "primary"),
    ("onPrimaryContainer", "primaryContainer"),
    ("onSecondary", "secondary"),
    ("onSecondaryContainer", "secondaryContainer"),
    ("onTertiary", "tertiary"),
    ("onTertiaryContainer", "tertiaryContainer"),
    ("onError", "error"),
    ("onErrorContainer", "errorContainer"),
    ("onSuccess", "success"),
    ("onWarning", "warning"),
    ("onSurface", "secondaryContainer"),
    ("primary", "secondaryContainer"),
    ("inverseOnSurface", "inverseSurface"),
    ("inversePrimary", "inverseSurface"),
];

struct Palette(HashMap<String, Color>);

impl Palette {
    fn of(theme: Theme) -> Self {
        let tokens = theme.tokens();
        let parsed = |(name, color): (String, &str)| (name, csscolorparser::parse(color).unwrap());
        Self(tokens.named().into_iter().map(parsed).collect())
    }

    /// The contrast of WCAG 2.2, 1 to 21.
    fn contrast(&self, token: &str, ground: &str) -> f32 {
        let (a, b) = (luminance(&self.0[token]), luminance(&self.0[ground]));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

fn luminance(color: &Color) -> f32 {
    assert!(color.a == 1.0, "{color} has no contrast of its own");
    let [r, g, b, _] = color.to_linear_rgba();
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// Everything below the floor, as text, so that one run shows all of it.
fn failures<'a>(
    theme: Theme,
    floor: f32,
    pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Vec<String> {
    let palette = Palette::of(theme);
    pairs
        .into_iter()
        .map(|(token, ground)| (token, ground, palette.contrast(token, ground)))
        .filter(|(_, _, contrast)| *contrast < floor)
        .map(|(token, ground, contrast)| format!("{theme}: {token} on {ground} {contrast:.2}"))
        .collect()
}

/// What is wrong with text in one variable on a ground of another (`var(--fp-…)`), if something is.
/// Values that are not variables, and translucent tokens, which are for what is disabled, have no contrast.
pub(crate) fn of_variables(theme: Theme, text: &str, ground: &str) -> Option<String> {
    let palette = Palette::of(theme);
    let token = |value: &str| {
        let is_meant = |name: &&String| value == format!("var(--fp-{})", kebab(name));
        let token = palette.0.keys().find(is_meant)?;
        (palette.0[token].a == 1.0).then(|| token.clone())
    };
    let (token, ground) = (token(text)?, token(ground)?);
    failures(
        theme,
        text_floor(theme),
        [(token.as_str(), ground.as_str())],
    )
    .pop()
}

/// Red, green, blue and alpha of every token (`onSurface`, `elevation.level1`).
pub(crate) fn rgba(theme: Theme) -> HashMap<String, [u8; 4]> {
    let palette = Palette::of(theme).0.into_iter();
    palette
        .map(|(name, color)| (name, color.to_rgba8()))
        .collect()
}

fn text_floor(theme: Theme) -> f32 {
    if theme == Theme::HighContrast {
        7.0
    } else {
        4.5
    }
}

fn graphics_floor(theme: Theme) -> f32 {
    if theme == Theme::HighContrast {
        4.5
    } else {
        3.0
    }
}

#[test]
fn black_on_white_is_21_to_1() {
    let color = |name: &str, css: &str| (name.to_owned(), csscolorparser::parse(css).unwrap());
    let palette = Palette(HashMap::from([
        color("ink", "#000"),
        color("paper", "#fff"),
        color("grey", "#767676"),
    ]));
    assert!((palette.contrast("ink", "paper") - 21.0).abs() < 0.01);
    assert!((palette.contrast("grey", "paper") - 4.54).abs() < 0.01);
}

#[test]
fn text_can_be_read_in_every_theme() {
    let on_grounds = TEXT
        .iter()
        .flat_map(|token| GROUNDS.map(|ground| (*token, ground)));
    let states = STATES
        .iter()
        .flat_map(|token| GROUNDS[..5].iter().map(|ground| (*token, *ground)));
    let pairs: Vec<_> = on_grounds.chain(states).chain(PAIRS).collect();
    let failures: Vec<_> = Theme::ALL
        .into_iter()
        .flat_map(|theme| failures(theme, text_floor(theme), pairs.clone()))
        .collect();
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn graphics_that_carry_meaning_can_be_seen_in_every_theme() {
    let pairs: Vec<_> = GRAPHICS
        .iter()
        .flat_map(|token| GROUNDS.map(|ground| (*token, ground)))
        .collect();
    let failures: Vec<_> = Theme::ALL
        .into_iter()
        .flat_map(|theme| failures(theme, graphics_floor(theme), pairs.clone()))
        .collect();
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn an_unreadable_pair_of_variables_is_named() {
    let problem = of_variables(
        Theme::Light,
        "var(--fp-outline-variant)",
        "var(--fp-elevation-level1)",
    );
    assert_eq!(
        problem.as_deref(),
        Some("light: outlineVariant on elevation.level1 1.55")
    );
    assert_eq!(
        of_variables(
            Theme::Light,
            "var(--fp-on-surface)",
            "var(--fp-elevation-level1)"
        ),
        None
    );
    assert_eq!(of_variables(Theme::Light, "inherit", "transparent"), None);
}
