//! Why a plugin gave no result.

use std::time::Duration;

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::super::store::StoreError;
use super::excerpt;

/// Why a plugin gave no result. Its text is for people: what happened, where, and what to do.
#[derive(Debug, PartialEq, thiserror::Error)]
pub(in crate::host) enum Failure {
    /// Nothing that this host could run.
    #[error("The manifest's runtime.type is neither `php` nor `bridge`.")]
    NoRuntime,
    /// The computer has less than the plugin asks for; the text says of what.
    #[error("{0}")]
    Unmet(String),
    /// What the plugin must be told is not known.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// There is no interpreter.
    #[error(
        "PHP is not installed, and this plugin runs on it. Install it (Debian and Ubuntu: apt install php-cli; \
         macOS: brew install php) and try again. What the plugin shows without its actions works."
    )]
    PhpMissing,
    /// The manifest names no file.
    #[error("The manifest names no handler for {subject}.")]
    NoHandler { subject: String },
    /// There is no such file.
    #[error("The handler {handler} is not in the plugin's folder.")]
    HandlerMissing { handler: String },
    /// The file must not be run.
    #[error("The handler {handler} was not run: {reason}.")]
    HandlerRefused {
        handler: String,
        reason: &'static str,
    },
    /// The process did not start.
    #[error("The handler {handler} could not be started: {reason}.")]
    NotStarted { handler: String, reason: String },
    /// The process ended otherwise than with 0.
    #[error("The handler {handler} ended with {how}{}", wrote(said))]
    Exit {
        handler: String,
        /// `exit code 3` or `signal 9`.
        how: String,
        /// What it wrote to standard error; empty for nothing.
        said: String,
    },
    /// No answer in time.
    #[error("No answer from {subject} within {} s; it was ended.", limit.as_secs())]
    Timeout { subject: String, limit: Duration },
    /// The answer has no end that is near enough.
    #[error("The answer of {subject} is longer than {} MiB.", limit / (1024 * 1024))]
    TooLarge { subject: String, limit: usize },
    /// The answer is not JSON.
    #[error("The answer of {subject} is not JSON ({problem}). It begins: {excerpt}")]
    NotJson {
        subject: String,
        problem: String,
        excerpt: String,
    },
    /// The answer is JSON of another type.
    #[error(
        "The answer of {subject} is {found}; an object is expected, such as {{\"data\": {{}}}}."
    )]
    NotAnObject { subject: String, found: String },
    /// The manifest names a socket alone.
    #[error(
        "The manifest's runtime.socketPath is not supported: through a socket a plugin could reach services of this \
         computer that trust their callers. Let the bridge listen on a port of 127.0.0.1 and name it in \
         runtime.baseUrl."
    )]
    Socket,
    /// There is no docker.
    #[error(
        "This plugin runs container images, and docker is not installed. Install it \
         (https://docs.docker.com/engine/install/) and try again."
    )]
    DockerMissing,
    /// Docker does not do what it is told.
    #[error("docker cannot be used ({said}). Start it, or get the right to use it.")]
    Docker { said: String },
    /// The image must be fetched first, which is for a person to do.
    #[error(
        "The container image {image} is not on this computer. Fetch it with `docker pull {image}`."
    )]
    ImageMissing { image: String },
    /// Nobody asked for the image to be started.
    #[error(
        "The plugin's bridge is a container image, which this host starts only when it is asked to: start the host with \
         --start-images, or start the image yourself and name its address in runtime.baseUrl."
    )]
    ImageNotStarted,
    /// The manifest's image cannot be a bridge.
    #[error("The manifest's runtime.managedImageId names no image with a service.port.")]
    NoImage,
    /// The manifest names no address.
    #[error("The manifest names no runtime.baseUrl for the bridge.")]
    NoAddress,
    /// The address is none for a bridge, or out of reach for it.
    #[error("The bridge's address {address} is not used: {reason}.")]
    Address { address: String, reason: String },
    /// Nobody is there.
    #[error("The bridge at {address} cannot be reached ({reason}). Is it running?")]
    Unreachable { address: String, reason: String },
    /// The bridge says no.
    #[error("The bridge at {address} answered {status}{}", wrote(said))]
    Status {
        address: String,
        status: u16,
        /// The `message` of its answer, else the answer's beginning; empty for nothing.
        said: String,
        /// Whether it was a `message`: words for people.
        for_people: bool,
    },
}

/// `said` at the end of a sentence.
fn wrote(said: &str) -> String {
    if said.is_empty() {
        ".".to_owned()
    } else {
        format!(": {said}")
    }
}

impl Failure {
    /// The image `named` must be fetched first.
    pub(in crate::host) fn image_missing(named: &str) -> Self {
        let image = excerpt(named.as_bytes());
        Self::ImageMissing { image }
    }

    /// What a program may tell failures apart by.
    pub(in crate::host) const fn code(&self) -> &'static str {
        match self {
            Self::NoRuntime => "no-runtime",
            Self::Unmet(_) => "requirements-unmet",
            Self::Store(error) => error.code(),
            Self::PhpMissing => "php-missing",
            Self::NoHandler { .. } | Self::HandlerMissing { .. } => "handler-missing",
            Self::HandlerRefused { .. } => "handler-refused",
            Self::NotStarted { .. } => "handler-not-started",
            Self::Exit { .. } | Self::Status { .. } => "plugin-failed",
            Self::Timeout { .. } => "timeout",
            Self::TooLarge { .. } => "answer-too-large",
            Self::NotJson { .. } => "answer-not-json",
            Self::NotAnObject { .. } => "answer-not-an-object",
            Self::Socket => "socket-not-supported",
            Self::DockerMissing => "docker-missing",
            Self::Docker { .. } => "docker-failed",
            Self::ImageMissing { .. } | Self::NoImage => "image-missing",
            Self::ImageNotStarted => "image-not-started",
            Self::NoAddress | Self::Address { .. } => "address-not-allowed",
            Self::Unreachable { .. } => "bridge-unreachable",
        }
    }

    /// The status of an answer that reports it.
    pub(in crate::host) const fn status(&self) -> StatusCode {
        match self {
            Self::PhpMissing
            | Self::DockerMissing
            | Self::Docker { .. }
            | Self::Unreachable { .. } => StatusCode::SERVICE_UNAVAILABLE,
            Self::Store(_) => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Unmet(_) => StatusCode::CONFLICT,
            Self::Timeout { .. } => StatusCode::GATEWAY_TIMEOUT,
            Self::NoRuntime
            | Self::NoHandler { .. }
            | Self::HandlerMissing { .. }
            | Self::HandlerRefused { .. }
            | Self::NotStarted { .. }
            | Self::Exit { .. }
            | Self::TooLarge { .. }
            | Self::NotJson { .. }
            | Self::NotAnObject { .. }
            | Self::Socket
            | Self::ImageMissing { .. }
            | Self::ImageNotStarted
            | Self::NoImage
            | Self::NoAddress
            | Self::Address { .. }
            | Self::Status { .. } => StatusCode::BAD_GATEWAY,
        }
    }

    /// What its text is made from, for programs that say it in another language.
    pub(in crate::host) fn details(&self) -> Value {
        if let Some(said) = self.words() {
            return json!({"said": said});
        }
        match self {
            Self::HandlerMissing { handler } | Self::Exit { handler, .. } => {
                json!({"handler": handler})
            }
            Self::Status {
                address, status, ..
            } => json!({"address": address, "status": status}),
            Self::Timeout { limit, .. } => json!({"seconds": limit.as_secs()}),
            Self::TooLarge { limit, .. } => json!({"limit": limit / (1024 * 1024)}),
            Self::NotJson { excerpt, .. } => json!({"excerpt": excerpt}),
            Self::ImageMissing { image } => json!({"image": image}),
            Self::Unreachable { address, .. } => json!({"address": address}),
            Self::PhpMissing
            | Self::DockerMissing
            | Self::ImageNotStarted
            | Self::NotAnObject { .. }
            | Self::Unmet(_)
            | Self::NoRuntime
            | Self::Store(_)
            | Self::NoHandler { .. }
            | Self::HandlerRefused { .. }
            | Self::NotStarted { .. }
            | Self::Socket
            | Self::Docker { .. }
            | Self::NoImage
            | Self::NoAddress
            | Self::Address { .. } => json!({}),
        }
    }

    /// `{code, details, subject}`, where `subject` is the part of the plugin that it is about.
    pub(in crate::host) fn reason(&self, subject: Option<&str>) -> Value {
        json!({"code": self.code(), "details": self.details(), "subject": subject})
    }

    /// The plugin's own words for the person who acted, when it had some.
    pub(in crate::host) fn words(&self) -> Option<&str> {
        if let Self::Exit { said, .. }
        | Self::Status {
            said,
            for_people: true,
            ..
        } = self
            && !said.is_empty()
        {
            Some(said)
        } else {
            None
        }
    }
}
