//! Where in the window a view belongs, as `place.js` measures it.

use gtk::gdk::Rectangle;
use serde::Deserialize;

/// The place of one view, in CSS pixels of the window's page.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub(crate) struct Place {
    /// The view that belongs here.
    pub(crate) id: u64,
    left: f64,
    top: f64,
    width: f64,
    height: f64,
    /// How much smaller the page around it is drawn than it is.
    scale: f64,
    /// What can be seen of it: left, top, right and bottom.
    visible: Option<[f64; 4]>,
    /// Whether something of the page is painted over it.
    pub(crate) covered: bool,
}

/// The same in pixels of the window: a whole view behind an opening, never squeezed (decisions.md 24).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Shape {
    /// The opening through which the view is seen.
    pub(crate) opening: Rectangle,
    /// Where the view's own corner is in the opening; 0 or less.
    pub(crate) offset: (i32, i32),
    /// The width and height of the whole view.
    pub(crate) size: (i32, i32),
    /// How large the view draws its content.
    pub(crate) zoom: f64,
}

/// The longest side of a view, in pixels: beyond it, memory for its picture would be the window's concern.
const LONGEST: i32 = 8_000;

impl Place {
    /// Whether a view here is to be seen, in a window that draws its page at `zoom`.
    pub(crate) fn is_shown(&self, zoom: f64) -> bool {
        !self.covered && self.shape(zoom).is_some()
    }

    /// The shape in a window that draws its page at `zoom`; `None` when nothing of it is to be seen.
    pub(crate) fn shape(&self, zoom: f64) -> Option<Shape> {
        let [left, top, right, bottom] = self.visible?.map(|at| pixels(at * zoom));
        let (whole_left, whole_top) = (pixels(self.left * zoom), pixels(self.top * zoom));
        let (width, height) = (right - left, bottom - top);
        let size = (
            pixels(self.width * zoom).clamp(1, LONGEST),
            pixels(self.height * zoom).clamp(1, LONGEST),
        );
        let scale = self.scale * zoom;
        (width > 0 && height > 0).then(|| Shape {
            opening: Rectangle::new(left, top, width, height),
            offset: ((whole_left - left).min(0), (whole_top - top).min(0)),
            size,
            zoom: if scale.is_finite() && scale > 0.0 {
                scale
            } else {
                1.0
            },
        })
    }
}

fn pixels(length: f64) -> i32 {
    // Numbers beyond the range end at its ends; one that is none is 0.
    length.round() as i32
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn place(visible: serde_json::Value) -> Place {
        serde_json::from_value(json!({
            "id": 7, "left": 100, "top": -50.4, "width": 400, "height": 300, "scale": 1, "visible": visible,
            "covered": false
        }))
        .unwrap()
    }

    #[test]
    fn a_view_at_half_scroll_keeps_its_size_behind_the_opening() {
        let shape = place(json!([100, 0, 500, 249.6])).shape(1.0).unwrap();
        assert_eq!(shape.opening, Rectangle::new(100, 0, 400, 250));
        assert_eq!(shape.offset, (0, -50));
        assert_eq!(shape.size, (400, 300));
    }

    #[test]
    fn page_zoom_moves_and_enlarges_alike() {
        let shape = place(json!([100, 0, 500, 249.6])).shape(1.5).unwrap();
        assert_eq!(shape.opening, Rectangle::new(150, 0, 600, 374));
        assert_eq!(shape.offset, (0, -76));
        assert_eq!(shape.size, (600, 450));
        assert!((shape.zoom - 1.5).abs() < f64::EPSILON);
    }

    #[test]
    fn what_nobody_can_see_has_no_shape() {
        assert_eq!(place(json!(null)).shape(1.0), None);
        assert_eq!(place(json!([500, 0, 500, 10])).shape(1.0), None);
    }
}
