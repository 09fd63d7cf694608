//! The keys of a manifest (contract section 1). Checking, the JSON Schema and the documentation read these tables.

use super::field::{Field, Kind, NOT_BLANK, Record, TEXT, list, words};
use super::format::{
    BASE_URL, DIGEST, ENDPOINT, INTEGRITY_PATH, LINK, LOCALE, NAVIGATION_LABEL, ORIGIN, PAGE, PATH,
    PATH_PATTERN, PATH_PREFIX, PLUGIN_ID, TRANSLATION, VERSION,
};
use super::image::{IMAGE, REQUIREMENTS};
use super::words::{
    AuthMode, ComponentKind, HttpMethod, IntegrityAlgorithm, MobilePresentation, Mode, Permission,
    Prepare, Presentation, RuntimeType, SignatureAlgorithm, Surface,
};

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

static RUNTIME: Record = Record {
    name: "runtime",
    open: true,
    fields: &[
        Field::new(
            "type",
            Kind::Choice(words::<RuntimeType>),
            "`php` runs handlers in the plugin's folder; `bridge` asks a server.",
        )
        .required(),
        Field::new(
            "entry",
            Kind::Text(&PATH),
            "The file that a `php` plugin names; it is not run.",
        )
        .when("type", "php"),
        Field::new(
            "baseUrl",
            Kind::Text(&BASE_URL),
            "Where the bridge listens.",
        ),
        Field::new(
            "socketPath",
            Kind::Text(&TEXT),
            "The socket where the bridge listens.",
        ),
        Field::new(
            "managedImageId",
            Kind::Text(&TEXT),
            "The entry of `images` that the host runs as the bridge.",
        ),
        Field::new(
            "healthcheck",
            Kind::Text(&ENDPOINT),
            "The path that answers when the bridge is well; `/health` when absent.",
        ),
        Field::new(
            "auth",
            Kind::Record(&AUTH),
            "How the host identifies itself to the bridge.",
        ),
        Field::new(
            "proxy",
            Kind::Any,
            "Paths that pages reach through the host.",
        )
        .since(5),
        Field::new(
            "httpProxy",
            Kind::Record(&HTTP_PROXY),
            "Paths that pages reach through the host.",
        )
        .since(5),
        Field::new(
            "artifactImports",
            list(&Kind::Record(&ARTIFACT_IMPORT)),
            "Files that the host takes from the bridge.",
        )
        .since(5),
    ],
};

static AUTH: Record = Record {
    name: "runtime.auth",
    open: false,
    fields: &[Field::new(
        "mode",
        Kind::Choice(words::<AuthMode>),
        "`none`, or the host's own token.",
    )],
};

static HTTP_PROXY: Record = Record {
    name: "runtime.httpProxy",
    open: true,
    fields: &[
        Field::new(
            "pathPrefix",
            Kind::Text(&PATH_PREFIX),
            "What the paths start with.",
        )
        .required(),
        Field::new(
            "methods",
            list(&Kind::Choice(words::<HttpMethod>)),
            "The methods that pass.",
        )
        .required(),
        Field::new(
            "requestTimeoutSecs",
            Kind::Integer {
                min: 1,
                max: 300,
                clamped: false,
            },
            "Seconds for an answer; 30 when absent.",
        ),
        Field::new(
            "streamTimeoutSecs",
            Kind::Integer {
                min: 1,
                max: 1800,
                clamped: false,
            },
            "Seconds for a stream; 900 when absent.",
        ),
        Field::new(
            "maxUploadMb",
            Kind::Integer {
                min: 1,
                max: 256,
                clamped: false,
            },
            "Megabytes of an upload; 256 when absent.",
        ),
    ],
};

static ARTIFACT_IMPORT: Record = Record {
    name: "an artifact import",
    open: true,
    fields: &[
        Field::new("id", Kind::Text(&NOT_BLANK), "Its name.").required(),
        Field::new(
            "pathPattern",
            Kind::Text(&PATH_PATTERN),
            "The paths of the files, as a regular expression.",
        )
        .required(),
        Field::new(
            "contentTypes",
            list(&Kind::Text(&NOT_BLANK)),
            "The media types of the files.",
        ),
        Field::new(
            "maxSizeMb",
            Kind::Integer {
                min: 1,
                max: 256,
                clamped: false,
            },
            "Megabytes of a file.",
        ),
    ],
};

static HOOK: Record = Record {
    name: "a hook",
    open: true,
    fields: &[
        Field::new("handler", Kind::Text(&ENDPOINT), "The file that runs."),
        Field::new(
            "path",
            Kind::Text(&ENDPOINT),
            "The path that a bridge is asked.",
        ),
    ],
};

static ACTION: Record = Record {
    name: "an action",
    open: true,
    fields: &[
        Field::new("id", Kind::Text(&NOT_BLANK), "What nodes call it by.").required(),
        Field::new("label", Kind::Label, "What people see.").required(),
        Field::new("description", Kind::Label, "More about it."),
        Field::new("handler", Kind::Text(&ENDPOINT), "The file that runs."),
        Field::new(
            "path",
            Kind::Text(&ENDPOINT),
            "The path that a bridge is asked.",
        ),
    ],
};

static ASSET: Record = Record {
    name: "an asset",
    open: true,
    fields: &[
        Field::new(
            "path",
            Kind::Text(&PATH),
            "A file or folder in the plugin's folder.",
        )
        .required(),
        Field::new(
            "integrity",
            Kind::Text(&TEXT),
            "`sha256-` and the digest of its files.",
        ),
    ],
};

static INTEGRITY: Record = Record {
    name: "integrity",
    open: true,
    fields: &[
        Field::new(
            "algorithm",
            Kind::Choice(words::<IntegrityAlgorithm>),
            "The kind of digest.",
        )
        .required(),
        Field::new(
            "files",
            Kind::Map {
                key: &INTEGRITY_PATH,
                value: &Kind::Text(&DIGEST),
            },
            "The digest of each file.",
        )
        .required(),
    ],
};

static COMPONENT: Record = Record {
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

static EXTENSION: Record = Record {
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

static SETTINGS: Record = Record {
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

static I18N: Record = Record {
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

static ACTIVATION: Record = Record {
    name: "activation",
    open: true,
    fields: &[
        Field::new(
            "prepare",
            Kind::Choice(words::<Prepare>),
            "When images are fetched.",
        ),
        Field::new(
            "autoEnableWhenReady",
            Kind::Bool,
            "Whether the plugin is enabled once it is ready.",
        ),
    ],
};

static UPDATES: Record = Record {
    name: "updates",
    open: true,
    fields: &[Field::new(
        "managedByCore",
        Kind::Bool,
        "Must be `true`: the host updates the plugin.",
    )],
};

static SIGNATURE: Record = Record {
    name: "signature",
    open: true,
    fields: &[
        Field::new(
            "algorithm",
            Kind::Choice(words::<SignatureAlgorithm>),
            "`none`, or RSA with SHA-256.",
        ),
        Field::new("value", Kind::Text(&TEXT), "The signature in Base64."),
        Field::new(
            "publicKey",
            Kind::Text(&TEXT),
            "The key in PEM; it proves nothing by itself.",
        ),
        Field::new("keyId", Kind::Text(&TEXT), "The name of the key."),
        Field::new(
            "publicKeySha256",
            Kind::Text(&TEXT),
            "The digest of the key.",
        ),
    ],
};

static ISOLATION: Record = Record {
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
