//! What a person chose in the workbench, as the text of a query.
//!
//! There is one written form, for the page's address, the browser's storage and tests:
//! `theme=dark&locale=es&size=375x812&plugin=hello&extension=settings`.

use std::fmt;

use faceplate_components::theme::Theme;
use faceplate_components::words::Locale;

use super::scene::Scene;
use super::size::Size;

/// Everything that survives a reload of the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Choices {
    /// Colours of everything.
    pub(crate) theme: ThemeChoice,
    /// Language of the plugins and of the host's own words.
    pub(crate) locale: Locale,
    /// Whether everything runs from right to left, whatever the language does.
    pub(crate) rtl: bool,
    /// The simulated host's window.
    pub(crate) size: Size,
    /// The printer that plugins act on and report about.
    pub(crate) printer: PrinterChoice,
    /// What the simulated host shows.
    pub(crate) scene: Scene,
    /// Whether the list of problems is open; until a person decides it, it is open when there are any.
    pub(crate) problems: Option<bool>,
}

/// Which of the host's printers is chosen. The contract lists none, so there is at most the virtual one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum PrinterChoice {
    /// The virtual printer, on a host that has one.
    #[default]
    Virtual,
    /// No printer, as on a host where nobody has chosen one yet.
    None,
}

impl PrinterChoice {
    /// Every choice, in the order a person is offered them.
    pub(crate) const ALL: [Self; 2] = [Self::Virtual, Self::None];

    /// The name in a query.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Virtual => "virtual",
            Self::None => "none",
        }
    }

    /// The choice called `name`, if there is one.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.name() == name)
    }
}

/// A theme, or whichever the system has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum ThemeChoice {
    /// Light or dark, as the system says.
    #[default]
    System,
    /// This one.
    Fixed(Theme),
}

impl ThemeChoice {
    /// Every choice, in the order a person is offered them.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        std::iter::once(Self::System).chain(Theme::ALL.map(Self::Fixed))
    }

    /// The name in a query: `system`, or the theme's own.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Fixed(theme) => theme.name(),
        }
    }

    /// The choice called `name`, if there is one.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::all().find(|choice| choice.name() == name)
    }

    /// The theme to paint with, where the system's own is `system`.
    pub(crate) fn theme(self, system: Theme) -> Theme {
        match self {
            Self::System => system,
            Self::Fixed(theme) => theme,
        }
    }
}

impl Choices {
    /// Lays what `query` says over these choices. Keys that are absent, and values that mean nothing, change nothing;
    /// but one that names a plugin says what is on screen, and nothing of the scene before stays.
    pub(crate) fn read(&mut self, query: &str) {
        let query = query.strip_prefix('?').unwrap_or(query);
        if form_urlencoded::parse(query.as_bytes()).any(|(key, _)| key == "plugin") {
            self.scene = Scene::default();
        }
        for (key, value) in form_urlencoded::parse(query.as_bytes()) {
            let value = value.as_ref();
            match key.as_ref() {
                "theme" => set(&mut self.theme, ThemeChoice::named(value)),
                "locale" => set(&mut self.locale, locale(value)),
                "rtl" => set(&mut self.rtl, flag(value)),
                "size" => set(&mut self.size, Size::parse(value)),
                "printer" => set(&mut self.printer, PrinterChoice::named(value)),
                "problems" => set(&mut self.problems, flag(value).map(Some)),
                "plugin" => self.scene.plugin = text(value),
                "extension" => self.scene.extension = text(value),
                "page" => self.scene.page = text(value),
                "tab" => self.scene.tab = text(value),
                "settings" => set(&mut self.scene.settings, flag(value)),
                _ => {}
            }
        }
    }
}

/// The query; what is as it is at the start is left out.
impl fmt::Display for Choices {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let mut put = |key: &str, value: Option<String>| {
            if let Some(value) = value {
                query.append_pair(key, &value);
            }
        };
        let start = Self::default();
        let changed = |yes: bool, value: String| yes.then_some(value);
        put(
            "theme",
            changed(self.theme != start.theme, self.theme.name().to_owned()),
        );
        put(
            "locale",
            changed(self.locale != start.locale, self.locale.tag().to_owned()),
        );
        put("rtl", changed(self.rtl, "1".to_owned()));
        put(
            "size",
            changed(self.size != start.size, self.size.to_string()),
        );
        put(
            "printer",
            changed(
                self.printer != start.printer,
                self.printer.name().to_owned(),
            ),
        );
        put("plugin", self.scene.plugin.clone());
        put("extension", self.scene.extension.clone());
        put("page", self.scene.page.clone());
        put("tab", self.scene.tab.clone());
        put("settings", changed(self.scene.settings, "1".to_owned()));
        put(
            "problems",
            self.problems
                .map(|open| if open { "1" } else { "0" }.to_owned()),
        );
        f.write_str(&query.finish())
    }
}

fn set<T>(place: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *place = value;
    }
}

/// Not negotiated: what the workbench does not offer is not a choice.
fn locale(tag: &str) -> Option<Locale> {
    Locale::ALL.into_iter().find(|locale| locale.tag() == tag)
}

fn flag(value: &str) -> Option<bool> {
    match value {
        "1" | "true" => Some(true),
        "0" | "false" => Some(false),
        _ => None,
    }
}

fn text(value: &str) -> Option<String> {
    (!value.is_empty()).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Choices {
        let mut choices = Choices::default();
        choices.read(query);
        choices
    }

    #[test]
    fn a_query_sets_what_it_names() {
        let choices = read(
            "?theme=high-contrast&locale=es-AR&rtl=1&size=375x812&printer=none&plugin=a&extension=b%20c&problems=0",
        );
        assert_eq!(choices.theme, ThemeChoice::Fixed(Theme::HighContrast));
        assert_eq!(choices.locale.tag(), "es-AR");
        assert!(choices.rtl);
        assert_eq!(choices.size.to_string(), "375x812");
        assert_eq!(choices.printer, PrinterChoice::None);
        assert_eq!(choices.scene.plugin.as_deref(), Some("a"));
        assert_eq!(choices.scene.extension.as_deref(), Some("b c"));
        assert_eq!(choices.problems, Some(false));
    }

    #[test]
    fn what_is_written_is_read_back() {
        for query in [
            "",
            "theme=dark&locale=en-XA&rtl=1&size=768&printer=none&plugin=a%26b&extension=%C3%A9&page=a%3Ab&tab=c%3Ad&settings=1&problems=1",
        ] {
            assert_eq!(read(query).to_string(), query);
        }
    }

    #[test]
    fn nonsense_changes_nothing() {
        let before = read("theme=dark&locale=de&size=1024x768&printer=none");
        let mut after = before.clone();
        after.read(
            "theme=neon&locale=%FF&size=0x9999999999&printer=7&rtl=maybe&problems=&unknown=1&&=&%",
        );
        assert_eq!(after, before);
    }

    #[test]
    fn the_address_wins_over_what_was_stored_key_by_key() {
        let mut choices = read("theme=dark&locale=de");
        choices.read("?locale=fr");
        assert_eq!((choices.theme.name(), choices.locale.tag()), ("dark", "fr"));
    }

    #[test]
    fn an_address_that_names_a_plugin_leaves_nothing_of_the_stored_scene() {
        let mut choices = read("theme=dark&plugin=a&extension=b&page=a%3Ab&settings=1");
        choices.read("?plugin=a&extension=c");
        assert_eq!(choices.to_string(), "theme=dark&plugin=a&extension=c");
    }

    #[test]
    fn only_the_systems_theme_follows_the_system() {
        assert_eq!(ThemeChoice::System.theme(Theme::Dark), Theme::Dark);
        assert_eq!(
            ThemeChoice::Fixed(Theme::Light).theme(Theme::Dark),
            Theme::Light
        );
    }
}
