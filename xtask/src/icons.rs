//! Material Design Icons as line-oriented text: `assets/icons/` from npm's `@mdi/svg`, and the
//! shards that the web build fetches when an icon is first used.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail, ensure};
use serde::Deserialize;

/// The package that `assets/icons/` was made from.
const VERSION: &str = "7.4.47";

#[derive(clap::Args)]
pub(crate) struct Options {
    /// An unpacked `@mdi/svg` package. Without it, npm fetches one into `target/`.
    #[arg(long)]
    from: Option<PathBuf>,
}

/// One entry of the package's `meta.json`.
#[derive(Deserialize)]
struct Meta {
    name: String,
    aliases: Vec<String>,
}

/// Writes `assets/icons/mdi.txt`, `assets/icons/aliases.txt` and `assets/icons/LICENSE`.
pub(crate) fn run(options: &Options) -> Result<()> {
    let package = match &options.from {
        Some(dir) => dir.clone(),
        None => fetch()?,
    };
    check_version(&package)?;
    let meta: Vec<Meta> = serde_json::from_str(&read(&package.join("meta.json"))?)?;

    let mut paths = BTreeMap::new();
    for icon in &meta {
        let svg = read(&package.join("svg").join(format!("{}.svg", icon.name)))?;
        let path = path_data(&svg).with_context(|| format!("icon {}", icon.name))?;
        paths.insert(icon.name.as_str(), path.to_owned());
    }
    let names = paths.keys().copied().collect();

    let out = assets();
    fs::create_dir_all(&out)?;
    fs::write(out.join("mdi.txt"), lines(&paths))?;
    fs::write(out.join("aliases.txt"), aliases(&meta, &names))?;
    fs::copy(package.join("LICENSE"), out.join("LICENSE"))?;
    Ok(())
}

/// Writes `icons/<first two letters>.txt` into `out_dir`, and the licence beside them.
///
/// A line is `name<TAB>path data`, or `alias<TAB>=name` where the icon's own shard has the path.
pub(crate) fn write_shards(out_dir: &Path) -> Result<()> {
    let dir = out_dir.join("icons");
    fs::create_dir_all(&dir)?;
    let icons = read(&assets().join("mdi.txt"))?;
    let aliases = read(&assets().join("aliases.txt"))?;
    for (prefix, text) in shards(&icons, &aliases)? {
        fs::write(dir.join(format!("{prefix}.txt")), text)?;
    }
    fs::copy(assets().join("LICENSE"), dir.join("LICENSE.txt"))?;
    Ok(())
}

/// The shards' texts by their two letters, each sorted by name.
fn shards(icons: &str, aliases: &str) -> Result<BTreeMap<String, String>> {
    let mut entries = BTreeMap::new();
    for line in icons.lines() {
        let (name, path) = line.split_once('\t').context("icon line without a tab")?;
        entries.insert(name, path.to_owned());
    }
    for line in aliases.lines() {
        let mut fields = line.split('\t');
        let (Some(alias), Some(name)) = (fields.next(), fields.next()) else {
            bail!("alias line without a tab: {line}");
        };
        entries.insert(alias, format!("={name}"));
    }
    let mut shards = BTreeMap::<String, String>::new();
    for (name, value) in entries {
        let shard = shards.entry(name.chars().take(2).collect()).or_default();
        writeln!(shard, "{name}\t{value}")?;
    }
    Ok(shards)
}

/// `alias<TAB>name` lines. Aliases that are icons are dropped; of several icons the
/// alphabetically first is taken, and a third field names the others.
fn aliases(meta: &[Meta], names: &BTreeSet<&str>) -> String {
    let mut targets = BTreeMap::<&str, BTreeSet<&str>>::new();
    for icon in meta {
        for alias in icon
            .aliases
            .iter()
            .filter(|alias| !names.contains(alias.as_str()))
        {
            targets.entry(alias).or_default().insert(&icon.name);
        }
    }
    let mut out = BTreeMap::new();
    for (alias, icons) in targets {
        let mut icons = icons.into_iter();
        let Some(mut line) = icons.next().map(str::to_owned) else {
            continue;
        };
        let others: Vec<_> = icons.collect();
        if !others.is_empty() {
            line.push_str("\t# also ");
            line.push_str(&others.join(", "));
        }
        out.insert(alias, line);
    }
    lines(&out)
}

fn lines(entries: &BTreeMap<&str, String>) -> String {
    entries
        .iter()
        .fold(String::new(), |mut text, (key, value)| {
            text.push_str(key);
            text.push('\t');
            text.push_str(value);
            text.push('\n');
            text
        })
}

/// The `d` of an icon's only path.
fn path_data(svg: &str) -> Result<&str> {
    ensure!(
        svg.matches("<path").count() == 1,
        "expected one path, found {svg}"
    );
    let (_, rest) = svg.split_once(" d=\"").context("path without data")?;
    let (data, _) = rest.split_once('"').context("path data without an end")?;
    ensure!(
        !data.contains(['&', '\t', '\n']),
        "unexpected character in {data}"
    );
    Ok(data)
}

fn fetch() -> Result<PathBuf> {
    let prefix = root().join("target/mdi");
    fs::create_dir_all(&prefix)?;
    let status = Command::new("npm")
        .args(["install", "--no-save", "--ignore-scripts", "--prefix"])
        .arg(&prefix)
        .arg(format!("@mdi/svg@{VERSION}"))
        .status()
        .context("could not run npm: install Node.js, or pass --from DIR")?;
    ensure!(status.success(), "npm could not fetch @mdi/svg@{VERSION}");
    Ok(prefix.join("node_modules/@mdi/svg"))
}

fn check_version(package: &Path) -> Result<()> {
    #[derive(Deserialize)]
    struct Package {
        version: String,
    }
    let found: Package = serde_json::from_str(&read(&package.join("package.json"))?)?;
    ensure!(
        found.version == VERSION,
        "expected @mdi/svg {VERSION}, found {}",
        found.version
    );
    Ok(())
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("could not read {}", path.display()))
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn assets() -> PathBuf {
    root().join("assets/icons")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meta(name: &str, aliases: &[&str]) -> Meta {
        Meta {
            name: name.to_owned(),
            aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
        }
    }

    #[test]
    fn an_alias_that_is_an_icon_is_dropped_and_the_first_of_several_icons_wins() {
        let meta = [
            meta("undo", &[]),
            meta("zebra", &["undo", "animal"]),
            meta("ant", &["animal"]),
        ];
        let names = meta.iter().map(|icon| icon.name.as_str()).collect();
        assert_eq!(aliases(&meta, &names), "animal\tant\t# also zebra\n");
    }

    #[test]
    fn path_data_refuses_an_icon_of_several_paths() {
        assert_eq!(
            path_data(r#"<svg><path d="M1 1" /></svg>"#).unwrap(),
            "M1 1"
        );
        assert!(path_data(r#"<svg><path d="M1 1" /><path d="M2 2" /></svg>"#).is_err());
    }

    #[test]
    fn every_icon_and_alias_is_in_exactly_one_shard() {
        let icons = read(&assets().join("mdi.txt")).unwrap();
        let aliases = read(&assets().join("aliases.txt")).unwrap();
        let shards = shards(&icons, &aliases).unwrap();

        let lines: Vec<_> = shards.values().flat_map(|text| text.lines()).collect();
        assert_eq!(lines.len(), icons.lines().count() + aliases.lines().count());
        assert!(lines.is_sorted());
        for (prefix, text) in &shards {
            assert!(
                text.lines().all(|line| line.starts_with(prefix.as_str())),
                "{prefix}"
            );
        }
        assert!(shards["ab"].contains("\nabacus\tM"), "{}", shards["ab"]);
        assert!(shards["wr"].contains("\nwriting-system-arabic\t=abjad-arabic\n"));
    }
}
