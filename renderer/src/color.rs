//! Colours in manifests: a theme token or a CSS colour, parsed; nothing else reaches a style (security.md T5).

use std::fmt;

use serde_json::Value;

use crate::prop::{Choice, PropType, Reader, Shape};

/// A colour that is safe to write into a style.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Color {
    /// A role of the theme.
    Token(Token),
    /// Red, green, blue and alpha, 0 to 255 each.
    Rgba([u8; 4]),
}

impl Color {
    /// As an author writes it: the token, or `#rrggbbaa`.
    pub(crate) fn written(self) -> String {
        match self {
            Self::Token(token) => token.word().to_owned(),
            Self::Rgba(_) => self.to_string(),
        }
    }
}

/// `Display` writes the CSS: a variable of the theme, or `#rrggbbaa`.
impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Token(token) => {
                f.write_str("var(--fp-")?;
                for c in token.word().chars() {
                    match c {
                        '.' => f.write_str("-")?,
                        c if c.is_ascii_uppercase() => write!(f, "-{}", c.to_ascii_lowercase())?,
                        c => write!(f, "{c}")?,
                    }
                }
                f.write_str(")")
            }
            Self::Rgba([r, g, b, a]) => write!(f, "#{r:02x}{g:02x}{b:02x}{a:02x}"),
        }
    }
}

impl PropType for Color {
    type Default = Token;

    fn absent(default: Token) -> Self {
        Self::Token(default)
    }

    fn read(value: &Value, _: Token, _: &mut Reader<'_>) -> Result<Self, String> {
        value
            .as_str()
            .and_then(parse)
            .ok_or_else(|| "a theme token or a CSS colour".to_owned())
    }

    fn shape(default: Token) -> Shape {
        Shape::Color {
            default: Some(Self::Token(default)),
        }
    }
}

impl PropType for Option<Color> {
    type Default = ();

    fn absent((): ()) -> Self {
        None
    }

    fn read(value: &Value, (): (), reader: &mut Reader<'_>) -> Result<Self, String> {
        <Color as PropType>::read(value, Token::Primary, reader).map(Some)
    }

    fn shape((): ()) -> Shape {
        Shape::Color { default: None }
    }
}

/// The colour that `text` names, if it is one.
pub fn parse(text: &str) -> Option<Color> {
    let text = text.trim();
    let token = Token::WORDS.iter().find(|(word, _)| *word == text);
    if let Some((_, token)) = token {
        return Some(Color::Token(*token));
    }
    csscolorparser::parse(text)
        .ok()
        .map(|color| Color::Rgba(color.to_rgba8()))
}

/// Declares the theme's roles once.
macro_rules! tokens {
    ($($variant:ident $word:literal,)+) => {
        /// A colour role of the theme.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "the words are the documentation")]
        pub enum Token {
            $($variant,)+
        }

        impl Choice for Token {
            const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$variant),)+];
        }
    };
}

tokens! {
    Primary "primary",
    OnPrimary "onPrimary",
    PrimaryContainer "primaryContainer",
    OnPrimaryContainer "onPrimaryContainer",
    Secondary "secondary",
    OnSecondary "onSecondary",
    SecondaryContainer "secondaryContainer",
    OnSecondaryContainer "onSecondaryContainer",
    Tertiary "tertiary",
    OnTertiary "onTertiary",
    TertiaryContainer "tertiaryContainer",
    OnTertiaryContainer "onTertiaryContainer",
    Error "error",
    OnError "onError",
    ErrorContainer "errorContainer",
    OnErrorContainer "onErrorContainer",
    Success "success",
    OnSuccess "onSuccess",
    Warning "warning",
    OnWarning "onWarning",
    Background "background",
    OnBackground "onBackground",
    Surface "surface",
    OnSurface "onSurface",
    SurfaceVariant "surfaceVariant",
    OnSurfaceVariant "onSurfaceVariant",
    Outline "outline",
    OutlineVariant "outlineVariant",
    Shadow "shadow",
    Scrim "scrim",
    InverseSurface "inverseSurface",
    InverseOnSurface "inverseOnSurface",
    InversePrimary "inversePrimary",
    SurfaceDisabled "surfaceDisabled",
    OnSurfaceDisabled "onSurfaceDisabled",
    Backdrop "backdrop",
    Elevation0 "elevation.level0",
    Elevation1 "elevation.level1",
    Elevation2 "elevation.level2",
    Elevation3 "elevation.level3",
    Elevation4 "elevation.level4",
    Elevation5 "elevation.level5",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_become_variables_of_the_theme() {
        let color = parse("elevation.level2").unwrap();
        assert_eq!(color.to_string(), "var(--fp-elevation-level2)");
        let color = parse("onSurfaceVariant").unwrap();
        assert_eq!(color.to_string(), "var(--fp-on-surface-variant)");
    }

    #[test]
    fn css_colours_are_written_anew() {
        assert_eq!(parse("rebeccapurple").unwrap().to_string(), "#663399ff");
        assert_eq!(parse("rgb(1 2 3 / 50%)").unwrap().to_string(), "#01020380");
    }

    #[test]
    fn style_injection_is_no_colour() {
        for hostile in [
            "red;position:fixed",
            "url(https://evil.example/x)",
            "var(--x)",
            "env(x)",
            "red}/*",
            "expression(alert(1))",
            "\\72 ed",
            "",
        ] {
            assert_eq!(parse(hostile), None, "{hostile}");
        }
    }
}
