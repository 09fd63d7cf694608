//! Container images of plugins (contract sections 1.11 and 5.2), through the `docker` of this computer.
//!
//! Images are looked for, never fetched. One that is a plugin's bridge is started only where the host was asked to do
//! that, as little as it can be: no rights, bounded memory and processes, one port of 127.0.0.1.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use faceplate_renderer::Manifest;
use faceplate_renderer::manifest::Image;
use serde_json::{Map, Value};
use tokio::sync::Mutex as Gate;
use url::Url;

use super::docker::{Leash, Trouble, docker, is_reference};
use super::runtime::Failure;
use super::shape::list_of;

/// The most that a container may use; its manifest may ask for less.
const MEMORY_MB: u64 = 1_024;
const PROCESSES: u64 = 256;

/// The images of plugins, and the containers that this host started. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Images(Arc<Inner>);

struct Inner {
    /// Whether the host was asked to start them.
    start: bool,
    /// What is known of each image, by its reference.
    states: Mutex<HashMap<String, ImageState>>,
    /// By plugin.
    containers: Mutex<HashMap<String, Container>>,
    /// Held while one is started: two requests want one container.
    starting: Gate<()>,
}

/// Whether an image is on this computer.
#[derive(Clone, Debug, PartialEq)]
enum ImageState {
    Present,
    Missing,
    /// It cannot be told, and why.
    Unknown(Trouble),
}

/// A container that runs.
struct Container {
    address: Url,
    leash: Option<Leash>,
}

impl Images {
    /// `start` is whether the host was asked to start images that are bridges.
    pub(crate) fn new(start: bool) -> Self {
        Self(Arc::new(Inner {
            start,
            states: Mutex::default(),
            containers: Mutex::default(),
            starting: Gate::default(),
        }))
    }

    /// Looks for all images of a plugin.
    pub(super) async fn look(&self, manifest: &Manifest) {
        for image in &manifest.images {
            self.state(&image.image).await;
        }
    }

    /// `images` of a manifest, each with `state`: `present`, `missing` or `unknown`, as it was when somebody looked.
    pub(super) fn shown(&self, manifest: &Value) -> Vec<Value> {
        let states = self.0.states();
        let mut images = list_of(manifest, "images");
        for image in images.iter_mut().filter_map(Value::as_object_mut) {
            let state = match state_of(&states, image) {
                Some(ImageState::Present) => "present",
                Some(ImageState::Missing) => "missing",
                Some(ImageState::Unknown(_)) | None => "unknown",
            };
            image.insert("state".to_owned(), state.into());
        }
        images
    }

    /// What a person should know about the images of a manifest, each once.
    pub(super) fn warnings(&self, manifest: &Value) -> Vec<String> {
        let states = self.0.states();
        let mut warnings = Vec::new();
        for image in list_of(manifest, "images")
            .iter()
            .filter_map(Value::as_object)
        {
            let warning = match state_of(&states, image) {
                Some(ImageState::Missing) => {
                    let name = image
                        .get("image")
                        .and_then(Value::as_str)
                        .unwrap_or_default();
                    Failure::image_missing(name).to_string()
                }
                Some(ImageState::Unknown(trouble)) => trouble.failure().to_string(),
                Some(ImageState::Present) | None => continue,
            };
            if !warnings.contains(&warning) {
                warnings.push(warning);
            }
        }
        warnings
    }

    /// Where the image listens that is the bridge of `plugin`. It is started, unless it runs.
    pub(super) async fn start(&self, plugin: &str, manifest: &Manifest) -> Result<Url, Failure> {
        let _starting = self.0.starting.lock().await;
        if let Some(running) = self.0.containers().get(plugin) {
            return Ok(running.address.clone());
        }
        let id = manifest.runtime.managed_image_id.as_deref();
        let named = manifest.images.iter().find(|image| Some(&*image.id) == id);
        let Some((image, port)) = named.and_then(|image| Some((image, image.port?))) else {
            return Err(Failure::NoImage);
        };
        match self.state(&image.image).await {
            ImageState::Unknown(trouble) => return Err(trouble.failure()),
            ImageState::Missing => return Err(Failure::image_missing(&image.image)),
            ImageState::Present if !self.0.start => return Err(Failure::ImageNotStarted),
            ImageState::Present => {}
        }
        let name = container_name(plugin, image);
        // Another host of this computer may have started it.
        let format = "{{.State.Running}} {{.Config.Image}} {{.Id}}";
        let found = docker(["container", "inspect", "--format", format, "--", &name]).await;
        let running = format!("true {} ", image.image);
        let own = found
            .as_deref()
            .ok()
            .and_then(|own| own.strip_prefix(&running));
        let own = match own {
            Some(own) => own.to_owned(),
            None => {
                if found.is_ok() {
                    let removed = docker(["container", "rm", "--force", "--", &name]).await;
                    removed.map_err(|trouble| trouble.failure())?;
                }
                run(&name, image, port, &service(manifest, image)).await?
            }
        };
        let leash = Leash::of(own.trim());
        let published = format!("{port}/tcp");
        let listens = docker(["container", "port", &name, &published]).await;
        let listens = listens.map_err(|trouble| trouble.failure())?;
        let address = listens.lines().next().unwrap_or_default().trim();
        let address = Url::parse(&format!("http://{address}")).map_err(|error| {
            let said = format!("{address:?} is no address: {error}");
            Trouble::Said(said).failure()
        })?;
        let container = Container {
            address: address.clone(),
            leash,
        };
        self.0.containers().insert(plugin.to_owned(), container);
        Ok(address)
    }

    /// Removes the container of `plugin`, which does not answer, without waiting for that: the next request starts another.
    pub(super) fn lost(&self, plugin: &str) {
        self.0.containers().remove(plugin);
    }

    /// Removes the container of `plugin`, if there is one.
    pub(super) async fn stop(&self, plugin: &str) {
        let _starting = self.0.starting.lock().await;
        let container = self.0.containers().remove(plugin);
        if let Some(Container {
            leash: Some(leash), ..
        }) = container
        {
            leash.end().await;
        }
    }

    /// Looks for an image.
    async fn state(&self, image: &str) -> ImageState {
        let state = if is_reference(image) {
            let found = docker(["image", "inspect", "--format", "{{.Id}}", "--", image]).await;
            match found {
                Ok(_) => ImageState::Present,
                Err(Trouble::Said(said)) if said.to_lowercase().contains("no such image") => {
                    ImageState::Missing
                }
                Err(trouble) => ImageState::Unknown(trouble),
            }
        } else {
            ImageState::Missing
        };
        self.0.states().insert(image.to_owned(), state.clone());
        state
    }
}

impl Inner {
    fn states(&self) -> MutexGuard<'_, HashMap<String, ImageState>> {
        self.states.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn containers(&self) -> MutexGuard<'_, HashMap<String, Container>> {
        let containers = self.containers.lock();
        containers.unwrap_or_else(PoisonError::into_inner)
    }
}

fn state_of<'a>(
    states: &'a HashMap<String, ImageState>,
    image: &Map<String, Value>,
) -> Option<&'a ImageState> {
    states.get(image.get("image")?.as_str()?.trim())
}

/// The name of the container that is a plugin's bridge: the same for every host, so that one finds what another left.
fn container_name(plugin: &str, image: &Image) -> String {
    let name = format!("faceplate-plugin-{plugin}-{}", image.id);
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    name.chars().map(plain).collect()
}

/// `service` of an image in the manifest.
fn service(manifest: &Manifest, image: &Image) -> Value {
    let written = Value::Object(manifest.raw.clone());
    let written = written.pointer(&format!("{}/service", image.pointer));
    written.cloned().unwrap_or_default()
}

/// Starts a container: its id.
async fn run(name: &str, image: &Image, port: u16, service: &Value) -> Result<String, Failure> {
    let asked = |key: &str, most: u64| {
        let asked = service.pointer(&format!("/resources/{key}"));
        let asked = asked.and_then(Value::as_u64).filter(|asked| *asked > 0);
        asked.map_or(most, |asked| asked.min(most))
    };
    let mut arguments = vec![
        "run".to_owned(),
        "--detach".to_owned(),
        "--rm".to_owned(),
        "--pull=never".to_owned(),
        format!("--name={name}"),
        format!("--publish=127.0.0.1::{port}"),
        "--cap-drop=ALL".to_owned(),
        "--security-opt=no-new-privileges".to_owned(),
        format!("--memory={}m", asked("memoryMb", MEMORY_MB)),
        format!("--pids-limit={}", asked("pidsLimit", PROCESSES)),
    ];
    let environment = service.get("environment").and_then(Value::as_object);
    for (key, value) in environment.into_iter().flatten() {
        let value = value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned);
        arguments.push(format!("--env={key}={value}"));
    }
    arguments.extend(["--".to_owned(), image.image.to_string()]);
    match service.get("args") {
        Some(Value::String(text)) => {
            arguments.extend(text.split_whitespace().map(str::to_owned));
        }
        Some(Value::Array(list)) => {
            arguments.extend(list.iter().filter_map(Value::as_str).map(str::to_owned));
        }
        Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_)) | None => {}
    }
    let started = docker(&arguments).await;
    started.map_err(|trouble| trouble.failure())
}
