//! Answers everything that a plugin's own page asks for: its files, and the part of the host's API that is about its
//! own plugin. Who asks is known from where the request came from, never from what it says (security.md T12).
//!
//! A gateway is a client of a host's HTTP API like any other, so it works in front of every host. The shell opens a
//! [`Page`] for each view, and passes each request of that view with it to [`Gateway::answer`].

mod api;
mod asset;
mod channel;
mod cors;
mod limit;
mod reply;
mod route;
mod script;
mod upstream;

use std::sync::{Arc, PoisonError, RwLock};

use axum::body::Bytes;
use axum::http::{HeaderMap, Method, Request, Response};
use faceplate_renderer::isolation::{Place, headers};
use faceplate_renderer::manifest::Isolation;
use serde_json::Value;

use self::channel::Channel;
pub(crate) use self::channel::FromPage;
use self::limit::Limits;
pub(crate) use self::reply::add as add_headers;
use self::reply::{Refusal, Reply};
use self::route::{Route, Target};
pub(crate) use self::script::COMPAT;
use self::upstream::Upstream;
pub(crate) use self::upstream::{Known, OpenError};

/// A page's way to its host. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Gateway(Arc<Inner>);

struct Inner {
    upstream: Upstream,
    limits: Limits,
    journal: Journal,
}

/// Writes a line about a plugin's page for the plugin's author: the plugin, and what was refused and why.
type Journal = Box<dyn Fn(&str, &str) + Send + Sync>;

/// One open page: who it is.
pub(crate) struct Page {
    plugin_id: String,
    extension_id: String,
    /// The origin that it has; nothing else answers there.
    origin: String,
    /// What its manifest asks for.
    needs: Isolation,
    /// The plugin's components, as the host lists them.
    components: Value,
    /// Where the host shows it.
    place: RwLock<PagePlace>,
    channel: Channel,
}

/// Where a page is shown, as far as that decides what it is answered.
struct PagePlace {
    /// The chosen locale, as BCP 47.
    locale: String,
    /// The printer that is chosen.
    printer_id: Option<String>,
}

impl Gateway {
    /// A gateway to the host at `base`, such as `http://127.0.0.1:4100`, which it tells who asks with the headers
    /// `identity`. What is refused is told to `journal`: the plugin's id, and what and why in English.
    pub(crate) fn new(
        base: &str,
        identity: HeaderMap,
        journal: impl Fn(&str, &str) + Send + Sync + 'static,
    ) -> Self {
        Self(Arc::new(Inner {
            upstream: Upstream::new(base, identity),
            limits: Limits::default(),
            journal: Box::new(journal),
        }))
    }

    /// Opens the page of an extension for a view at `origin`, such as `w3plugin://0123…`, which answers for nothing
    /// else. `locale` is the chosen one, as BCP 47.
    ///
    /// # Errors
    /// When the host does not answer, or has no such plugin.
    pub(crate) async fn open(
        &self,
        plugin_id: &str,
        extension_id: &str,
        origin: &str,
        locale: &str,
    ) -> Result<Arc<Page>, OpenError> {
        let known = self.plugin(plugin_id, locale).await?;
        Ok(known.page(plugin_id, extension_id, origin, locale))
    }

    /// What the host knows of a plugin: that decides at which origin its pages are.
    ///
    /// # Errors
    /// As [`Gateway::open`].
    pub(crate) async fn plugin(&self, plugin_id: &str, locale: &str) -> Result<Known, OpenError> {
        self.0.upstream.plugin(plugin_id, locale).await
    }

    /// Whether the file at `path` of the plugin's folder can be had: that is worth knowing before a view is made.
    ///
    /// # Errors
    /// The status of the host's refusal, or nothing where it does not answer.
    pub(crate) async fn probe(&self, page: &Page, path: &str) -> Result<(), OpenError> {
        self.0.upstream.probe(&page.plugin_id, path).await
    }

    /// Answers one request of `page`. Every reply has the page's policy.
    pub(crate) async fn answer(
        &self,
        page: &Page,
        place: Place<'_>,
        request: Request<Bytes>,
    ) -> Response<Bytes> {
        let foreign = cors::headers(page, place);
        let mut response = match self.reply(page, place, &request).await {
            Ok(reply) => reply.into_response(),
            Err(refusal) => {
                if let Some(note) = refusal.note()
                    && self.0.limits.note(&page.plugin_id)
                {
                    (self.0.journal)(&page.plugin_id, note);
                }
                refusal.into_response()
            }
        };
        if request.method() == Method::HEAD {
            *response.body_mut() = Bytes::new();
        }
        add_headers(&mut response, headers(&page.needs, place));
        add_headers(&mut response, foreign);
        response
    }

    async fn reply(
        &self,
        page: &Page,
        place: Place<'_>,
        request: &Request<Bytes>,
    ) -> Result<Reply, Refusal> {
        let Route { target, methods } = route::find(request.uri().path(), &page.plugin_id)?;
        if request.method() == Method::OPTIONS && matches!(place, Place::Frame { .. }) {
            return Ok(Reply::preflight(methods));
        }
        if !methods.contains(request.method()) {
            return Err(Refusal::method(methods));
        }
        cors::admit(page, place, request)?;
        let inner = &*self.0;
        match target {
            Target::Compat => Ok(script::compat()),
            Target::Start => Ok(script::start()),
            Target::Components => Ok(Reply::json(&page.components)),
            Target::Events => Ok(page.channel.events().await),
            Target::Messages => {
                let _turn = inner.limits.call(&page.plugin_id).await?;
                page.channel.take(request.body())
            }
            Target::Violations => Err(Refusal::violation(page, request.body())),
            Target::Asset(path) => {
                let _turn = inner.limits.asset(&page.plugin_id).await?;
                asset::answer(&inner.upstream, page, &path, request).await
            }
            Target::Api(call) => {
                let _turn = inner.limits.call(&page.plugin_id).await?;
                api::answer(&inner.upstream, page, &call, request).await
            }
        }
    }
}

impl Known {
    /// The page of an extension, at `origin`, as in [`Gateway::open`].
    pub(crate) fn page(
        self,
        plugin_id: &str,
        extension_id: &str,
        origin: &str,
        locale: &str,
    ) -> Arc<Page> {
        Arc::new(Page {
            plugin_id: plugin_id.to_owned(),
            extension_id: extension_id.to_owned(),
            origin: origin.to_owned(),
            needs: self.needs,
            components: self.components,
            place: RwLock::new(PagePlace {
                locale: locale.to_owned(),
                printer_id: None,
            }),
            channel: Channel::default(),
        })
    }
}

impl Page {
    /// The plugin that it is of.
    pub(crate) fn plugin_id(&self) -> &str {
        &self.plugin_id
    }

    /// The extension that it is of.
    pub(crate) fn extension_id(&self) -> &str {
        &self.extension_id
    }

    /// What its manifest asks for.
    pub(crate) fn needs(&self) -> &Isolation {
        &self.needs
    }

    /// Answers are in `locale` from now on, and `printer_id` is the printer that is chosen.
    pub(crate) fn set_place(&self, locale: &str, printer_id: Option<&str>) {
        let mut place = self.place.write().unwrap_or_else(PoisonError::into_inner);
        *place = PagePlace {
            locale: locale.to_owned(),
            printer_id: printer_id.map(str::to_owned),
        };
    }

    fn locale(&self) -> String {
        let place = self.place.read().unwrap_or_else(PoisonError::into_inner);
        place.locale.clone()
    }

    fn printer_id(&self) -> Option<String> {
        let place = self.place.read().unwrap_or_else(PoisonError::into_inner);
        place.printer_id.clone()
    }

    /// What the page says from now on, where it has no window around it that hears it: the desktop. The last who asks
    /// hears it.
    pub(crate) fn listen(&self) -> tokio::sync::mpsc::UnboundedReceiver<FromPage> {
        self.channel.listen()
    }

    /// Says something to a page that has no window around it.
    pub(crate) fn say(&self, message: &Value) {
        self.channel.say(message);
    }
}
