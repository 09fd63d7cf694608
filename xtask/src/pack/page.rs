//! The page around the module: markup, the script that starts it and its styles, each a file of its own because the
//! content security policy allows nothing inline.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::folder::write_if_changed;
use super::wasm;

/// The start script; a folder that holds it is an earlier pack.
pub(crate) const BOOT: &str = "boot.js";

const INDEX_HTML: &str = r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Faceplate</title>
<link rel="stylesheet" href="faceplate.css">
</head>
<body>
<div id="main"></div>
<noscript>Faceplate shows plugin interfaces with JavaScript and WebAssembly; both are switched off in this browser.</noscript>
<script type="module" src="boot.js"></script>
</body>
</html>
"#;

/// Writes `index.html`, the start script and `faceplate.css` into `out`.
pub(crate) fn write(root: &Path, out: &Path) -> Result<()> {
    let boot = format!(
        "import start from \"./{}\";\n\nawait start();\n",
        wasm::SCRIPT
    );
    write_if_changed(&out.join("index.html"), INDEX_HTML.as_bytes())?;
    write_if_changed(&out.join(BOOT), boot.as_bytes())?;
    write_if_changed(&out.join("faceplate.css"), stylesheet(root)?.as_bytes())
}

/// All styles as one text: `assets/css/*.css`, then `assets/css/components/*.css`, each by name.
fn stylesheet(root: &Path) -> Result<String> {
    let folder = root.join("assets/css");
    let mut files = css_files(&folder)?;
    files.extend(css_files(&folder.join("components"))?);
    let mut text = String::new();
    for file in files {
        text += &fs::read_to_string(&file)
            .with_context(|| format!("cannot read {}", file.display()))?;
    }
    Ok(text)
}

fn css_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    if folder.exists() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "css") {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_holds_no_script_or_style_of_its_own() {
        assert!(!INDEX_HTML.contains("<style") && !INDEX_HTML.contains("style="));
        for script in INDEX_HTML.split("<script").skip(1) {
            let (tag, rest) = script.split_once('>').unwrap();
            assert!(tag.contains("src="), "{tag}");
            assert!(rest.starts_with("</script>"), "{rest}");
        }
    }

    #[test]
    fn styles_of_components_follow_the_general_ones_each_by_name() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("assets/css");
        fs::create_dir_all(folder.join("components")).unwrap();
        for (file, text) in [
            ("components/button.css", "3"),
            ("tokens.css", "2"),
            ("base.css", "1"),
            ("notes.txt", "no"),
        ] {
            fs::write(folder.join(file), text).unwrap();
        }
        assert_eq!(stylesheet(root.path()).unwrap(), "123");
    }
}
