//! The page around the module: markup, the script that starts it and its styles, each a file of its own because the
//! content security policy allows nothing inline.

use std::path::Path;

use anyhow::Result;
use faceplate_components::stylesheet::{stylesheet, workbench};

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
<link rel="icon" href="data:,">
<link rel="stylesheet" href="faceplate.css">
</head>
<body>
<div id="main"></div>
<noscript>Faceplate shows plugin interfaces with JavaScript and WebAssembly; both are switched off in this browser.</noscript>
<script type="module" src="boot.js"></script>
</body>
</html>
"#;

/// Writes `index.html`, the start script and `faceplate.css` into `out`, to start `package`.
pub(crate) fn write(out: &Path, package: &str) -> Result<()> {
    let boot = format!(
        "import start from \"./{}\";\n\nawait start();\n",
        wasm::script(package)
    );
    write_if_changed(&out.join("index.html"), INDEX_HTML.as_bytes())?;
    write_if_changed(&out.join(BOOT), boot.as_bytes())?;
    let css = stylesheet() + &workbench();
    write_if_changed(&out.join("faceplate.css"), css.as_bytes())
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
}
