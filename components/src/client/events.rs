//! What the host tells by itself.

/// Something that the host told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostEvent {
    /// The stream is open. What happened before is not told, so it is time to ask.
    Connected,
    /// Plugins changed: it is time to ask again.
    Reload,
    /// The stream broke. It is being opened again; until then nothing is told.
    Lost,
}

/// The name of the server-sent event that stands for [`HostEvent::Reload`].
#[cfg(feature = "client")]
pub(super) const RELOAD: &str = "reload";
