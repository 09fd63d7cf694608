# shellcheck shell=bash
# `./dev bench`: the web page and the static HTML command beside other renderers, in the harness of ../shared/peers.

run_bench() {
  local peers=../shared/peers harness=$target/peers
  if [[ ! -d $peers ]]; then
    say "nothing to compare with: the harness is not at $peers"
    return
  fi
  install_for_build
  install_browser
  # A copy, because it builds beside its sources.
  mkdir -p "$harness"
  cp -R "$peers/." "$harness"
  (cd "$harness" && install_npm_packages --legacy-peer-deps --ignore-scripts && node build.mjs)
  cargo build -p faceplate-bench --release --locked
  cargo build --workspace --bin xtask --locked
  "$target/debug/xtask" pack --package faceplate-bench --profile web --out "$harness/dist/faceplate" --sizes
  node scripts/bench.mjs "$harness" "$target/release/faceplate-bench" "$@"
}
