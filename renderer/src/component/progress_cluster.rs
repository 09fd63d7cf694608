//! `host.progress_cluster`: small metric bars fed by an action.

use std::sync::Arc;

use super::{Component, Node, Spec};
use crate::poll::{self, DataPath, Poll};
use crate::prop::{Item, ItemSpec, Label, OwnId, Prop, Reader};

/// Small metric bars whose values an action brings.
#[derive(Clone, Debug, PartialEq)]
pub struct ProgressCluster {
    /// Where the values come from.
    pub poll: Poll,
    /// The bars.
    pub items: Vec<Metric>,
}

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Metric {
    /// A name for it.
    pub id: Option<OwnId>,
    /// What is measured.
    pub label: Label,
    /// Where its value, 0 to 100, stands in the result.
    pub value_key: DataPath,
}

const ID: Prop<Option<OwnId>> = Prop::new("id", (), "A name for the metric.");
const LABEL: Prop<Label> = Prop::new("label", "", "What is measured.");
const VALUE_KEY: Prop<DataPath> = Prop::new(
    "valueKey",
    "",
    "Dotted path of its value, 0 to 100, in the result.",
);

impl Item for Metric {
    const SPEC: ItemSpec = ItemSpec {
        name: "metric",
        props: &[&ID, &LABEL, &VALUE_KEY],
        from_text: false,
    };

    fn read(reader: &mut Reader<'_>) -> Self {
        Self {
            id: reader.get(&ID),
            label: reader.get(&LABEL),
            value_key: reader.get(&VALUE_KEY),
        }
    }
}

const ITEMS: Prop<Vec<Metric>> = Prop::new("items", (), "The bars.");

pub(super) static SPEC: Spec = Spec {
    name: "progress_cluster",
    aliases: &[],
    summary: "Small metric bars whose values an action brings.",
    example: r#"{"component": "host.progress_cluster", "dataActionId": "metrics", "items": [{"id": "cpu", "label": "CPU", "valueKey": "cpu.usedPercentage"}]}"#,
    container: false,
    margin_bottom: 8.0,
    props: &[&poll::ACTION, &poll::PAYLOAD, &poll::INTERVAL, &ITEMS],
    read,
};

fn read(reader: &mut Reader<'_>, _: Vec<Arc<Node>>) -> Component {
    Component::ProgressCluster(ProgressCluster {
        poll: Poll::read(reader),
        items: reader.get(&ITEMS),
    })
}
