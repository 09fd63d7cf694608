//! Runs plugins: what actions and hooks share, from the saved settings to what a result asks of the host.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use faceplate_renderer::Manifest;
use faceplate_renderer::manifest::RuntimeType;
use serde_json::{Map, Value};

use super::complaint::Complaints;
use super::entry::Entry;
use super::hook::Hooks;
use super::limit::Limits;
use super::printer::Printer;
use super::runtime::{Bridge, Call, Context, Failure, Invocation, Patience, Php, Reach};
use super::sample::{self, SampleBridge};
use super::settings::with_defaults;
use super::store::{Decision, Level};
use super::{Host, effect, requirements};

/// The person who uses this host: it has one.
pub(super) const USER: &str = "local";

/// How long a bridge may take to start listening, when its plugin starts.
const PATIENCE: Patience = Patience {
    tries: 8,
    pause: Duration::from_millis(250),
};

/// Runs the plugins of one host.
pub(super) struct Runner {
    pub(super) host: Host,
    pub(super) printer: Printer,
    pub(super) limits: Limits,
    pub(super) hooks: Hooks,
    pub(super) complaints: Complaints,
    php: Php,
    /// Kept for their connections, by plugin.
    bridges: Mutex<HashMap<String, Arc<Bridge>>>,
    sample_bridge: Option<SampleBridge>,
    reach: Reach,
}

/// What became of a call.
pub(super) struct Ran {
    /// What the plugin returned, as it is.
    pub(super) result: Map<String, Value>,
    pub(super) effects: effect::Applied,
}

impl Runner {
    /// For a host that listens on `port`, with the bridge of the sample plugins where that runs.
    pub(super) fn new(host: Host, port: u16, sample_bridge: Option<SampleBridge>) -> Arc<Self> {
        let storage = host.data.as_deref().map(|data| data.join("storage"));
        Arc::new(Self {
            host,
            printer: Printer::new(Instant::now()),
            limits: Limits::default(),
            hooks: Hooks::default(),
            complaints: Complaints::default(),
            php: Php::new(storage),
            bridges: Mutex::default(),
            sample_bridge,
            // Every plugin here was loaded from a folder by its developer.
            reach: Reach {
                loopback: true,
                lan: false,
                own_port: port,
            },
        })
    }

    /// Runs an action or hook of `plugin` and does what its result asks for.
    pub(super) async fn run(
        &self,
        plugin: &Entry,
        manifest: &Manifest,
        call: Call<'_>,
        context: Context,
    ) -> Result<Ran, Failure> {
        let (store, id) = (&self.host.store, plugin.id());
        let record = store.record(id).await?;
        let stage = call.stage();
        let invocation = Invocation {
            plugin: id,
            call,
            settings: with_defaults(plugin, record.settings),
            state: record.state,
            context,
        };
        let outcome = match manifest.runtime.kind {
            Some(RuntimeType::Php) => self.php.invoke(plugin.folder(), &invocation).await?,
            Some(RuntimeType::Bridge) => {
                let bridge = self.bridge(plugin, manifest).await?;
                let answered = bridge.invoke(&invocation).await;
                if matches!(answered, Err(Failure::Unreachable { .. })) {
                    self.host.images.lost(id);
                }
                answered?
            }
            None => return Err(Failure::NoRuntime),
        };
        if record
            .failure
            .is_some_and(|failure| failure.gravity.is_fatal())
        {
            store.recover(id).await;
        }
        let remarks = format!("{} wrote: {}", invocation.subject(), outcome.remarks);
        let silent = outcome.remarks.is_empty();
        if !silent && self.is_news(id, &format!("remarks {}", invocation.subject()), &remarks) {
            let level = Level::Warning;
            store.log(id, level, stage, &remarks, Value::Null).await;
        }
        let result = outcome.result;
        let effects = effect::apply(self, id, manifest, stage, &result).await;
        Ok(Ran { result, effects })
    }

    /// Whether what runs `plugin` is there: its bridge, if it has one, is well. What comes of it is its load state.
    pub(super) async fn check(&self, plugin: &Entry) -> bool {
        let Some(loaded) = plugin.loaded() else {
            return false;
        };
        let (store, id) = (&self.host.store, plugin.id());
        let manifest = loaded.plugin().manifest();
        self.host.images.look(manifest).await;
        let checked = match self.check_requirements(plugin, manifest).await {
            Ok(()) => self.check_runtime(plugin, manifest).await,
            unmet => unmet,
        };
        // It may have been disabled meanwhile.
        if let Ok(kept) = store.record(id).await
            && kept.decision.is_on()
        {
            let before = kept.failure.filter(|failure| failure.gravity.is_fatal());
            match (&checked, before) {
                (Ok(()), Some(_)) => store.recover(id).await,
                (Ok(()), None) => {}
                (Err(new), Some(old)) if old.message == new.to_string() => {}
                (Err(Failure::Unmet(why)), _) => store.unmet(id, why).await,
                (Err(new), _) => {
                    let (message, reason) = (new.to_string(), new.reason(None));
                    store.fail(id, "startup", &message, reason).await;
                }
            }
        }
        checked.is_ok()
    }

    /// Whether the computer has what `plugin` asks for, or somebody said that it need not.
    async fn check_requirements(&self, plugin: &Entry, manifest: &Manifest) -> Result<(), Failure> {
        let allowed = manifest.requirements.allow_admin_override;
        if allowed && self.host.store.record(plugin.id()).await?.decision == Decision::OnDespite {
            return Ok(());
        }
        let unmet = requirements::unmet(manifest, &self.host.machine().await);
        unmet.map_or(Ok(()), |why| Err(Failure::Unmet(why)))
    }

    async fn check_runtime(&self, plugin: &Entry, manifest: &Manifest) -> Result<(), Failure> {
        match manifest.runtime.kind {
            Some(RuntimeType::Bridge) => {
                let bridge = self.bridge(plugin, manifest).await?;
                let path = &manifest.runtime.healthcheck;
                let checked = bridge.check_health(path, PATIENCE).await;
                self.host.health_checks.note(plugin.id());
                checked
            }
            Some(RuntimeType::Php) | None => Ok(()),
        }
    }

    /// Whether the log of a plugin was not told `message` about this lately.
    pub(super) fn is_news(&self, plugin: &str, subject: &str, message: &str) -> bool {
        let complaints = &self.complaints;
        complaints.is_news(plugin, subject, message, Instant::now())
    }

    /// The bridge of a plugin: the one that is connected, unless the manifest names another by now. One that is a container
    /// image is started.
    async fn bridge(&self, plugin: &Entry, manifest: &Manifest) -> Result<Arc<Bridge>, Failure> {
        let (id, runtime) = (plugin.id(), &manifest.runtime);
        let is_image = runtime.base_url.is_none() && runtime.managed_image_id.is_some();
        let mut new = if is_image {
            Bridge::new(self.host.images.start(id, manifest).await?, self.reach)
        } else {
            Bridge::of(manifest, self.reach)?
        };
        if let Some(bridge) = &self.sample_bridge
            && sample::needs_it(&self.host.inventory, plugin)
            && let Some(address) = bridge.address()
        {
            new = new.at(address);
        }
        let mut bridges = self.bridges.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bridge) = bridges.get(id)
            && bridge.same(&new)
        {
            return Ok(Arc::clone(bridge));
        }
        let bridge = Arc::new(new);
        bridges.insert(id.to_owned(), Arc::clone(&bridge));
        Ok(bridge)
    }
}
