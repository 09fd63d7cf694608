//! What a plugin runs and what it is asked (contract sections 1.2, 1.4 and 1.5).

use crate::manifest::field::{Field, Kind, NOT_BLANK, Record, TEXT, list, words};
use crate::manifest::format::{BASE_URL, ENDPOINT, PATH, PATH_PATTERN, PATH_PREFIX};
use crate::manifest::words::{AuthMode, HttpMethod, RuntimeType};

pub(super) static RUNTIME: Record = Record {
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

pub(super) static HOOK: Record = Record {
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

pub(super) static ACTION: Record = Record {
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
