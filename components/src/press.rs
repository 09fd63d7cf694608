//! What happens when a person presses a control of a plugin.

use dioxus::prelude::{Callback, try_consume_context, use_hook};
use faceplate_renderer::prop::Trigger;

/// A control of a plugin was pressed.
#[derive(Clone, Debug, PartialEq)]
pub struct Press {
    /// What to do. For a form, the payload holds its values.
    pub trigger: Trigger,
    /// What the control says, for messages about what came of it.
    pub label: String,
}

/// Receives what is pressed. A surface provides it as a context value; where nobody does, as in static HTML,
/// controls are painted all the same and do nothing.
#[derive(Clone, Copy, PartialEq)]
pub struct OnPress(pub Callback<Press>);

/// A function that tells the surface around the current scope of a press.
pub(crate) fn use_press() -> impl Fn(Press) + Copy {
    let on_press = use_hook(try_consume_context::<OnPress>);
    move |press| {
        if let Some(OnPress(callback)) = on_press {
            callback.call(press);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::primitive::page::Page;

    #[test]
    fn without_a_surface_a_control_is_painted_and_does_nothing() {
        let mut page =
            Page::bare(r#"{"component": "host.button", "label": "Ping", "actionId": "ping"}"#);
        page.click();
        assert!(page.html().contains(">Ping</span>"), "{}", page.html());
        assert!(page.presses().is_empty());
    }
}
