//! How large the simulated host's window is.

use std::fmt;

/// The least and the most a side may have, in CSS pixels.
const BOUNDS: std::ops::RangeInclusive<u16> = 240..=3840;

/// The size of the simulated window, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Size {
    /// As large as the space for it.
    #[default]
    Fluid,
    /// So wide, and so high or as high as the space for it.
    Fixed {
        /// From side to side.
        width: u16,
        /// From top to bottom.
        height: Option<u16>,
    },
}

impl Size {
    /// The sizes a person is offered.
    pub(crate) const OFFERED: [Self; 5] = [
        Self::Fluid,
        Self::fixed(375, Some(812)),
        Self::fixed(768, None),
        Self::fixed(1024, Some(768)),
        Self::fixed(1440, Some(900)),
    ];

    const fn fixed(width: u16, height: Option<u16>) -> Self {
        Self::Fixed { width, height }
    }

    /// `fluid`, a width (`768`) or both sides (`375x812`), each from 240 to 3840.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let side = |text: &str| text.parse().ok().filter(|side| BOUNDS.contains(side));
        if text == "fluid" {
            return Some(Self::Fluid);
        }
        Some(match text.split_once('x') {
            Some((width, height)) => Self::fixed(side(width)?, Some(side(height)?)),
            None => Self::fixed(side(text)?, None),
        })
    }

    /// How much smaller to draw the window so that its width fits into `available` CSS pixels: from a half, below
    /// which nothing could be read and scrolling is better, to 1.
    pub(crate) fn scale(self, available: f64) -> f64 {
        match self {
            Self::Fixed { width, .. } if available > 0.0 => {
                (available / f64::from(width)).clamp(0.5, 1.0)
            }
            Self::Fluid | Self::Fixed { .. } => 1.0,
        }
    }
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fluid => f.write_str("fluid"),
            Self::Fixed {
                width,
                height: Some(height),
            } => write!(f, "{width}x{height}"),
            Self::Fixed {
                width,
                height: None,
            } => write!(f, "{width}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_that_is_offered_is_read_back() {
        for size in Size::OFFERED {
            assert_eq!(Size::parse(&size.to_string()), Some(size));
        }
    }

    #[test]
    fn sizes_that_no_window_has_are_refused() {
        for text in [
            "",
            "x",
            "375x",
            "0x0",
            "375X812",
            "100",
            "99999",
            "-375x812",
            "375x812x1",
        ] {
            assert_eq!(Size::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_window_is_drawn_smaller_only_where_it_does_not_fit() {
        let wide = Size::fixed(1440, Some(900));
        assert!((wide.scale(1080.0) - 0.75).abs() < 1e-9);
        assert!((wide.scale(2000.0) - 1.0).abs() < 1e-9);
        assert!((wide.scale(100.0) - 0.5).abs() < 1e-9);
        assert!((wide.scale(0.0) - 1.0).abs() < 1e-9);
        assert!((Size::Fluid.scale(10.0) - 1.0).abs() < 1e-9);
    }
}
