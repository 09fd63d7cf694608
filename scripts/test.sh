# shellcheck shell=bash
# `./dev test`: the steps, in the order of what fails soonest. A step is a function; one that runs nothing fails.

steps=(
  format
  lint
  renderer_purity
  unit_and_conformance_tests
  command_without_windows
  web_build
  browser_tests
  desktop_tests
)

run_steps() {
  local chosen=("$@") step started status failed=0 table=""
  [[ $# -gt 0 ]] || chosen=("${steps[@]}")
  for step in "${chosen[@]}"; do
    [[ " ${steps[*]} " == *" $step "* ]] || fail "unknown step $step; there are: ${steps[*]}"
  done
  install_for_test
  for step in "${chosen[@]}"; do
    say "$step"
    started=$SECONDS
    # Not as a condition: bash would ignore `set -e` inside the step.
    set +e
    (set -e; "$step")
    status=$?
    set -e
    table+=$(printf '%6d s  %-28s %s' $((SECONDS - started)) "$step" "$([[ $status -eq 0 ]] && echo ok || echo FAILED)")$'\n'
    [[ $status -eq 0 ]] || failed=1
    say "$step took $((SECONDS - started)) s"
  done
  printf '\n%s%6d s  all\n' "$table" "$SECONDS"
  return $failed
}

format() {
  cargo fmt --all --check
}

lint() {
  cargo clippy --workspace --all-targets --locked -- -D warnings
}

# The renderer is a function of its inputs: no UI framework, no I/O, and at home in a browser.
renderer_purity() {
  local tree forbidden='^(dioxus.*|tokio|reqwest|hyper|wry|tao|web-sys|js-sys|gloo-.*|notify) v'
  # With the setting of the web build (`xtask/src/pack/`): what both need is compiled once.
  cargo build -p faceplate-renderer --target wasm32-unknown-unknown --config profile.dev.opt-level=1 --locked
  tree=$(cargo tree -p faceplate-renderer -e normal --target all --prefix none --locked)
  [[ $tree == faceplate-renderer* ]]
  if grep -E "$forbidden" <<<"$tree"; then
    fail "faceplate-renderer must not depend on these"
  fi
}

# One call, documentation included: a call for that alone selects fewer packages and compiles shared crates anew.
unit_and_conformance_tests() {
  cargo test --workspace --locked --no-fail-fast | count_passed
}

# Plugin authors check and render in places without a desktop. The executable goes to a folder of its own, so that it
# does not replace the one with windows; what both share is compiled once.
command_without_windows() {
  local folder=$target/no-window libraries
  CARGO_BUILD_BUILD_DIR=$target cargo build -p faceplate --no-default-features --locked --target-dir "$folder"
  [[ $(uname -s) == Linux ]] || return 0
  libraries=$(readelf -d "$folder/debug/faceplate" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p')
  grep -q '^libc\.' <<<"$libraries"
  if grep -vE '^(libc|libm|libgcc_s|libpthread|libdl|ld-linux.*)\.so' <<<"$libraries"; then
    fail "the command without windows must not link these"
  fi
}

# All targets: the same crates with the same features as the tests above.
web_build() {
  cargo build --workspace --all-targets --locked
  "$target/debug/xtask" pack
}

browser_tests() {
  bundle_plugins
  node_tests tests/browser
}

# The accessibility bus that they look through lives on a session bus of their own.
desktop_tests() {
  cargo build --workspace --all-targets --locked
  bundle_plugins
  WEBKIT_DISABLE_COMPOSITING_MODE=1 \
    xvfb-run --auto-servernum --server-args '-screen 0 1600x1000x24' \
    dbus-run-session -- /usr/bin/python3 -m unittest discover --verbose \
    --start-directory tests/desktop --pattern '*_test.py'
}

# node_tests FOLDER: every *.test.mjs or *.test.js in it.
node_tests() {
  local files
  mapfile -t files < <(find "$1" -name '*.test.mjs' -o -name '*.test.js' | sort)
  [[ ${#files[@]} -gt 0 ]] || { echo "no tests in $1" >&2; return 1; }
  node --test --test-reporter=spec "${files[@]}" | count_passed
}

# Passes on what cargo's or node's test runner prints, and fails when no test passed.
count_passed() {
  awk '{ print }
    /^test result:/ { passed += $4 }
    /^ℹ pass / { passed += $3 }
    END { if (!passed) { print "no test ran"; exit 1 } }'
}
