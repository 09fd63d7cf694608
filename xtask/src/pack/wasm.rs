//! A crate as a WebAssembly module and the JavaScript that starts it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use super::Profile;
use super::workspace::{Workspace, cargo, run};

const TARGET: &str = "wasm32-unknown-unknown";

/// The JavaScript that wasm-bindgen writes for `package`, an ES module.
pub(crate) fn script(package: &str) -> String {
    format!("{package}.js")
}

/// The WebAssembly that [`script`] loads.
pub(crate) fn module(package: &str) -> String {
    format!("{package}_bg.wasm")
}

/// Compiles, binds and, for the build of record, optimises the program `package`. Returns the folder that holds
/// [`script`], [`module`] and `snippets/`. What was bound before from the same module by the same program is kept.
pub(crate) fn build(workspace: &Workspace, package: &str, profile: Profile) -> Result<PathBuf> {
    let compiled = compile(workspace, package, profile)?;
    let folder = workspace
        .target
        .join("pack")
        .join(profile.cargo_name())
        .join(package);
    let stamp = folder.join("stamp");
    let inputs = identity(&[
        compiled.clone(),
        std::env::current_exe()?,
        workspace.root.join("package-lock.json"),
    ])?;
    if fs::read_to_string(&stamp).is_ok_and(|seen| seen == inputs) {
        return Ok(folder);
    }
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    bind(&compiled, package, &folder)?;
    if profile == Profile::Web {
        optimise(&workspace.root, &folder.join(module(package)))?;
    }
    fs::write(&stamp, inputs)?;
    Ok(folder)
}

fn compile(workspace: &Workspace, package: &str, profile: Profile) -> Result<PathBuf> {
    run(cargo()
        .current_dir(&workspace.root)
        .args(["build", "--locked", "--package", package, "--bin", package])
        .args(["--no-default-features", "--target", TARGET])
        .args(["--profile", profile.cargo_name()])
        .args(profile.settings()))?;
    Ok(workspace
        .target
        .join(TARGET)
        .join(profile.cargo_folder())
        .join(package)
        .with_extension("wasm"))
}

/// wasm-bindgen as a library: its version is in the same lock file as the crate it must match.
fn bind(module: &Path, package: &str, folder: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(module)
        .out_name(package)
        .web(true)?
        .omit_default_module_path(false)
        .keep_debug(false)
        .generate(folder)
        .with_context(|| format!("wasm-bindgen cannot bind {}", module.display()))
}

/// `wasm-opt` of the npm package `binaryen`, in place. The features are those that rustc's target has on.
fn optimise(root: &Path, module: &Path) -> Result<()> {
    let wasm_opt = root.join("node_modules/binaryen/bin/wasm-opt");
    ensure!(
        wasm_opt.exists(),
        "wasm-opt is not installed: run `npm ci` in {}",
        root.display()
    );
    run(Command::new("node")
        .arg(wasm_opt)
        .arg(module)
        .arg("-o")
        .arg(module)
        .arg("-Oz")
        .args(["--enable-bulk-memory", "--enable-nontrapping-float-to-int"])
        .args(["--enable-sign-ext", "--enable-mutable-globals"])
        .args(["--enable-reference-types", "--enable-multivalue"]))
}

/// What tells one version of these files from another: path, length and time of change. A file that is not there counts too.
fn identity(files: &[PathBuf]) -> Result<String> {
    let mut lines = String::new();
    for file in files {
        let state = match fs::metadata(file) {
            Ok(metadata) => format!("{} {:?}", metadata.len(), metadata.modified()?),
            Err(_) => "absent".to_owned(),
        };
        lines += &format!("{} {state}\n", file.display());
    }
    Ok(lines)
}
