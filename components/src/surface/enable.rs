//! Switching a plugin on and off.

use std::sync::Arc;

use dioxus::prelude::*;

use super::dom_id;
use crate::action::{Actions, ControlKey, OwnQuestion, Run};
use crate::client::{Decision, HostError};
use crate::data::LiveData;
use crate::extension::{LoadState, Plugin, PluginItem};
use crate::extension_id::ExtensionId;
use crate::input_state::use_input_state;
use crate::primitive::busy;
use crate::words::words;

/// The switch. It shows how the plugin stands, and changes only when the host says so. `known_error` is an error that
/// is shown beside it already. `despite` says why the host does not enable the plugin, where a person may enable it all
/// the same.
#[component]
pub(super) fn EnableSwitch(
    plugin: Arc<Plugin>,
    #[props(default)] known_error: Option<HostError>,
    #[props(default)] despite: Option<Vec<String>>,
) -> Element {
    let words = words();
    let state = use_input_state();
    let actions = use_hook(try_consume_context::<Actions>);
    let live = use_hook(try_consume_context::<LiveData>);
    // No extension has this id: theirs are never empty.
    let key = ControlKey {
        extension: ExtensionId::new(&plugin.id, ""),
        number: 0,
        index: 0,
    };
    let run = actions.map_or(Run::Idle, |actions| actions.run_of(&key));
    let busy = run == Run::Running;
    let id = dom_id("enable", &plugin.id);
    let shown = match (&run, &known_error) {
        (Run::Failed(error), Some(known)) if error == known => Run::Idle,
        _ => run,
    };
    let problem_id = busy::problem_id(&shown, || id.clone());
    let on = plugin.enabled;
    let decide = use_callback({
        let plugin = Arc::clone(&plugin);
        move |decision: Decision| {
            let Some((actions, LiveData(live))) = actions.zip(live.clone()) else {
                return;
            };
            let own = Arc::clone(&plugin);
            actions.perform(key.clone(), Arc::clone(&plugin), async move {
                let host = live.host().ok_or(HostError::NotOffered)?;
                let item = host.decide(&own.id, decision).await?;
                // A host may switch it on, and then fail to load it.
                match PluginItem::read(&item) {
                    Some(PluginItem {
                        load: LoadState::Failed | LoadState::Unmet,
                        error: Some((error, _)),
                        ..
                    }) if decision != Decision::Off => Err(error),
                    Some(_) | None => Ok(Vec::new()),
                }
            });
        }
    });
    let name = plugin.name.to_string();
    let press = {
        let (plugin, name) = (Arc::clone(&plugin), name.clone());
        use_callback(move |()| {
            let decision = if on { Decision::Off } else { Decision::On };
            match actions {
                Some(actions) if on && state.is_unsaved(&plugin.id) => {
                    let words = crate::words::words();
                    actions.ask(OwnQuestion {
                        title: words.format("switch-off-title", &[("name", name.as_str().into())]),
                        text: vec![words.text("switch-off-unsaved")],
                        yes: words.text("switch-off"),
                        then: Callback::new(move |()| decide.call(decision)),
                    });
                }
                Some(_) | None => decide.call(decision),
            }
            dioxus_core::needs_update();
        })
    };
    let override_it = use_callback(move |reasons: Vec<String>| {
        if let Some(actions) = actions {
            let words = crate::words::words();
            actions.ask(OwnQuestion {
                title: words.format("enable-anyway-title", &[("name", name.as_str().into())]),
                text: reasons,
                yes: words.text("enable-anyway"),
                then: Callback::new(move |()| decide.call(Decision::OnDespite)),
            });
        }
    });
    rsx! {
        div { class: "fp-enable",
            label { class: "fp-enable__label", r#for: id.clone(),
                {words.text("plugin-enabled")}
                // Of many such switches, this is whose it is.
                bdi { class: "fp-visually-hidden", " {plugin.name}" }
            }
            button {
                class: "fp-switch__control",
                id: id.clone(),
                r#type: "button",
                role: "switch",
                "aria-checked": if on { "true" } else { "false" },
                "aria-describedby": problem_id.clone(),
                "aria-disabled": busy.then_some("true"),
                "aria-busy": busy.then_some("true"),
                onclick: move |_| {
                    if !busy {
                        press.call(());
                    }
                },
            }
            if busy {
                {busy::spinner()}
            }
            if let Some(reasons) = despite {
                button {
                    class: "fp-button",
                    r#type: "button",
                    "data-mode": "outlined",
                    "aria-disabled": busy.then_some("true"),
                    onclick: move |_| {
                        if !busy {
                            override_it.call(reasons.clone());
                        }
                    },
                    span { class: "fp-button__label",
                        {words.text("enable-anyway")}
                        bdi { class: "fp-visually-hidden", " {plugin.name}" }
                    }
                }
            }
            {busy::problem(&shown, problem_id.as_deref())}
        }
    }
}
