//! What is known of a plugin's own page: which file it is, and what it is told (contract sections 1.9 and 6.1).

use faceplate_renderer::isolation::decode_path;
use faceplate_renderer::prop::Label;
use serde_json::Value;

use super::json;

/// A page of a plugin's own, which only an isolated view may show.
#[derive(Clone, Debug, PartialEq)]
pub struct IsolatedPage {
    /// How the manifest asks for it.
    pub mode: IsolatedMode,
    /// Which file it is.
    pub file: Result<PageFile, PageFault>,
    /// The action that it shows the data of, or runs; empty without one.
    pub action_id: Box<str>,
    /// The plugin's `components` as the host delivers them; empty where it keeps them to administrators.
    pub components: Value,
    /// The ids of those that the page mounts.
    pub component_ids: Vec<Box<str>>,
    /// Another text when the plugin's files have changed; empty where the host does not say.
    pub revision: Box<str>,
}

/// What kind of page an isolated view shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IsolatedMode {
    /// `webview`: an address.
    Webview,
    /// `custom_bundle`: files of the plugin.
    CustomBundle,
}

impl IsolatedMode {
    /// Its name in manifests.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Webview => "webview",
            Self::CustomBundle => "custom_bundle",
        }
    }
}

/// A file of the plugin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageFile {
    /// Its path in the plugin's folder.
    pub path: Box<str>,
    /// What the manifest wants in the address after `?`.
    pub query: Box<str>,
}

/// Why there is no file to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageFault {
    /// The manifest names none.
    Nowhere,
    /// It is not the plugin's own; with the address as far as a person needs to see it.
    Elsewhere(Label),
}

impl IsolatedPage {
    /// Reads the page of the extension `item` of the plugin `plugin_id`.
    pub(super) fn read(
        mode: IsolatedMode,
        item: &Value,
        plugin_id: &str,
        components: Option<&[Value]>,
    ) -> Self {
        let bundle = item.get("bundle");
        let own = json::text(item, "url");
        let url = match mode {
            IsolatedMode::Webview => own,
            IsolatedMode::CustomBundle => bundle.and_then(|b| json::text(b, "url")).or(own),
        };
        let id = |key| json::text(item, key);
        let ids = json::list(item, "components");
        Self {
            mode,
            file: url.map_or(Err(PageFault::Nowhere), |url| PageFile::at(&url, plugin_id)),
            action_id: id("dataActionId")
                .or_else(|| id("actionId"))
                .unwrap_or_default()
                .into(),
            components: components.unwrap_or_default().into(),
            component_ids: ids
                .iter()
                .filter_map(|id| Some(id.as_str()?.into()))
                .collect(),
            revision: id("assetsRevision").unwrap_or_default().into(),
        }
    }
}

impl PageFile {
    /// The file at the address `url` that a host delivers: the path of one of the plugin's files, or `asset://`.
    fn at(url: &str, plugin_id: &str) -> Result<Self, PageFault> {
        let elsewhere = || {
            let cut: String = url.chars().take(120).collect();
            PageFault::Elsewhere(Label::new(&cut))
        };
        let (path, query, folder) = match url.strip_prefix("asset://") {
            Some(path) => (
                format!("/{}", path.trim_start_matches('/')),
                "",
                String::new(),
            ),
            None => {
                let address = url.split('#').next().unwrap_or_default();
                let (path, query) = address.split_once('?').unwrap_or((address, ""));
                let folder = format!("backend/api/plugins/{plugin_id}/assets/");
                (path.to_owned(), query, folder)
            }
        };
        let path = decode_path(&path).map_err(|_| elsewhere())?;
        let path = path.strip_prefix(&folder).filter(|path| !path.is_empty());
        Ok(Self {
            path: path.ok_or_else(elsewhere)?.into(),
            query: query.into(),
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn page(item: Value) -> IsolatedPage {
        IsolatedPage::read(IsolatedMode::CustomBundle, &item, "a.b", None)
    }

    fn file(url: &str) -> Option<(String, String)> {
        let file = page(json!({"url": url})).file.ok()?;
        Some((file.path.into(), file.query.into()))
    }

    #[test]
    fn a_page_is_a_file_of_its_own_plugin() {
        let own = |path: &str, query: &str| Some((path.to_owned(), query.to_owned()));
        assert_eq!(
            file("/backend/api/plugins/a.b/assets/ui/x%20y.html"),
            own("ui/x y.html", "")
        );
        assert_eq!(
            file("/backend/api/plugins/a.b/assets/ui/x.html?tab=2#top"),
            own("ui/x.html", "tab=2")
        );
        assert_eq!(file("asset://ui/x.html"), own("ui/x.html", ""));
        for elsewhere in [
            "https://evil.example/",
            "//evil.example/ui/x.html",
            "javascript:alert(1)",
            "/backend/api/plugins/c.d/assets/ui/x.html",
            "/backend/api/plugins/a.b/assets/",
            "/backend/api/plugins/a.b/settings",
            "/backend/api/plugins/a.b/assets/../settings",
            "/backend/api/plugins/a.b/assets/%2e%2e/x",
            "/backend/api/plugins/a.b/assets/%ff",
            "asset://../../etc/passwd",
            "data:text/html,x",
        ] {
            assert_eq!(
                page(json!({"url": elsewhere})).file,
                Err(PageFault::Elsewhere(Label::new(elsewhere))),
                "{elsewhere}"
            );
        }
        assert_eq!(page(json!({})).file, Err(PageFault::Nowhere));
    }

    #[test]
    fn an_address_elsewhere_is_told_without_what_cannot_be_seen() {
        let elsewhere = page(json!({"url": "java\tscript:\u{1}\u{202E}x"})).file;
        let told = PageFault::Elsewhere(Label::new("java script:x"));
        assert_eq!(elsewhere, Err(told));
    }

    #[test]
    fn a_bundle_may_say_its_address_in_two_places() {
        let url = "/backend/api/plugins/a.b/assets/b.html";
        let bundle = page(json!({"bundle": {"url": url}, "url": "https://evil.example/"}));
        assert_eq!(&*bundle.file.unwrap().path, "b.html");
        let item = json!({"url": url, "actionId": "run", "components": ["c", 7]});
        let fallback = page(item);
        assert_eq!(&*fallback.file.unwrap().path, "b.html");
        assert_eq!(&*fallback.action_id, "run");
        assert_eq!(fallback.component_ids, ["c".into()]);
    }
}
