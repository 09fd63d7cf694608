//! Which colour text and graphics really get: the one that the manifest asks for where it can be seen, else one
//! that can (contract section 10, defect 21).
//!
//! Painters do not know the theme: it is a matter of CSS variables, and a switch of theme repaints nothing. So a
//! token is judged by its role, and a colour against both of the theme's grounds it may meet.

use std::fmt;

use faceplate_renderer::color::{Color, Token};

/// The least contrast between a manifest's colour and what it stands on.
const LEAST: f64 = 3.0;

/// The darkest neutral ground of light themes and the lightest of dark ones (`assets/themes/`).
const LIGHT: [u8; 3] = [230, 230, 230];
const DARK: [u8; 3] = [63, 70, 79];

const BLACK: Color = Color::Rgba([0, 0, 0, 255]);
const WHITE: Color = Color::Rgba([255, 255, 255, 255]);

/// What a node stands on: the nearest fill around it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Ground(Fill);

#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Fill {
    /// One of the theme's own surfaces.
    #[default]
    Neutral,
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
    /// The ground inside a box that stands on this one and is filled with `fill`.
    pub(crate) fn filled(self, fill: Color) -> Self {
        match fill {
            // What is more clear than not leaves its surroundings to be seen.
            Color::Rgba([.., alpha]) if alpha < 128 => self,
            Color::Rgba([r, g, b, _]) => Self(Fill::Fixed([r, g, b])),
            Color::Token(Token::Shadow | Token::Scrim) => Self(Fill::Fixed([0, 0, 0])),
            Color::Token(Token::Elevation0 | Token::SurfaceDisabled | Token::Backdrop) => self,
            Color::Token(token) if on(token) == Token::OnSurface => Self(Fill::Neutral),
            Color::Token(token) => Self(Fill::Accent(token)),
        }
    }

    /// The colour for what asks for `wanted`.
    pub(crate) fn ink(self, wanted: Color) -> Ink {
        match (self.0, wanted) {
            (Fill::Neutral, Color::Token(token)) if seen_on_surfaces(token) => Ink::One(wanted),
            (Fill::Neutral, Color::Token(_)) => Ink::One(Color::Token(Token::OnSurface)),
            (Fill::Neutral, Color::Rgba(rgba)) => on_surfaces(rgba),
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
            Fill::Neutral => None,
            Fill::Accent(_) | Fill::Fixed(_) => Some(self.ink(Color::Token(Token::OnSurface))),
        }
    }
}

/// A manifest's own colour on the theme's surfaces.
fn on_surfaces(rgba: [u8; 4]) -> Ink {
    let seen_on = |ground| contrast(over(rgba, ground), ground) >= LEAST;
    let (own, theme) = (Color::Rgba(rgba), Color::Token(Token::OnSurface));
    match (seen_on(LIGHT), seen_on(DARK)) {
        (true, true) => Ink::One(own),
        (true, false) => Ink::Two(own, theme),
        (false, true) => Ink::Two(theme, own),
        (false, false) => Ink::One(theme),
    }
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
