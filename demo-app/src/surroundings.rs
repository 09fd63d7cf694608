//! What the app runs in.

use std::rc::Rc;

use faceplate_components::client::HttpHost;

use crate::window::Window;
use crate::workbench::choices::Choices;

/// What the app starts with; whoever starts it gives it as a root context.
#[derive(Clone)]
pub(crate) struct Surroundings {
    /// The host.
    pub(crate) host: HttpHost,
    /// What is chosen at the start.
    pub(crate) choices: Choices,
    /// The window or page around the app.
    pub(crate) window: Rc<dyn Window>,
}
