//! The keys of a manifest (contract section 1). Checking, the JSON Schema and the documentation read these tables.

mod delivery;
mod image;
mod interface;
mod runtime;

use delivery::{ACTIVATION, ASSET, INTEGRITY, SIGNATURE, UPDATES};
use image::{IMAGE, REQUIREMENTS};
use interface::{COMPONENT, EXTENSION, I18N, ISOLATION, SETTINGS};
use runtime::{ACTION, HOOK, RUNTIME};

use super::field::{Field, Kind, Record, TEXT, list, words};
use super::format::{LINK, PATH, PLUGIN_ID, VERSION};
use super::words::Permission;

/// The manifest.
pub(crate) static MANIFEST: Record = Record {
    name: "the manifest",
    open: true,
    fields: &[
        Field::new(
            "id",
            Kind::Text(&PLUGIN_ID),
            "The name of the plugin among all plugins.",
        )
        .required(),
        Field::new("name", Kind::Label, "The name that people see.").required(),
        Field::new("version", Kind::Text(&VERSION), "The semantic version.").required(),
        Field::new(
            "sdkVersion",
            Kind::Integer {
                min: 1,
                max: 1,
                clamped: false,
            },
            "The version of the plugin SDK.",
        )
        .required(),
        Field::new(
            "sdkRevision",
            Kind::Integer {
                min: 0,
                max: 6,
                clamped: false,
            },
            "The revision of the SDK that the plugin was written for.",
        ),
        Field::new(
            "runtime",
            Kind::Record(&RUNTIME),
            "What runs the plugin's actions.",
        )
        .required(),
        Field::new(
            "minCoreVersion",
            Kind::Text(&VERSION),
            "The oldest WPrint 3D that the plugin works with.",
        ),
        Field::new("description", Kind::Label, "What the plugin does."),
        Field::new("author", Kind::Label, "Who made it."),
        Field::new("icon", Kind::Icon { strict: false }, "The plugin's icon."),
        Field::new(
            "homepageUrl",
            Kind::Text(&LINK),
            "The plugin's page on the web.",
        ),
        Field::new(
            "documentationUrl",
            Kind::Text(&LINK),
            "Where it is documented.",
        ),
        Field::new("sourceUrl", Kind::Text(&LINK), "Where its source is."),
        Field::new(
            "permissions",
            list(&Kind::Choice(words::<Permission>)),
            "What the plugin may do.",
        ),
        Field::new(
            "hooks",
            Kind::Map {
                key: &TEXT,
                value: &Kind::Record(&HOOK),
            },
            "What runs when something happens in the host.",
        ),
        Field::new(
            "actions",
            Kind::List {
                of: &Kind::Record(&ACTION),
                or_object: true,
            },
            "What controls and pages can run.",
        ),
        Field::new(
            "assets",
            list(&Kind::TextOr(&PATH, &Kind::Record(&ASSET))),
            "The files that pages and translations may use.",
        ),
        Field::new(
            "integrity",
            Kind::Record(&INTEGRITY),
            "Digests of every file under `assets`.",
        )
        .since(5),
        Field::new(
            "components",
            list(&Kind::Record(&COMPONENT)),
            "Templates and modules that extensions use.",
        ),
        Field::new(
            "uiExtensions",
            list(&Kind::Record(&EXTENSION)),
            "What the plugin shows, and where.",
        ),
        Field::new(
            "settings",
            Kind::Record(&SETTINGS),
            "What the plugin remembers.",
        ),
        Field::new("i18n", Kind::Record(&I18N), "The plugin's translations."),
        Field::new(
            "images",
            list(&Kind::Record(&IMAGE)),
            "Container images that the host runs for the plugin.",
        ),
        Field::new(
            "requirements",
            Kind::Record(&REQUIREMENTS),
            "What the host's machine must have.",
        ),
        Field::new(
            "activation",
            Kind::Record(&ACTIVATION),
            "How the plugin is made ready.",
        )
        .since(6),
        Field::new("updates", Kind::Record(&UPDATES), "Who updates the plugin.").since(6),
        Field::new("updateSource", Kind::Any, "Where updates come from."),
        Field::new(
            "signature",
            Kind::Record(&SIGNATURE),
            "The signature of the manifest.",
        ),
        Field::new(
            "isolation",
            Kind::Record(&ISOLATION),
            "What the plugin's pages need beyond their own files.",
        )
        .faceplate(),
    ],
};
