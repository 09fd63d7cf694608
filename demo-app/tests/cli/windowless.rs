//! The command built without windows.

use super::{run, told};

#[test]
fn without_windows_preview_says_what_to_use() {
    let output = run(&["preview", "timelapse"]);
    let (code, _, error) = told(&output);
    assert_eq!(code, 2);
    assert!(error.contains("preview --web"), "{error}");
}

#[cfg(target_os = "linux")]
#[test]
fn without_windows_the_program_needs_no_library_beyond_the_c_library() {
    let output = std::process::Command::new("ldd")
        .arg(env!("CARGO_BIN_EXE_faceplate"))
        .output()
        .unwrap();
    let libraries = super::stdout(&output);
    assert!(libraries.contains("libc.so"), "{libraries}");
    for line in libraries.lines() {
        let name = line.trim().rsplit('/').next().unwrap();
        let own = [
            "linux-vdso.",
            "libc.so",
            "libm.so",
            "libgcc_s.so",
            "ld-linux",
        ];
        let first = line.trim();
        assert!(
            own.iter()
                .any(|own| first.starts_with(own) || name.starts_with(own)),
            "{line}"
        );
    }
}
