//! How a plugin arrives, is vouched for and kept up to date (contract sections 1.6, 1.7, 1.12 and 7).

use crate::manifest::field::{Field, Kind, Record, TEXT, words};
use crate::manifest::format::{DIGEST, INTEGRITY_PATH, PATH};
use crate::manifest::words::{IntegrityAlgorithm, Prepare, SignatureAlgorithm};

pub(super) static ASSET: Record = Record {
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

pub(super) static INTEGRITY: Record = Record {
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

pub(super) static ACTIVATION: Record = Record {
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

pub(super) static UPDATES: Record = Record {
    name: "updates",
    open: true,
    fields: &[Field::new(
        "managedByCore",
        Kind::Bool,
        "Must be `true`: the host updates the plugin.",
    )],
};

pub(super) static SIGNATURE: Record = Record {
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
