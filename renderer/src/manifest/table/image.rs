//! The keys of `images` and `requirements` (contract sections 1.11 and 1.12).

use crate::diagnostic::Code;
use crate::manifest::field::{Field, Format, Kind, NOT_BLANK, Record, TEXT, list, words};
use crate::manifest::words::{Capability, Engine, Policy};

const fn integer(min: i64, max: i64) -> Kind {
    Kind::Integer {
        min,
        max,
        clamped: false,
    }
}

/// An entry of `images`.
pub(super) static IMAGE: Record = Record {
    name: "an image",
    open: true,
    fields: &[
        Field::new("id", Kind::Text(&NOT_BLANK), "Its name in the plugin.").required(),
        Field::new(
            "image",
            Kind::Text(&NOT_BLANK),
            "Where it is fetched from; from revision 5 on with its `@sha256:` digest.",
        )
        .required(),
        Field::new("engine", Kind::Choice(words::<Engine>), "What runs it."),
        Field::new(
            "healthcheck",
            Kind::Record(&HEALTHCHECK),
            "What shows that it is well.",
        ),
        Field::new("service", Kind::Record(&SERVICE), "How it is run."),
        Field::new(
            "pullTimeoutSecs",
            integer(1, 1800),
            "Seconds for fetching it.",
        ),
    ],
};

static HEALTHCHECK: Record = Record {
    name: "an image's healthcheck",
    open: true,
    fields: &[
        Field::new(
            "command",
            Kind::OneOrList(&Kind::Text(&NOT_BLANK)),
            "The command that is run in it.",
        )
        .required(),
        Field::new(
            "timeoutSecs",
            Kind::Integer {
                min: 1,
                max: i64::MAX,
                clamped: true,
            },
            "Seconds for the command; 15 when absent.",
        ),
    ],
};

static SERVICE: Record = Record {
    name: "an image's service",
    open: true,
    fields: &[
        Field::new("port", integer(1, 65_535), "The port where it listens."),
        Field::new(
            "networkAlias",
            Kind::Text(&TEXT),
            "Its name on the network.",
        ),
        Field::new("network", Kind::Any, "The network; not from revision 5 on."),
        Field::new(
            "environment",
            Kind::Map {
                key: &NOT_BLANK,
                value: &Kind::Any,
            },
            "Its environment variables.",
        ),
        Field::new(
            "args",
            Kind::OneOrList(&Kind::Text(&TEXT)),
            "Its arguments.",
        ),
        Field::new(
            "storage",
            Kind::OneOrList(&Kind::Record(&STORAGE)),
            "What it keeps.",
        ),
        Field::new("resources", Kind::Record(&RESOURCES), "What it may use."),
        Field::new("security", Kind::Record(&SECURITY), "What it may do."),
    ],
};

static STORAGE: Record = Record {
    name: "a storage",
    open: true,
    fields: &[
        Field::new("name", Kind::Text(&NOT_BLANK), "Its name."),
        Field::new(
            "target",
            Kind::Text(&DATA_PATH),
            "Where it stands in the container.",
        ),
        Field::new(
            "mountPath",
            Kind::Text(&DATA_PATH),
            "The same, where there is only one.",
        ),
        Field::new("readOnly", Kind::Bool, "Whether it cannot be written."),
        Field::new(
            "retainOnUninstall",
            Kind::Bool,
            "Whether it stays when the plugin goes; `true` when absent.",
        ),
    ],
};

static RESOURCES: Record = Record {
    name: "an image's resources",
    open: true,
    fields: &[
        Field::new("memoryMb", integer(1, 16_384), "Megabytes of memory."),
        Field::new("cpuCores", Kind::Positive, "Cores, at most 16."),
        Field::new(
            "cpuQuota",
            integer(1, 1_600_000),
            "Microseconds of each tenth of a second.",
        ),
        Field::new("pidsLimit", integer(1, 4_096), "Processes."),
        Field::new("pids", integer(1, 4_096), "The same as `pidsLimit`."),
    ],
};

static SECURITY: Record = Record {
    name: "an image's security",
    open: true,
    fields: &[
        Field::new(
            "readOnlyRootFs",
            Kind::Bool,
            "Whether its files cannot be written; `true` when absent.",
        ),
        Field::new(
            "noNewPrivileges",
            Kind::Bool,
            "Whether it cannot gain rights; `true` when absent.",
        ),
        Field::new(
            "capDrop",
            list(&Kind::Choice(words::<Capability>)),
            "Capabilities that it gives up.",
        ),
        Field::new(
            "user",
            Kind::TextOr(&USER, &integer(1, u32::MAX as i64)),
            "The number of the user that it runs as, not 0.",
        ),
        Field::new(
            "tmpfs",
            Kind::OneOrList(&Kind::Any),
            "Folders in memory: `/tmp` or `/run`, 1 to 4,096 megabytes.",
        ),
    ],
};

/// `requirements`.
pub(super) static REQUIREMENTS: Record = Record {
    name: "requirements",
    open: false,
    fields: &[
        Field::new("memoryMb", integer(1, i64::MAX), "Megabytes of memory."),
        Field::new("cpuCores", Kind::Positive, "Cores."),
        Field::new("diskMb", integer(1, i64::MAX), "Megabytes of free disk."),
        Field::new(
            "policy",
            Kind::Choice(words::<Policy>),
            "What happens when the machine has less.",
        )
        .since(6),
        Field::new(
            "allowAdminOverride",
            Kind::Bool,
            "Whether an administrator may enable the plugin all the same.",
        )
        .since(6),
    ],
};

static DATA_PATH: Format = Format {
    expected: "a path under `/data`",
    pattern: "^/data(/.*)?$",
    fault: |text| {
        let under = text == "/data" || text.starts_with("/data/");
        (!under || text.split('/').any(|part| part == "..")).then_some(Code::UnsafePath)
    },
};

static USER: Format = Format {
    expected: "the number of a user that is not 0",
    pattern: "^[0-9]+(:[0-9]+)?$",
    fault: |text| {
        let mut parts = text.split(':');
        let user = parts.next().and_then(|user| user.parse::<u32>().ok());
        let group = parts
            .next()
            .is_none_or(|group| group.parse::<u32>().is_ok());
        let numeric = user.is_some_and(|user| user > 0) && group && parts.next().is_none();
        (!numeric).then_some(Code::InvalidValue)
    },
};
