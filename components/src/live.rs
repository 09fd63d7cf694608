//! Nodes that live values decide on. Each has a scope of its own: a value that changes repaints what shows it.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use dioxus::prelude::*;
use faceplate_renderer::bound::{Bound, Place, Source, at_path};
use faceplate_renderer::component::{Component, Node};
use serde_json::Value;

use crate::data::{Age, LiveData, Query, Status, Subject, Watch};
use crate::extension_id::ExtensionId;
use crate::paint::{NodeProps, PaintContext, paint};
use crate::words::words;

/// What is drawn in place of a [`Component::Bound`], as its values are now.
#[expect(non_snake_case, reason = "Dioxus components are named like types")]
pub(crate) fn Live(props: NodeProps) -> Element {
    let NodeProps { node, context } = props;
    let Component::Bound(bound) = &node.component else {
        return paint(&node, context);
    };
    let mut drawn = use_hook(|| CopyValue::new(Drawn::default()));
    let values = use_values(bound.places());
    let decimal = words().locale().decimal_sign();
    let context = PaintContext {
        stale: values.stale,
        ..context
    };
    let nodes = drawn.write().again(&node, bound, values.now, decimal);
    match &nodes[..] {
        [one] if bound.is_single() => paint(one, context),
        nodes => {
            let rows = nodes.iter().map(|node| (node.number, Arc::clone(node)));
            rsx! {
                for (number, node) in rows {
                    Row { key: "{number}", node, context }
                }
            }
        }
    }
}

/// One of the nodes that a node is repeated as.
#[expect(non_snake_case, reason = "Dioxus components are named like types")]
fn Row(props: NodeProps) -> Element {
    paint(&props.node, props.context)
}

/// What was drawn last, which stays the same while its values do.
#[derive(Default)]
struct Drawn {
    of: Option<Arc<Node>>,
    values: Vec<Option<Value>>,
    decimal: char,
    nodes: Rc<[Arc<Node>]>,
}

impl Drawn {
    fn again(
        &mut self,
        node: &Arc<Node>,
        bound: &Bound,
        values: Vec<Option<Value>>,
        decimal: char,
    ) -> Rc<[Arc<Node>]> {
        let same_node = self.of.as_ref().is_some_and(|of| Arc::ptr_eq(of, node));
        if !same_node || self.values != values || self.decimal != decimal {
            self.nodes = bound.resolve(node.number, &values, decimal).into();
            self.of = Some(Arc::clone(node));
            self.values = values;
            self.decimal = decimal;
        }
        Rc::clone(&self.nodes)
    }
}

/// What stands at the places of a node.
struct Values {
    now: Vec<Option<Value>>,
    /// How old the oldest of them is, where one could not be had again.
    stale: Option<Age>,
}

/// The values at `places`, watched for as long as the current scope lives.
fn use_values(places: &[Place]) -> Values {
    let live = use_hook(try_consume_context::<LiveData>);
    let watched = use_hook(|| Rc::new(RefCell::new(Vec::<(Place, Watch)>::new())));
    let Some(LiveData(live)) = live else {
        return Values {
            now: vec![None; places.len()],
            stale: None,
        };
    };
    let mut watched = watched.borrow_mut();
    if !watched.iter().map(|(place, _)| place).eq(places) {
        let watch = |place: &Place| {
            let (query, interval) = query(place);
            (place.clone(), live.watch(query, interval))
        };
        *watched = places.iter().map(watch).collect();
    }
    let statuses = watched
        .iter()
        .map(|(place, watch)| (place, watch.status.read()));
    let (now, ages): (Vec<_>, Vec<_>) = statuses
        .map(|(place, status)| {
            let value = status.value().and_then(|value| at_path(value, &place.path));
            (value.cloned(), age(&status))
        })
        .unzip();
    Values {
        now,
        stale: ages.into_iter().flatten().next(),
    }
}

/// What is asked for `place`, and how often.
fn query(place: &Place) -> (Query, Option<Duration>) {
    let (subject, interval) = match &place.source {
        Source::Data {
            action_id,
            payload,
            interval_ms,
        } => {
            let subject = Subject::Action {
                action_id: action_id.clone(),
                payload: payload.clone(),
            };
            (subject, Some(Duration::from_millis((*interval_ms).into())))
        }
        Source::State => (Subject::State, None),
        Source::Settings => (Subject::Settings, None),
    };
    let plugin_id = ExtensionId::here().plugin_id;
    (Query { plugin_id, subject }, interval)
}

fn age(status: &Status) -> Option<Age> {
    match status {
        Status::Stale { age, .. } => Some(*age),
        Status::Loading | Status::Fresh(_) | Status::Empty | Status::Failed(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use dioxus_core::{Mutation, Mutations};
    use serde_json::json;

    use super::*;
    use crate::client::HostError;
    use crate::data::Answers;
    use crate::paint::Presentation;
    use crate::primitive::page::tree;

    /// Values that a test sets, by what is asked for.
    #[derive(Default)]
    struct Set(RefCell<HashMap<Subject, Signal<Status>>>);

    impl Answers for Set {
        fn watch(&self, query: Query, _: Option<Duration>) -> Watch {
            let mut all = self.0.borrow_mut();
            let new = || Signal::new_in_scope(Status::Loading, ScopeId::ROOT);
            let status = *all.entry(query.subject).or_insert_with(new);
            Watch {
                status: status.into(),
                watcher: Box::new(()),
            }
        }
    }

    struct Shown {
        dom: VirtualDom,
        set: Rc<Set>,
    }

    impl Shown {
        fn new(json: &str) -> Self {
            let set = Rc::<Set>::default();
            let props = (tree(json), Rc::clone(&set));
            let app = |(node, set): (Arc<Node>, Rc<Set>)| {
                use_context_provider(|| LiveData(set));
                paint(&node, PaintContext::new(2, Presentation::Block))
            };
            let mut dom = VirtualDom::new_with_props(app, props);
            dom.rebuild_in_place();
            Self { dom, set }
        }

        /// What changes in the page when `subject` becomes `status`.
        fn set(&mut self, subject: &Subject, status: Status) -> Vec<Mutation> {
            let mut signal = self.set.0.borrow()[subject];
            self.dom.in_runtime(|| signal.set(status));
            let mut mutations = Mutations::default();
            self.dom.render_immediate(&mut mutations);
            mutations.edits
        }

        fn html(&self) -> String {
            dioxus_ssr::render(&self.dom)
        }
    }

    fn fresh(value: Value) -> Status {
        Status::Fresh(Arc::new(value))
    }

    #[test]
    fn a_value_repaints_what_shows_it_and_nothing_else() {
        let mut shown = Shown::new(
            r#"{"component": "host.stack", "children": [
                {"component": "host.text", "text": "still"},
                {"component": "host.text", "text": {"$state": "a"}},
                {"component": "host.text", "text": {"$state": "b", "format": "temperature"}}]}"#,
        );
        assert_eq!(
            shown.html().matches(">--</p>").count(),
            2,
            "{}",
            shown.html()
        );
        shown.set(&Subject::State, fresh(json!({"a": "x", "b": 1})));
        assert!(shown.html().contains(">1 °C</p>"), "{}", shown.html());
        let edits = shown.set(&Subject::State, fresh(json!({"a": "y", "b": 1})));
        let [Mutation::SetText { value, .. }] = &edits[..] else {
            panic!("{edits:?}")
        };
        assert_eq!(value, "y");
    }

    #[test]
    fn rows_come_go_and_keep_what_they_are() {
        let mut shown = Shown::new(
            r#"{"component": "host.text", "text": "{{item}}", "repeat": {"over": {"$setting": "names"}}}"#,
        );
        assert!(!shown.html().contains("<p"), "{}", shown.html());
        shown.set(&Subject::Settings, fresh(json!({"names": ["a", "<b>"]})));
        assert!(shown.html().contains("&#60;b&#62;</p>"), "{}", shown.html());
        shown.set(&Subject::Settings, fresh(json!({"names": ["a"]})));
        assert_eq!(shown.html().matches("</p>").count(), 1);
        shown.set(&Subject::Settings, Status::Empty);
        assert!(!shown.html().contains("<p"), "{}", shown.html());
    }

    #[test]
    fn what_is_hidden_comes_when_its_condition_holds() {
        let mut shown = Shown::new(
            r#"{"component": "host.section", "title": "t", "visibleWhen": {"setting": "on"}, "children": [
                {"component": "host.text", "text": "inside"}]}"#,
        );
        assert!(!shown.html().contains("inside"));
        shown.set(&Subject::Settings, fresh(json!({"on": true})));
        assert!(shown.html().contains("inside"));
    }

    #[test]
    fn a_value_that_could_not_be_had_again_says_so() {
        let mut shown = Shown::new(r#"{"component": "host.text", "text": {"$state": "a"}}"#);
        let value = Arc::new(json!({"a": "x"}));
        let age = Age::Minutes(2);
        let problem = HostError::NotAllowed;
        shown.set(
            &Subject::State,
            Status::Stale {
                value,
                age,
                problem,
            },
        );
        let html = shown.html();
        assert!(html.contains("data-stale=true"), "{html}");
        assert!(
            html.contains("Not up to date for \u{2068}2\u{2069} minutes"),
            "{html}"
        );
    }
}
