//! Which colour text and graphics really get: the one that the manifest asks for where it can be seen, else one
//! that can (contract section 10, defect 21).
//!
//! Painters do not know the theme: it is a matter of CSS variables, and a switch of theme repaints nothing. So a
//! token is judged by its role, and a colour against the ground's values in the light and in the dark theme.

use std::fmt;

use faceplate_renderer::color::{Color, Token};

/// The least contrast between a manifest's colour and what it stands on.
const LEAST: f64 = 3.0;

const BLACK: Color = Color::Rgba([0, 0, 0, 255]);
const WHITE: Color = Color::Rgba([255, 255, 255, 255]);

/// What a node stands on: the nearest fill around it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ground(Fill);

#[derive(Clone, Copy, Debug, PartialEq)]
enum Fill {
    /// One of the theme's own surfaces.
    Neutral(Token),
    /// A role with an ink of its own.
    Accent(Token),
    /// A colour that is the same in every theme.
    Fixed([u8; 3]),
}

/// A colour that can be seen on its ground.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Ink {
    /// The same in every theme.
    One(Color),
    /// One for light themes, one for dark ones.
    Two(Color, Color),
}

impl fmt::Display for Ink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::One(color) => color.fmt(f),
            Self::Two(light, dark) => write!(f, "light-dark({light}, {dark})"),
        }
    }
}

impl Ground {
    /// What a surface of the host is.
    pub const CANVAS: Self = Self(Fill::Neutral(Token::Surface));

    /// The ground inside a box that stands on this one and is filled with `fill`.
    pub(crate) fn filled(self, fill: Color) -> Self {
        match fill {
            // What is more clear than not leaves its surroundings to be seen.
            Color::Rgba([.., alpha]) if alpha < 128 => self,
            Color::Rgba([r, g, b, _]) => Self(Fill::Fixed([r, g, b])),
            Color::Token(Token::Shadow | Token::Scrim) => Self(Fill::Fixed([0, 0, 0])),
            Color::Token(Token::Elevation0 | Token::SurfaceDisabled | Token::Backdrop) => self,
            Color::Token(token) if surface(token).is_some() => Self(Fill::Neutral(token)),
            Color::Token(token) => Self(Fill::Accent(token)),
        }
    }

    /// The colour for what asks for `wanted`.
    pub(crate) fn ink(self, wanted: Color) -> Ink {
        match (self.0, wanted) {
            (Fill::Neutral(_), Color::Token(token)) if seen_on_surfaces(token) => Ink::One(wanted),
            (Fill::Neutral(_), Color::Token(_)) => Ink::One(Color::Token(Token::OnSurface)),
            (Fill::Neutral(ground), Color::Rgba(rgba)) => on_surface(rgba, ground),
            (Fill::Accent(token), _) => Ink::One(Color::Token(on(token))),
            (Fill::Fixed(ground), Color::Rgba(rgba))
                if contrast(over(rgba, ground), ground) >= LEAST =>
            {
                Ink::One(wanted)
            }
            (Fill::Fixed(ground), _) => Ink::One(black_or_white(ground)),
        }
    }

    /// The colour for all text without one of its own, where the theme's own colours cannot be seen.
    pub(crate) fn own_ink(self) -> Option<Ink> {
        match self.0 {
            Fill::Neutral(_) => None,
            Fill::Accent(_) | Fill::Fixed(_) => Some(self.ink(Color::Token(Token::OnSurface))),
        }
    }
}

/// A manifest's own colour on one of the theme's surfaces.
fn on_surface(rgba: [u8; 4], ground: Token) -> Ink {
    let seen_on = |ground| contrast(over(rgba, ground), ground) >= LEAST;
    let (own, theme) = (Color::Rgba(rgba), Color::Token(Token::OnSurface));
    let Some((light, dark)) = surface(ground) else {
        return Ink::One(theme);
    };
    match (seen_on(light), seen_on(dark)) {
        (true, true) => Ink::One(own),
        (true, false) => Ink::Two(own, theme),
        (false, true) => Ink::Two(theme, own),
        (false, false) => Ink::One(theme),
    }
}

/// The theme's surfaces in `assets/themes/light.json` and `dark.json`; high contrast is darker than dark.
fn surface(token: Token) -> Option<([u8; 3], [u8; 3])> {
    use Token as T;
    const VALUES: [(Token, [u8; 3], [u8; 3]); 7] = [
        (T::Background, [255, 251, 255], [0, 0, 0]),
        (T::Surface, [255, 251, 255], [29, 27, 30]),
        (T::SurfaceVariant, [230, 230, 230], [63, 70, 79]),
        (T::Elevation1, [252, 252, 252], [18, 16, 19]),
        (T::Elevation2, [241, 242, 244], [27, 30, 34]),
        (T::Elevation3, [241, 242, 244], [26, 26, 26]),
        (T::Elevation5, [217, 217, 217], [58, 58, 58]),
    ];
    let (_, light, dark) = VALUES.into_iter().find(|(name, ..)| *name == token)?;
    Some((light, dark))
}

/// Whether `assets/themes/README.md` promises that `token` can be seen on the theme's surfaces.
fn seen_on_surfaces(token: Token) -> bool {
    use Token as T;
    matches!(
        token,
        T::OnBackground
            | T::OnSurface
            | T::OnSurfaceVariant
            | T::Primary
            | T::Secondary
            | T::Tertiary
            | T::Error
            | T::Success
            | T::Warning
    )
}

/// The role that is seen on `ground`.
fn on(ground: Token) -> Token {
    use Token as T;
    match ground {
        T::Primary => T::OnPrimary,
        T::OnPrimary => T::Primary,
        T::PrimaryContainer => T::OnPrimaryContainer,
        T::OnPrimaryContainer => T::PrimaryContainer,
        T::Secondary => T::OnSecondary,
        T::OnSecondary => T::Secondary,
        T::SecondaryContainer => T::OnSecondaryContainer,
        T::OnSecondaryContainer => T::SecondaryContainer,
        T::Tertiary => T::OnTertiary,
        T::OnTertiary => T::Tertiary,
        T::TertiaryContainer => T::OnTertiaryContainer,
        T::OnTertiaryContainer => T::TertiaryContainer,
        T::Error => T::OnError,
        T::OnError => T::Error,
        T::ErrorContainer => T::OnErrorContainer,
        T::OnErrorContainer => T::ErrorContainer,
        T::Success => T::OnSuccess,
        T::OnSuccess => T::Success,
        T::Warning => T::OnWarning,
        T::OnWarning => T::Warning,
        T::OnBackground => T::Background,
        T::OnSurface | T::OnSurfaceVariant | T::OnSurfaceDisabled | T::Outline => T::Surface,
        T::InverseSurface => T::InverseOnSurface,
        T::InverseOnSurface | T::InversePrimary => T::InverseSurface,
        T::Background
        | T::Surface
        | T::SurfaceVariant
        | T::OutlineVariant
        | T::Shadow
        | T::Scrim
        | T::SurfaceDisabled
        | T::Backdrop
        | T::Elevation0
        | T::Elevation1
        | T::Elevation2
        | T::Elevation3
        | T::Elevation4
        | T::Elevation5 => T::OnSurface,
    }
}

fn black_or_white(ground: [u8; 3]) -> Color {
    if contrast([0, 0, 0], ground) >= contrast([255, 255, 255], ground) {
        BLACK
    } else {
        WHITE
    }
}

/// What is seen of `rgba` on `ground`.
fn over([r, g, b, alpha]: [u8; 4], ground: [u8; 3]) -> [u8; 3] {
    let mix = |(top, below): (u8, u8)| {
        let (top, below, alpha) = (u32::from(top), u32::from(below), u32::from(alpha));
        u8::try_from((top * alpha + below * (255 - alpha)) / 255).unwrap_or(u8::MAX)
    };
    let [ground_r, ground_g, ground_b] = ground;
    [(r, ground_r), (g, ground_g), (b, ground_b)].map(mix)
}

/// The contrast of WCAG 2.2 between two opaque colours, 1 to 21.
fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(rgb: [u8; 3]) -> f64 {
    let [r, g, b] = rgb.map(|channel| {
        let channel = f64::from(channel) / 255.0;
        if channel <= 0.04045 {
            channel / 12.92
        } else {
            ((channel + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

#[cfg(test)]
mod tests {
    use faceplate_renderer::prop::Choice;

    use super::*;
    use std::collections::HashMap;

    use crate::theme::{Theme, contrast::rgba};

    fn token(token: Token) -> Color {
        Color::Token(token)
    }

    fn css(text: &str) -> Color {
        faceplate_renderer::color::parse(text).unwrap()
    }

    fn on(fill: &str) -> Ground {
        Ground::CANVAS.filled(css(fill))
    }

    /// Every opaque role, as a ground.
    fn grounds(colors: &HashMap<String, [u8; 4]>) -> impl Iterator<Item = (Token, [u8; 3])> {
        Token::WORDS.iter().filter_map(|(word, token)| {
            let [r, g, b, alpha] = colors[*word];
            (alpha == 255).then_some((*token, [r, g, b]))
        })
    }

    #[test]
    fn defect_21_every_role_on_every_role_can_be_seen_in_every_theme() {
        let mut failures = Vec::new();
        for theme in Theme::ALL {
            let colors = rgba(theme);
            for (ground, under) in grounds(&colors) {
                // The separators of high contrast are as bright as its text is: they are no grounds.
                if ground == Token::OutlineVariant {
                    continue;
                }
                for (_, wanted) in Token::WORDS {
                    let Ink::One(ink) = Ground::CANVAS.filled(token(ground)).ink(token(*wanted))
                    else {
                        panic!("{wanted:?} on {ground:?} depends on the theme");
                    };
                    let ink_rgba = match ink {
                        Color::Token(token) => colors[token.word()],
                        Color::Rgba(rgba) => rgba,
                    };
                    let contrast = contrast(over(ink_rgba, under), under);
                    if contrast < LEAST {
                        failures.push(format!(
                            "{theme}: {ink:?} for {wanted:?} on {ground:?} {contrast:.2}"
                        ));
                    }
                }
            }
        }
        assert!(failures.is_empty(), "{failures:#?}");
    }

    #[test]
    fn defect_21_a_colour_on_a_colour_is_replaced_below_3_to_1() {
        assert_eq!(on("#ffffff").ink(css("#ffff00")), Ink::One(BLACK));
        assert_eq!(on("#000080").ink(css("#000")), Ink::One(WHITE));
        assert_eq!(on("#ffffff").ink(css("#c00")), Ink::One(css("#c00")));
        // Text that is hardly there is not there.
        assert_eq!(on("#ffffff").ink(css("rgb(0 0 0 / 10%)")), Ink::One(BLACK));
    }

    #[test]
    fn defect_21_text_without_a_colour_can_be_read_on_any_fill() {
        assert_eq!(on("#ffffff").own_ink(), Some(Ink::One(BLACK)));
        assert_eq!(
            on("primary").own_ink(),
            Some(Ink::One(token(Token::OnPrimary)))
        );
        assert_eq!(on("elevation.level3").own_ink(), None);
        assert_eq!(on("rgb(255 0 0 / 10%)").own_ink(), None);
    }

    #[test]
    fn defect_21_a_colour_gives_way_only_in_the_theme_where_it_cannot_be_seen() {
        let ink = |text: &str| Ground::CANVAS.ink(css(text)).to_string();
        assert_eq!(ink("yellow"), "light-dark(var(--fp-on-surface), #ffff00ff)");
        assert_eq!(ink("navy"), "light-dark(#000080ff, var(--fp-on-surface))");
        assert_eq!(ink("red"), "#ff0000ff");
        assert_eq!(ink("transparent"), "var(--fp-on-surface)");
    }

    #[test]
    fn what_is_known_of_the_themes_is_what_they_say() {
        for (theme, side) in [(Theme::Light, 0), (Theme::Dark, 1)] {
            for (ground, rgb) in grounds(&rgba(theme)) {
                if let Some((light, dark)) = surface(ground) {
                    assert_eq!([light, dark][side], rgb, "{theme}: {ground:?}");
                }
            }
        }
    }
}
