//! `faceplate render`: one page of HTML that loads nothing.

use std::fs;

use super::{CLEAN, run, run_with, stdout, told};

#[test]
fn render_makes_a_page_that_loads_nothing_and_runs_nothing() {
    let output = run(&["render", "component-gallery", "--theme", "dark"]);
    let (code, page, error) = told(&output);
    assert_eq!((code, error), (0, ""));
    assert!(
        page.starts_with("<!doctype html>\n<html lang=\"en\" dir=\"ltr\" data-theme=\"dark\">")
    );
    assert!(page.contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'"));
    assert!(page.contains("<title>Component Gallery</title>"));
    for never in [
        "<script", "<link", "<img", "url(", "@import", "src=", "onclick",
    ] {
        assert!(!page.contains(never), "{never}");
    }
    for text in [
        "Display large",
        "Whom to greet",
        "Hello, template! This template was used 3 times.",
        "64 %",
    ] {
        assert!(page.contains(text), "{text}");
    }
}

#[test]
fn render_escapes_hostile_text_everywhere() {
    let hostile = "</title></style><script>alert(1)</script><img src=x onerror=alert(1)>\\\"'";
    let manifest = CLEAN
        .replace("\"Clock\"", &format!("\"{hostile}\""))
        .replace("It is time.", hostile);
    let output = run_with(&["render", "-"], &manifest);
    let page = stdout(&output);
    assert!(page.contains("&#60;script"), "{page}");
    assert!(
        !page.contains("<script") && !page.contains("<img"),
        "{page}"
    );
    assert_eq!(page.matches("</style>").count(), 1);
}

#[test]
fn render_draws_one_extension_in_the_language_that_was_asked_for() {
    let output = run(&[
        "render",
        "timelapse",
        "--extension",
        "film",
        "--locale",
        "es",
    ]);
    let page = stdout(&output);
    assert!(page.contains("lang=\"es\"") && page.contains("Nombre de la película"));
    assert!(!page.contains("Tomar una foto"));
}

#[test]
fn render_writes_a_whole_file_and_exits_1_for_a_plugin_with_errors() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("page.html");
    fs::write(&file, "old").unwrap();
    let output = run(&[
        "render",
        "broken-on-purpose",
        "--out",
        file.to_str().unwrap(),
    ]);
    let (code, out, error) = told(&output);
    assert_eq!((code, out), (1, ""));
    assert!(error.contains("faceplate check"), "{error}");
    let page = fs::read_to_string(&file).unwrap();
    assert!(page.contains("unknown-component") && page.contains("A button that works"));
    assert_eq!(
        fs::read_dir(&folder).unwrap().count(),
        1,
        "no temporary file stays"
    );
}
