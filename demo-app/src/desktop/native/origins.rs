//! The origins of plugins' pages, and where what they store is kept (security.md section 3 and T21).

use std::fs;
use std::path::PathBuf;

use sha2::{Digest, Sha256};

use super::scheme::SCHEME;

/// Bytes of what makes host names differ from one computer to the next.
const SALT: usize = 32;

/// Characters of a host name.
const NAME: usize = 32;

/// Gives each plugin a host name, the same for as long as the folder of its data is there.
#[derive(Clone)]
pub(crate) struct Origins {
    salt: [u8; SALT],
    folder: Option<PathBuf>,
}

/// One plugin's.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PluginOrigin {
    /// The host name: nobody can guess it who does not know the salt.
    pub(crate) host: String,
    /// Where its pages store data, if they may; absent where nothing can be kept.
    pub(crate) folder: Option<PathBuf>,
}

impl Origins {
    /// Keeps everything in `folder`. Without one, or where it cannot be written, names last as long as the program.
    pub(crate) fn kept_in(folder: Option<PathBuf>) -> Self {
        let kept = folder.as_ref().and_then(|folder| {
            let file = folder.join("salt");
            let known = fs::read(&file).ok().and_then(|salt| salt.try_into().ok());
            known.or_else(|| {
                let salt = salt();
                fs::create_dir_all(folder).ok()?;
                fs::write(&file, salt).ok()?;
                Some(salt)
            })
        });
        match kept {
            Some(salt) => Self { salt, folder },
            None => Self {
                salt: salt(),
                folder: None,
            },
        }
    }

    /// That of a plugin.
    pub(crate) fn of(&self, plugin_id: &str) -> PluginOrigin {
        let hash = Sha256::new()
            .chain_update(self.salt)
            .chain_update(plugin_id)
            .finalize();
        let mut host = format!("{hash:x}");
        host.truncate(NAME);
        let folder = self.folder.as_ref().map(|folder| folder.join(&host));
        PluginOrigin { host, folder }
    }

    /// Removes what the pages of a plugin that was taken away stored.
    pub(crate) fn forget(&self, plugin_id: &str) {
        if let Some(folder) = self.of(plugin_id).folder {
            // Usually there is none.
            let _ = fs::remove_dir_all(folder);
        }
    }
}

impl PluginOrigin {
    /// As an address, without a slash at the end.
    pub(crate) fn address(&self) -> String {
        format!("{SCHEME}://{}", self.host)
    }
}

fn salt() -> [u8; SALT] {
    let mut salt = [0; SALT];
    getrandom::fill(&mut salt).expect("the system gives random numbers");
    salt
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plugin_keeps_its_origin_and_shares_it_with_nobody() {
        let folder = tempfile::tempdir().unwrap();
        let kept = || Origins::kept_in(Some(folder.path().join("pages")));
        let origin = kept().of("a.b");
        assert_eq!(kept().of("a.b"), origin);
        assert_ne!(kept().of("a.c"), origin);
        assert_eq!(origin.host.len(), NAME);
        assert!(origin.host.bytes().all(|b| b.is_ascii_hexdigit()));
        assert_eq!(
            origin.folder,
            Some(folder.path().join("pages").join(&origin.host))
        );
    }

    #[test]
    fn what_a_plugin_stored_goes_with_it_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let origins = Origins::kept_in(Some(folder.path().to_owned()));
        let [one, other] = ["a.b", "a.c"].map(|plugin| origins.of(plugin).folder.unwrap());
        for folder in [&one, &other] {
            fs::create_dir_all(folder.join("data")).unwrap();
            fs::write(folder.join("data/kept"), "x").unwrap();
        }
        origins.forget("a.b");
        origins.forget("never.seen");
        assert!(!one.exists() && other.join("data/kept").exists());
        assert_eq!(origins.of("a.c").folder, Some(other));
    }

    #[test]
    fn another_computer_has_other_origins() {
        let one = Origins::kept_in(None).of("a.b");
        assert_ne!(Origins::kept_in(None).of("a.b"), one);
        assert_eq!(one.folder, None);
    }
}
