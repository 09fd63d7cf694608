# shellcheck shell=bash
# Installs what a command needs and the machine lacks. Nothing missing: nothing printed, and no time lost.

install_for_build() {
  require_cargo
  require_wasm_target
  install_packages "the desktop window (WebKitGTK) and a C compiler are built against these" \
    build-essential pkg-config libssl-dev libgtk-3-dev libwebkit2gtk-4.1-dev libxdo-dev
}

install_for_test() {
  install_for_build
  require_component clippy
  require_component rustfmt
  install_packages "the desktop tests use a window without a screen, and look at it as assistive technology does" \
    at-spi2-core dbus fonts-dejavu-core gir1.2-atspi-2.0 gir1.2-webkit2-4.1 imagemagick python3-gi xauth xdotool xvfb
  install_command php "the tests run plugins that are written in PHP" php-cli
  install_browser
}

# A browser, and what drives it.
install_browser() {
  install_command chromium "the browser tests use it" "$(chromium_package)"
  install_command node "the browser tests run on it" nodejs
  install_command npm "it installs the tools of package-lock.json" npm
  install_newer_node
  install_npm_packages
}

say() {
  printf '== %s\n' "$*"
}

fail() {
  printf 'dev: %s\n' "$*" >&2
  exit 1
}

require_cargo() {
  command -v cargo >/dev/null || fail "Rust is missing: install it as https://rustup.rs says"
}

require_wasm_target() {
  local triple=wasm32-unknown-unknown
  [[ -d $(rustc --print target-libdir --target $triple) ]] && return
  command -v rustup >/dev/null || fail "this Rust has no $triple standard library: the web UI is built for it"
  say "installing the Rust target $triple: the web UI is built for it"
  rustup target add $triple
}

require_component() {
  cargo "${1/rustfmt/fmt}" --version >/dev/null 2>&1 && return
  say "installing the Rust component $1: the tests use it"
  rustup component add "$1"
}

# install_packages REASON PACKAGE…: system packages, by their Debian names.
install_packages() {
  local reason=$1 missing=()
  shift
  if ! command -v apt-get >/dev/null; then
    advise
    return
  fi
  mapfile -t missing < <(missing_packages "$@")
  [[ ${#missing[@]} -gt 0 ]] || return 0
  say "installing with apt: ${missing[*]}: $reason"
  # A mirror that is being updated fails the first try and passes the second.
  apt_install "${missing[@]}" || apt_install "${missing[@]}"
}

# Those of the packages that dpkg does not report as installed, one a line.
missing_packages() {
  local installed
  installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p' || true)
  printf '%s\n' "$@" | grep -vxF "$installed" || true
}

apt_install() {
  local as_root=()
  if [[ $EUID -ne 0 ]]; then
    command -v sudo >/dev/null || fail "sudo is missing: run as root: apt-get install $*"
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update -q &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "$@"
}

# install_command COMMAND REASON PACKAGE: for programs that people also install in other ways than with apt.
install_command() {
  command -v "$1" >/dev/null || install_packages "$2" "$3"
}

# Ubuntu's chromium is a snap behind this name.
chromium_package() {
  if grep -qs '^ID=ubuntu' /etc/os-release; then echo chromium-browser; else echo chromium; fi
}

advised=
advise() {
  [[ -n $advised ]] && return
  advised=yes
  case $(uname -s) in
    Darwin) say "macOS has what the window needs; if the build fails: xcode-select --install; for the tests: brew install node chromium php" ;;
    MINGW* | MSYS*) say "Windows: needed are the Visual Studio C++ build tools and WebView2 (part of Windows 11); for the tests Node.js 20, Chromium and PHP" ;;
    *) say "no apt here: if the build fails, install WebKitGTK 4.1, GTK 3, libxdo, OpenSSL (with headers), pkg-config and a C compiler; for the tests Xvfb, xdotool, ImageMagick, Chromium, Node.js 20 and PHP" ;;
  esac
}

# Debian 12 has Node.js 18, and playwright-core asks for 20: npm then brings one that only this workspace uses.
install_newer_node() {
  local version architecture bin
  version=$(node --version) || fail "Node.js is missing: install version 20 or newer"
  version=${version#v}
  [[ ${version%%.*} -ge 20 ]] && return
  architecture=$(node --print process.arch)
  bin=$target/node/node_modules/node-linux-$architecture/bin
  if [[ ! -x $bin/node ]]; then
    [[ $(uname -s) == Linux ]] || fail "Node.js $version is too old for the browser tests: install version 20 or newer"
    say "installing Node.js 22 into $target/node: the browser tests need 20 or newer, and here is $version"
    npm install --no-save --no-audit --no-fund --prefix "$target/node" "node-linux-$architecture@22"
  fi
  PATH=$(realpath "$bin"):$PATH
}

# install_npm_packages [OPTION…]: those of the lock file here. npm keeps no copy of the lock file that it installed
# from, so this does.
install_npm_packages() {
  cmp -s package-lock.json node_modules/.installed-lock && return
  say "installing npm packages: the web build is optimised, tested and measured with them"
  npm ci --no-audit --no-fund "$@"
  cp package-lock.json node_modules/.installed-lock
}
