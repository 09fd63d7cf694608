//! Which addresses a bridge may have, so that a plugin cannot make the host talk to what trusts it (security.md T13).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use tokio::net::lookup_host;
use tokio::time::timeout;
use url::{Host, Url};

/// The longest wait for a name's addresses.
const LOOKUP: Duration = Duration::from_secs(3);

/// How far a plugin's bridge may be from the host.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::host) struct Reach {
    /// This computer: for plugins that a developer loads from a folder.
    pub(in crate::host) loopback: bool,
    /// The local network: for plugins that declare `isolation.lan` (decisions.md 19).
    pub(in crate::host) lan: bool,
    /// The port of this host itself, which no plugin reaches as its bridge.
    pub(in crate::host) own_port: u16,
}

/// Why there is no address to connect to.
#[derive(Debug, PartialEq)]
pub(super) enum Unresolved {
    /// It must not be used.
    Forbidden(String),
    /// Nobody knows it now.
    Unknown(String),
}

/// Where an address leads.
#[derive(Debug, PartialEq)]
enum Place {
    Internet,
    Lan,
    Loopback,
    /// Nowhere that a bridge could be.
    Never(&'static str),
}

impl Reach {
    /// The addresses of `url`, every one of them checked. Connecting to exactly these leaves no gap between the check
    /// and the use.
    pub(super) async fn resolve(self, url: &Url) -> Result<Vec<SocketAddr>, Unresolved> {
        if !matches!(url.scheme(), "http" | "https") {
            let found = format!("expected http or https, found {}", url.scheme());
            return Err(Unresolved::Forbidden(found));
        }
        // The parser has read decimal, octal and hexadecimal forms already.
        let port = url.port_or_known_default().unwrap_or(80);
        let addresses = match url.host() {
            Some(Host::Ipv4(ip)) => vec![SocketAddr::from((ip, port))],
            Some(Host::Ipv6(ip)) => vec![SocketAddr::from((ip, port))],
            Some(Host::Domain(name)) => match timeout(LOOKUP, lookup_host((name, port))).await {
                Ok(Ok(addresses)) => addresses.collect(),
                Ok(Err(error)) => return Err(Unresolved::Unknown(error.to_string())),
                Err(_) => {
                    let slow = "the name server does not answer".to_owned();
                    return Err(Unresolved::Unknown(slow));
                }
            },
            None => return Err(Unresolved::Forbidden("it names no host".to_owned())),
        };
        for address in &addresses {
            self.check(*address)
                .map_err(|reason| Unresolved::Forbidden(format!("{} {reason}", address.ip())))?;
        }
        Ok(addresses)
    }

    fn check(self, address: SocketAddr) -> Result<(), &'static str> {
        match place(address.ip()) {
            Place::Internet => Ok(()),
            Place::Lan if self.lan => Ok(()),
            Place::Lan => Err(
                "is on the local network; a plugin that needs it declares \"isolation\": {\"lan\": true}",
            ),
            Place::Loopback if address.port() == self.own_port => Err("is this host itself"),
            Place::Loopback if self.loopback => Ok(()),
            Place::Loopback => {
                Err("is this computer, where only plugins from a developer's folder have a bridge")
            }
            Place::Never(reason) => Err(reason),
        }
    }
}

fn place(ip: IpAddr) -> Place {
    match ip {
        IpAddr::V4(ip) => place_v4(ip),
        IpAddr::V6(ip) => place_v6(ip),
    }
}

/// The special-purpose addresses of the IANA registry. The standard library's own list is not stable yet.
fn place_v4(ip: Ipv4Addr) -> Place {
    match ip.octets() {
        [127, ..] => Place::Loopback,
        // 100.100.100.200 and 168.63.129.16 are what 169.254.169.254 is elsewhere.
        [169, 254, ..] | [100, 100, 100, 200] | [168, 63, 129, 16] => {
            Place::Never("is link-local, or a cloud's metadata service")
        }
        // 100.64/10 is shared address space: networks of carriers, and private ones laid over the internet.
        [10, ..] | [172, 16..=31, ..] | [192, 168, ..] | [100, 64..=127, ..] => Place::Lan,
        [0, ..]
        | [192, 0, 0 | 2, _]
        | [192, 88, 99, _]
        | [198, 18..=19, ..]
        | [198, 51, 100, _]
        | [203, 0, 113, _]
        | [224..=255, ..] => Place::Never("is not the address of a computer"),
        _ => Place::Internet,
    }
}

fn place_v6(ip: Ipv6Addr) -> Place {
    // The metadata service of Amazon's cloud.
    const METADATA: Ipv6Addr = Ipv6Addr::new(0xfd00, 0xec2, 0, 0, 0, 0, 0, 0x254);
    match ip.segments() {
        _ if ip.is_loopback() => Place::Loopback,
        _ if ip == METADATA => Place::Never("is a cloud's metadata service"),
        _ if ip.is_unique_local() => Place::Lan,
        _ if ip.is_unicast_link_local() => Place::Never("is link-local"),
        // Tunnels, documentation and benchmarks inside the global block.
        [0x2001, 0..=0x1ff | 0xdb8, ..] | [0x2002, ..] | [0x3fff, 0..=0xfff, ..] => {
            Place::Never("is not the address of a computer")
        }
        [0x2000..=0x3fff, ..] => Place::Internet,
        // Also IPv4 in IPv6, which would get around the rules for it.
        _ => Place::Never("is not the address of a computer"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEAR: Reach = Reach {
        loopback: true,
        lan: false,
        own_port: 4100,
    };

    fn kind(address: &str) -> &'static str {
        match place(address.parse().unwrap()) {
            Place::Internet => "internet",
            Place::Lan => "lan",
            Place::Loopback => "loopback",
            Place::Never(_) => "never",
        }
    }

    #[test]
    fn every_special_address_is_told_from_the_internet() {
        let table = [
            (
                "internet",
                "1.1.1.1 93.184.216.34 100.63.0.1 100.128.0.1 172.15.0.1 172.32.0.1 192.1.0.1 198.17.0.1",
            ),
            (
                "internet",
                "2606:4700::1111 2a00:1450::1 2001:4860:4860::8888",
            ),
            (
                "lan",
                "10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.20 100.64.0.1 fd12:3456::1 fc00::1",
            ),
            ("loopback", "127.0.0.1 127.255.255.254 ::1"),
            (
                "never",
                "0.0.0.0 0.1.2.3 169.254.169.254 169.254.0.1 100.100.100.200 168.63.129.16",
            ),
            (
                "never",
                "224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255 192.0.0.192 192.0.2.1 198.18.0.1 203.0.113.9",
            ),
            (
                "never",
                ":: fe80::1 ff02::1 fd00:ec2::254 2001:db8::1 2002:7f00:1:: 2001::1 64:ff9b::7f00:1",
            ),
            (
                "never",
                "::ffff:127.0.0.1 ::ffff:169.254.169.254 ::ffff:8.8.8.8 ::127.0.0.1 fec0::1 100::1 3fff::1",
            ),
        ];
        for (expected, addresses) in table {
            for address in addresses.split(' ') {
                assert_eq!(kind(address), expected, "{address}");
            }
        }
    }

    async fn allowed(reach: Reach, url: &str) -> bool {
        let resolved = reach.resolve(&Url::parse(url).unwrap()).await;
        assert!(
            !matches!(resolved, Err(Unresolved::Unknown(_))),
            "{url}: {resolved:?}"
        );
        resolved.is_ok()
    }

    #[tokio::test]
    async fn a_bridge_is_where_its_plugin_may_reach() {
        let far = Reach {
            loopback: false,
            ..NEAR
        };
        let lan = Reach { lan: true, ..NEAR };
        for local in [
            "http://127.0.0.1:9310",
            "http://localhost:9310",
            "http://[::1]:9310",
        ] {
            assert!(allowed(NEAR, local).await, "{local}");
            assert!(!allowed(far, local).await, "{local}");
        }
        assert!(allowed(lan, "http://192.168.1.20").await);
        assert!(!allowed(NEAR, "http://192.168.1.20").await);
        assert!(allowed(far, "https://1.1.1.1").await);
    }

    #[tokio::test]
    async fn other_spellings_of_a_forbidden_address_are_the_same_address() {
        let reach = Reach {
            loopback: false,
            lan: true,
            own_port: 4100,
        };
        for url in [
            "http://2130706433/",
            "http://0x7f000001/",
            "http://0177.0.0.1/",
            "http://127.1/",
            "http://0/",
            "http://[::ffff:127.0.0.1]/",
            "http://[0:0:0:0:0:ffff:7f00:1]/",
            "http://169.254.169.254/latest/meta-data/",
            "http://①②⑦.⓪.⓪.①/",
            "ftp://1.1.1.1/",
            "file:///etc/passwd",
        ] {
            assert!(!allowed(reach, url).await, "{url}");
        }
    }

    #[tokio::test]
    async fn the_host_is_not_its_own_bridge() {
        assert!(!allowed(NEAR, "http://127.0.0.1:4100").await);
        assert!(!allowed(NEAR, "http://localhost:4100").await);
    }
}
