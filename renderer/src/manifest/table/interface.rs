//! What a plugin shows, in which words and with which settings (contract sections 1.8 to 1.10).

use crate::manifest::field::{Field, Kind, NOT_BLANK, Record, TEXT, list, words};
use crate::manifest::format::{LOCALE, NAVIGATION_LABEL, ORIGIN, PAGE, TRANSLATION};
use crate::manifest::words::{ComponentKind, MobilePresentation, Mode, Presentation, Surface};

pub(super) static COMPONENT: Record = Record {
    name: "a component",
    open: true,
    fields: &[
        Field::new(
            "id",
            Kind::Text(&NOT_BLANK),
            "What nodes and extensions call it by.",
        )
        .required(),
        Field::new(
            "kind",
            Kind::Choice(words::<ComponentKind>),
            "A template of nodes, or a module for pages.",
        ),
        Field::new("schema", Kind::Nodes, "The nodes of a template.")
            .when_or_absent("kind", "remote_component"),
        Field::new("entry", Kind::Text(&PAGE), "The file of a module.")
            .when("kind", "browser_module"),
        Field::new(
            "exports",
            Kind::Text(&TEXT),
            "The function that a module exports; `mount` when absent.",
        ),
        Field::new("name", Kind::Label, "What people see."),
        Field::new("title", Kind::Label, "What people see."),
        Field::new("description", Kind::Label, "More about it."),
    ],
};

pub(super) static EXTENSION: Record = Record {
    name: "a UI extension",
    open: true,
    fields: &[
        Field::new("id", Kind::Text(&NOT_BLANK), "Its name in the plugin.").required(),
        Field::new(
            "surface",
            Kind::Choice(words::<Surface>),
            "Where it is shown.",
        )
        .required(),
        Field::new(
            "mode",
            Kind::Choice(words::<Mode>),
            "`declarative` when absent: the host draws it.",
        ),
        Field::new("title", Kind::Label, "What people see.").required(),
        Field::new("subtitle", Kind::Label, "A line under the title."),
        Field::new("description", Kind::Label, "More about it."),
        Field::new("schema", Kind::Nodes, "The nodes that are drawn.")
            .when_or_absent("mode", "declarative"),
        Field::new("url", Kind::Text(&PAGE), "The page of a `webview`.").when("mode", "webview"),
        Field::new(
            "bundle",
            Kind::Record(&BUNDLE),
            "The page of a `custom_bundle`.",
        )
        .when("mode", "custom_bundle"),
        Field::new(
            "components",
            list(&Kind::Text(&NOT_BLANK)),
            "Ids of the components that the page uses.",
        ),
        Field::new("icon", Kind::Icon { strict: true }, "Its icon."),
        Field::new(
            "navigationLabel",
            Kind::Text(&NAVIGATION_LABEL),
            "What a page is called in the navigation.",
        ),
        Field::new(
            "presentation",
            Kind::Choice(words::<Presentation>),
            "`workspace` gives a `custom_bundle` page the whole window.",
        )
        .since(5),
        Field::new(
            "mobilePresentation",
            Kind::Choice(words::<MobilePresentation>),
            "How a widget looks on small screens.",
        ),
        Field::new("actionId", Kind::Text(&TEXT), "An action for the page."),
        Field::new(
            "dataActionId",
            Kind::Text(&TEXT),
            "The action that brings the page's data.",
        ),
        Field::new(
            "order",
            Kind::Integer {
                min: i64::MIN,
                max: i64::MAX,
                clamped: false,
            },
            "Its place among others: ascending, missing last.",
        )
        .faceplate(),
    ],
};

static BUNDLE: Record = Record {
    name: "a bundle",
    open: true,
    fields: &[Field::new("url", Kind::Text(&PAGE), "The page.")],
};

pub(super) static SETTINGS: Record = Record {
    name: "settings",
    open: false,
    fields: &[Field::new(
        "defaults",
        Kind::Map {
            key: &TEXT,
            value: &Kind::Any,
        },
        "What holds until somebody saves.",
    )],
};

pub(super) static I18N: Record = Record {
    name: "i18n",
    open: false,
    fields: &[
        Field::new(
            "defaultLocale",
            Kind::Text(&LOCALE),
            "The language of the manifest; `en` when absent.",
        ),
        Field::new(
            "files",
            Kind::Map {
                key: &LOCALE,
                value: &Kind::Text(&TRANSLATION),
            },
            "The translation file of each locale.",
        ),
    ],
};

pub(super) static ISOLATION: Record = Record {
    name: "isolation",
    open: false,
    fields: &[
        Field::new(
            "connect",
            list(&Kind::Text(&ORIGIN)),
            "The origins that pages may connect to.",
        ),
        Field::new("storage", Kind::Bool, "Whether pages may store data."),
        Field::new(
            "legacyEval",
            Kind::Bool,
            "Whether pages may evaluate text as script.",
        ),
        Field::new(
            "lan",
            Kind::Bool,
            "Whether a bridge on the local network may be asked.",
        ),
    ],
};
