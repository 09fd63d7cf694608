//! View trees as static HTML.

use std::sync::Arc;

use dioxus::prelude::*;
use faceplate_components::extension_id::ExtensionId;
use faceplate_components::input_state::InputState;
use faceplate_components::paint::{PaintContext, Presentation, paint};
use faceplate_renderer::component::Node;

/// `node`, painted as the extension `extension` of the plugin `plugin`, where the next heading is an `h2`.
pub fn html(plugin: &str, extension: &str, node: &Arc<Node>) -> String {
    let props = PageProps {
        id: ExtensionId::new(plugin, extension),
        node: Arc::clone(node),
    };
    let mut dom = VirtualDom::new_with_props(page, props);
    dom.rebuild_in_place();
    dioxus_ssr::render(&dom)
}

#[derive(Clone)]
struct PageProps {
    id: ExtensionId,
    node: Arc<Node>,
}

fn page(props: PageProps) -> Element {
    use_context_provider(|| props.id.clone());
    use_context_provider(InputState::new);
    paint(&props.node, PaintContext::new(2, Presentation::Block))
}
