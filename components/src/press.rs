//! What happens when a person presses a control of a plugin.

use dioxus::prelude::{Callback, try_consume_context, use_hook};
use faceplate_renderer::component::Node;
use faceplate_renderer::prop::Trigger;

use crate::action::{Actions, ControlKey, Run};
use crate::extension_id::ExtensionId;

/// A control of a plugin was pressed.
#[derive(Clone, Debug, PartialEq)]
pub struct Press {
    /// What to do. For a form, the payload holds its values.
    pub trigger: Trigger,
    /// What the control says, for messages about what came of it.
    pub label: String,
    /// Which control it is.
    pub control: ControlKey,
    /// Which use of a template it stands in ([`Node::instance`]).
    ///
    /// [`Node::instance`]: faceplate_renderer::component::Node::instance
    pub instance: u64,
}

/// Receives what is pressed. A surface provides it as a context value; where nobody does, as in static HTML,
/// controls are painted all the same and do nothing.
#[derive(Clone, Copy, PartialEq)]
pub struct OnPress(pub Callback<Press>);

/// Where a control stands in its extension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The number of its node.
    pub(crate) number: u64,
    /// Its place in that node, where there are several.
    pub(crate) index: usize,
    /// Which use of a template the node comes from.
    pub(crate) instance: u64,
}

impl Place {
    /// Where `node` stands.
    pub(crate) fn of(node: &Node) -> Self {
        Self {
            number: node.number,
            index: 0,
            instance: node.instance,
        }
    }
}

/// A control that can be pressed.
#[derive(Clone)]
pub(crate) struct Control {
    key: ControlKey,
    instance: u64,
    on_press: Option<OnPress>,
    /// How what it does stands.
    pub(crate) run: Run,
}

/// The control at `place` in the extension around the current scope. It is painted again when what it does begins
/// or ends.
pub(crate) fn use_control(place: Place) -> Control {
    let on_press = use_hook(try_consume_context::<OnPress>);
    let actions = use_hook(try_consume_context::<Actions>);
    let extension = use_hook(ExtensionId::here);
    let key = ControlKey {
        extension,
        number: place.number,
        index: place.index,
    };
    Control {
        run: actions
            .map(|actions| actions.run_of(&key))
            .unwrap_or_default(),
        key,
        instance: place.instance,
        on_press,
    }
}

impl Control {
    /// Which control it is.
    pub(crate) fn key(&self) -> ControlKey {
        self.key.clone()
    }

    /// Whether what it does has not ended.
    pub(crate) fn is_busy(&self) -> bool {
        self.run == Run::Running
    }

    /// A person pressed it. While what it does has not ended, [`Actions`] does nothing.
    pub(crate) fn press(&self, trigger: Trigger, label: String) {
        if let Some(OnPress(callback)) = self.on_press {
            callback.call(Press {
                trigger,
                label,
                control: self.key.clone(),
                instance: self.instance,
            });
            // Its first run is not known yet to what was painted.
            dioxus_core::needs_update();
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
