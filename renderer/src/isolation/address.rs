//! The address of a page, whose query tells it where it is (contract section 6.1).

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;
use url::form_urlencoded;

/// Where an origin of a page has what is the host's own. No plugin may have a file below it.
pub const HOST_PREFIX: &str = "__host";

/// Where guides tell pages to find the browser helper (decisions.md 20).
pub const COMPAT_PATH: &str = "backend/api/plugins/sdk/octoprint-compat.js";

/// The longest address of a page, in bytes. `components` is left out of one that would be longer.
pub const URL_BYTES: usize = 32 * 1024;

/// What is written as it is in a segment of a path.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// What a page is told in its address.
#[derive(Clone, Debug, PartialEq)]
pub struct PageAddress<'a> {
    /// The plugin.
    pub plugin_id: &'a str,
    /// What it calls itself.
    pub plugin_name: &'a str,
    /// The extension.
    pub extension_id: &'a str,
    /// `webview` or `custom_bundle`.
    pub extension_mode: &'a str,
    /// The extension's `dataActionId`, else its `actionId`, else empty.
    pub action_id: &'a str,
    /// The file to load, a path in the plugin's folder.
    pub path: &'a str,
    /// What stands after `?` in the manifest; the host's own names win.
    pub query: &'a str,
    /// The plugin's `components`, as a list.
    pub components: &'a Value,
    /// Those that the extension uses.
    pub component_ids: &'a [Box<str>],
    /// The printer that actions are for.
    pub current_printer_id: Option<&'a str>,
    /// The chosen locale, as BCP 47.
    pub locale: &'a str,
    /// The theme's tokens (contract section 6.1), built by the host.
    pub theme: &'a Value,
}

impl PageAddress<'_> {
    /// The address on `origin`, which answers for this page alone. Messages for the host are meant for `host_origin`:
    /// where the page has no host around it, its own. At most [`URL_BYTES`] long, unless the manifest's own query is
    /// longer.
    pub fn url(&self, origin: &str, host_origin: &str) -> String {
        let whole = self.with(origin, host_origin, true);
        if whole.len() <= URL_BYTES {
            whole
        } else {
            self.with(origin, host_origin, false)
        }
    }

    fn with(&self, origin: &str, host_origin: &str, components: bool) -> String {
        let own = format!("{origin}/{HOST_PREFIX}");
        let api = format!("{own}/api");
        let ids: Vec<&str> = self.component_ids.iter().map(|id| &**id).collect();
        let mut named: Vec<(&str, String)> = vec![
            ("pluginId", self.plugin_id.to_owned()),
            ("pluginName", self.plugin_name.to_owned()),
            ("extensionId", self.extension_id.to_owned()),
            ("extensionMode", self.extension_mode.to_owned()),
            ("actionId", self.action_id.to_owned()),
            ("pluginApiBase", api.clone()),
            ("pluginSettingsBase", format!("{api}/settings")),
            ("pluginStateBase", format!("{api}/state")),
            ("pluginRuntimeBase", String::new()),
            ("pluginArtifactImportBase", String::new()),
            ("pluginHostContextBase", format!("{api}/host-context")),
            ("hostMode", "embedded".to_owned()),
            ("hostOrigin", host_origin.to_owned()),
            ("octoPrintCompatUrl", format!("{own}/octoprint-compat.js")),
            (
                "currentPrinterId",
                self.current_printer_id.unwrap_or_default().to_owned(),
            ),
            ("componentIds", Value::from(ids).to_string()),
            ("componentsUrl", format!("{own}/components")),
            ("locale", self.locale.to_owned()),
            ("fallbackLocale", "en".to_owned()),
            ("theme", self.theme.to_string()),
        ];
        if components {
            named.push(("components", self.components.to_string()));
        }
        let mut query = form_urlencoded::Serializer::new(String::new());
        let is_own = |name: &str| name == "components" || named.iter().any(|(own, _)| *own == name);
        for (name, value) in form_urlencoded::parse(self.query.as_bytes()) {
            if !is_own(&name) {
                query.append_pair(&name, &value);
            }
        }
        query.extend_pairs(&named);
        let path: Vec<_> = self
            .path
            .split('/')
            .map(|segment| utf8_percent_encode(segment, SEGMENT).to_string())
            .collect();
        format!("{origin}/{}?{}", path.join("/"), query.finish())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use std::collections::HashMap;
    use url::Url;

    use super::*;

    fn address<'a>(components: &'a Value, theme: &'a Value, query: &'a str) -> PageAddress<'a> {
        PageAddress {
            plugin_id: "a.b",
            plugin_name: "Ünï & co?#",
            extension_id: "set/tings",
            extension_mode: "webview",
            action_id: "",
            path: "ui/a b?.html",
            query,
            components,
            component_ids: &[],
            current_printer_id: Some("7"),
            locale: "es-AR",
            theme,
        }
    }

    fn query(url: &str) -> HashMap<String, String> {
        Url::parse(url)
            .unwrap()
            .query_pairs()
            .into_owned()
            .collect()
    }

    #[test]
    fn a_page_is_told_all_that_the_contract_names() {
        let (components, theme) = (json!([{"id": "c"}]), json!({"colorScheme": "dark"}));
        let url = address(
            &components,
            &theme,
            "tab=2&locale=xx&pluginApiBase=https://evil.example",
        )
        .url("http://x.localhost:1", "http://127.0.0.1:1");
        let parsed = Url::parse(&url).unwrap();
        assert_eq!(parsed.path(), "/ui/a%20b%3F.html");
        assert_eq!(parsed.fragment(), None);
        let query = query(&url);
        assert_eq!(query["pluginName"], "Ünï & co?#");
        assert_eq!(query["extensionId"], "set/tings");
        assert_eq!(query["tab"], "2");
        assert_eq!(query["locale"], "es-AR");
        assert_eq!(query["pluginApiBase"], "http://x.localhost:1/__host/api");
        assert_eq!(
            query["octoPrintCompatUrl"],
            "http://x.localhost:1/__host/octoprint-compat.js"
        );
        assert_eq!(
            serde_json::from_str::<Value>(&query["theme"]).unwrap(),
            theme
        );
        assert_eq!(
            serde_json::from_str::<Value>(&query["components"]).unwrap(),
            components
        );
        for name in [
            "pluginSettingsBase",
            "pluginStateBase",
            "pluginRuntimeBase",
            "pluginArtifactImportBase",
            "pluginHostContextBase",
            "hostMode",
            "hostOrigin",
            "currentPrinterId",
            "componentIds",
            "fallbackLocale",
            "actionId",
            "extensionMode",
        ] {
            assert!(query.contains_key(name), "{name}");
        }
    }

    #[test]
    fn defect_17_components_leave_an_address_that_would_be_too_long() {
        let (long, theme) = (json!(["x".repeat(URL_BYTES)]), json!({}));
        let url = address(&long, &theme, "").url("w3plugin://0", "w3plugin://0");
        assert!(url.len() < 4 * 1024);
        let query = query(&url);
        assert!(!query.contains_key("components"));
        assert_eq!(query["componentsUrl"], "w3plugin://0/__host/components");
    }
}
