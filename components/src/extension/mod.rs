//! UI extensions as a host delivers them, read into what surfaces paint (contract sections 3.1 to 3.3).

mod inventory;
mod json;
mod list;
mod page;
mod plugin;
mod shortfall;

use std::sync::Arc;

use faceplate_renderer::component::{Component, InvalidCode, Node};
use faceplate_renderer::icon::Icon;
use faceplate_renderer::prop::Label;
use faceplate_renderer::{Limits, view};
use serde_json::Value;

pub use inventory::{Inventory, LoadState, PluginItem};
pub use list::Extensions;
pub use page::{IsolatedMode, IsolatedPage, PageFault, PageFile};
pub use plugin::{Plugin, Trust, Warning};
pub use shortfall::{Resource, Shortfall};

/// One UI extension, ready to paint. Equal views look the same.
#[derive(Clone, Debug)]
pub struct ExtensionView {
    /// Names the extension among all that a host delivers; stays while the plugin does.
    pub key: Box<str>,
    /// Whose extension it is.
    pub plugin: Arc<Plugin>,
    /// Its id, which is unique in its plugin at best.
    pub id: Box<str>,
    /// Where it belongs.
    pub surface: Surface,
    /// What it is called.
    pub title: Label,
    /// Its own icon.
    pub icon: Option<Icon>,
    /// What a navigation entry says, at most 24 characters if its author kept to the contract.
    pub navigation_label: Option<Label>,
    /// How a navbar widget appears on small screens.
    pub mobile_presentation: MobilePresentation,
    /// Its place among others, ascending; without one it comes after those that have one (decisions.md 13).
    pub order: Option<i64>,
    /// What a person should know before using it, the gravest first.
    pub warnings: Vec<Warning>,
    /// What to show.
    pub content: Content,
}

/// Where an extension belongs in the host (contract section 8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Surface {
    /// A tab of the settings dialog.
    SettingsTab,
    /// A widget in the app bar.
    NavbarWidget,
    /// A panel in the control area.
    PrinterPanel,
    /// An action in the control area, before the panels.
    PrinterAction,
    /// A dialog that another extension of the plugin opens.
    Modal,
    /// A destination of the navigation.
    Page,
}

impl Surface {
    /// Every surface.
    pub const ALL: [Self; 6] = [
        Self::SettingsTab,
        Self::NavbarWidget,
        Self::PrinterPanel,
        Self::PrinterAction,
        Self::Modal,
        Self::Page,
    ];

    /// Its name in manifests.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SettingsTab => "settings_tab",
            Self::NavbarWidget => "navbar_widget",
            Self::PrinterPanel => "printer_panel",
            Self::PrinterAction => "printer_action",
            Self::Modal => "modal",
            Self::Page => "page",
        }
    }

    /// The surface called `name` in manifests.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|surface| surface.name() == name)
    }
}

/// How a navbar widget appears on small screens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MobilePresentation {
    /// In the app bar, as on large ones.
    #[default]
    Inline,
    /// Below the app bar, as a card.
    Card,
    /// In the app bar, as ring gauges.
    Gauges,
}

/// What an extension shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Components.
    Tree {
        /// The outermost node.
        root: Arc<Node>,
        /// Templates are missing because the host withheld them: it gives them to administrators only
        /// (decisions.md 16).
        templates_withheld: bool,
    },
    /// A page of the plugin's own, which only an isolated view may show.
    Isolated(Arc<IsolatedPage>),
    /// Nothing that could be shown.
    Failed(Failure),
}

/// Why an extension shows nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It is declarative and has no schema.
    NoSchema,
    /// Its mode is none of the contract's.
    UnknownMode(Label),
}

impl ExtensionView {
    /// Whether it is a page of the plugin's own.
    pub fn has_page(&self) -> bool {
        matches!(self.content, Content::Isolated(_))
    }

    /// Reads one extension: an item of `GET /plugins/ui`, or of `uiExtensions` in the inventory. `templates` are the
    /// plugin's `components`, if the host gave them. `None` when it has no id or belongs to no surface: there is no
    /// place for it then.
    fn read(item: &Value, plugin: Arc<Plugin>, templates: Option<&[Value]>) -> Option<Self> {
        let surface = Surface::named(json::text(item, "surface")?.as_ref())?;
        let id: Box<str> = json::text(item, "id")?.into();
        let label = |key| json::label(item, key);
        let content = Content::read(item, &plugin.id, templates);
        let isolated = matches!(content, Content::Isolated(_));
        Some(Self {
            key: format!("{}:{id}", plugin.id).into(),
            title: label("title").unwrap_or_else(|| plugin.name.clone()),
            icon: json::text(item, "icon").and_then(|name| Icon::new(&name)),
            navigation_label: label("navigationLabel"),
            mobile_presentation: match json::text(item, "mobilePresentation").as_deref() {
                Some("card") => MobilePresentation::Card,
                Some("gauges") => MobilePresentation::Gauges,
                Some(_) | None => MobilePresentation::Inline,
            },
            order: item.get("order").and_then(Value::as_i64),
            warnings: Warning::of(&plugin, isolated, item),
            plugin,
            id,
            surface,
            content,
        })
    }

    /// The icon in settings: the extension's, else the plugin's, else a puzzle piece (contract section 3.2).
    pub fn settings_icon(&self) -> &str {
        let icon = self.icon.as_ref().or(self.plugin.icon.as_ref());
        icon.map_or("puzzle-outline", Icon::name)
    }

    /// The icon in the navigation: the extension's, else a puzzle piece (contract section 8).
    pub fn navigation_icon(&self) -> &str {
        self.icon.as_ref().map_or("puzzle", Icon::name)
    }

    /// What the navigation says: the extension's label, else its title, which is never empty.
    pub fn navigation_text(&self) -> &Label {
        self.navigation_label.as_ref().unwrap_or(&self.title)
    }
}

/// Most comparisons are of a view with itself, which must not cost a walk over its nodes.
impl PartialEq for ExtensionView {
    fn eq(&self, other: &Self) -> bool {
        let Self {
            key,
            plugin,
            id,
            surface,
            title,
            icon,
            navigation_label,
            mobile_presentation,
            order,
            warnings,
            content,
        } = self;
        std::ptr::eq(self, other)
            || *key == other.key
                && *plugin == other.plugin
                && *id == other.id
                && *surface == other.surface
                && *title == other.title
                && *icon == other.icon
                && *navigation_label == other.navigation_label
                && *mobile_presentation == other.mobile_presentation
                && *order == other.order
                && *warnings == other.warnings
                && *content == other.content
    }
}

impl Content {
    fn read(item: &Value, plugin_id: &str, templates: Option<&[Value]>) -> Self {
        let isolated = |mode| {
            let page = IsolatedPage::read(mode, item, plugin_id, templates);
            Self::Isolated(Arc::new(page))
        };
        match json::text(item, "mode").as_deref() {
            Some("webview") => isolated(IsolatedMode::Webview),
            Some("custom_bundle") => isolated(IsolatedMode::CustomBundle),
            None | Some("declarative") => match item.get("schema") {
                Some(schema) if !json::is_empty(schema) => Self::tree(schema, templates),
                Some(_) | None => Self::Failed(Failure::NoSchema),
            },
            Some(other) => Self::Failed(Failure::UnknownMode(Label::new(other))),
        }
    }

    fn tree(schema: &Value, templates: Option<&[Value]>) -> Self {
        // Who wants to know of problems asks `check`; here they are where they occur, as nodes.
        let root = view(schema, templates.unwrap_or_default(), &Limits::DEFAULT);
        Self::Tree {
            templates_withheld: templates.is_none() && lacks_template(&root),
            root,
        }
    }
}

fn lacks_template(node: &Node) -> bool {
    matches!(&node.component, Component::Invalid(invalid) if invalid.code == InvalidCode::UnknownTemplate)
        || node.children().iter().any(|child| lacks_template(child))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn view(item: Value) -> ExtensionView {
        let list = Extensions::default().updated(&json!([item]), None);
        list.iter().next().unwrap().as_ref().clone()
    }

    #[test]
    fn missing_keys_leave_an_extension_that_can_be_shown() {
        let view = view(json!({"id": "a", "surface": "page", "pluginId": "acme.clock"}));
        assert_eq!(&*view.title, "acme.clock");
        assert_eq!(view.navigation_icon(), "puzzle");
        assert_eq!(view.settings_icon(), "puzzle-outline");
        assert_eq!(view.content, Content::Failed(Failure::NoSchema));
        assert_eq!(view.plugin.trust, Trust::Unknown);
    }

    #[test]
    fn an_empty_list_is_an_empty_object_as_in_php() {
        let view = view(json!({
            "id": "a", "surface": "page", "pluginId": "acme.clock", "schema": [], "warnings": {}, "components": {}
        }));
        assert_eq!(view.content, Content::Failed(Failure::NoSchema));
        assert_eq!(view.warnings, []);
    }

    #[test]
    fn a_name_or_title_leaves_room_for_the_hosts_own_words() {
        let long = "é\u{202e}".repeat(5_000);
        let view = view(
            json!({"id": "a", "surface": "page", "pluginId": "x.y", "pluginName": long, "title": long}),
        );
        assert_eq!(*view.title, "é".repeat(80) + "…");
        assert_eq!(view.plugin.name, view.title);
    }

    #[test]
    fn an_unknown_mode_says_so_and_pages_wait_for_an_isolated_view() {
        let content = |mode: &str| {
            view(json!({"id": "a", "surface": "modal", "pluginId": "x.y", "mode": mode, "schema": {"component": "text"}}))
                .content
        };
        assert_eq!(
            content("hologram"),
            Content::Failed(Failure::UnknownMode(Label::new("hologram")))
        );
        for mode in [IsolatedMode::Webview, IsolatedMode::CustomBundle] {
            assert!(matches!(content(mode.name()), Content::Isolated(page) if page.mode == mode));
        }
        assert!(matches!(content("declarative"), Content::Tree { .. }));
    }
}
