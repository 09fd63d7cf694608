//! What of the network a page's processes reach. Its own requests go through [`super::scheme`], which needs none.
//!
//! The page's policy is not enough: the engine connects to where a page wants to lead the view before anybody is asked
//! whether it may, and a connection alone, or the question for its name, can carry a secret (security.md T11).

use faceplate_renderer::isolation::Origin;
use url::{Host, Url};
use webkit2gtk::{
    NetworkProxyMode, NetworkProxySettings, WebsiteDataManager, WebsiteDataManagerExt,
};

/// What all else is sent to. Nothing can listen there.
const NOWHERE: &str = "http://127.0.0.1:0";

/// Lets the pages of `data` reach these origins, and nothing else.
pub(super) fn confine(data: &WebsiteDataManager, connect: &[Origin]) {
    let hosts: Vec<_> = connect.iter().filter_map(host).collect();
    let hosts: Vec<_> = hosts.iter().map(String::as_str).collect();
    let mut nowhere = NetworkProxySettings::new(Some(NOWHERE), &hosts);
    data.set_network_proxy_settings(NetworkProxyMode::Custom, Some(&mut nowhere));
}

/// The host of an origin, as lists of what needs no proxy name it. The policy is about ports.
fn host(origin: &Origin) -> Option<String> {
    let url = Url::parse(origin.as_str()).ok()?;
    url.host().map(|host| match host {
        Host::Domain(name) => name.to_owned(),
        Host::Ipv4(address) => address.to_string(),
        Host::Ipv6(address) => address.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_named_without_what_a_list_would_not_understand() {
        let host = |text| host(&Origin::new(text).unwrap()).unwrap();
        assert_eq!(host("https://api.example.com"), "api.example.com");
        assert_eq!(host("ws://192.168.1.7:81"), "192.168.1.7");
        assert_eq!(host("http://[fe80::1]:8080"), "fe80::1");
    }
}
