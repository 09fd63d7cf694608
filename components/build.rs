//! Makes a new file in `assets/css/` a reason to compile again: `include_dir` sees only changes to known ones.

fn main() {
    println!("cargo::rerun-if-changed=../assets/css");
}
