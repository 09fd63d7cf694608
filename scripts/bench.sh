# shellcheck shell=bash
# `./dev bench`: the web page and the static HTML command beside other renderers, in the harness of ../shared/peers;
# `./dev bench host`: what a bad bridge among a hundred plugins costs the others.

run_bench() {
  if [[ ${1:-} == host ]]; then
    shift
    bench_host "$@"
  else
    bench_renderers "$@"
  fi
}

# The table comes out of a test that is ignored otherwise. The host is the one that the tests build.
bench_host() {
  local table
  install_for_build
  table=$(mktemp)
  FACEPLATE_LOAD_TABLE=$table cargo test -p faceplate --test load --locked -- --ignored --exact bench
  node scripts/bench-host.mjs "$table" "$@"
  rm "$table"
}

bench_renderers() {
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
