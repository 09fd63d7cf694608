//! Build steps of this workspace that cargo alone cannot do: `cargo xtask --help`.

mod bless;
mod icons;
mod pack;

use clap::Parser;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Build steps that cargo alone cannot do")]
enum Task {
    /// Write the files that the renderer's tables make: the JSON Schema and two pages of the documentation
    Bless,
    /// Write `assets/icons/` anew from npm's `@mdi/svg`
    Icons(icons::Options),
    /// Build the web UI: WebAssembly, its JavaScript, the page, styles, icons and messages
    Pack(pack::Options),
}

fn main() -> anyhow::Result<()> {
    match Task::parse() {
        Task::Bless => bless::run(),
        Task::Icons(options) => icons::run(&options),
        Task::Pack(options) => pack::pack(&options),
    }
}
