//! What the surface and mode of an extension ask for (contract section 1.9).

use serde_json::Value;

use super::super::entry::Extension;
use super::super::words::{Mode, Permission, Surface};
use super::{Check, Manifest, refer_to};
use crate::diagnostic::Code;
use crate::prop::Choice;

pub(super) fn check(manifest: &Manifest, check: &mut Check<'_>) {
    for extension in &manifest.extensions {
        bundle(extension, manifest, check);
        references(extension, manifest, check);
        permissions(extension, manifest, check);
        presentation(extension, check);
    }
}

/// The page of a bundle may stand in `url` too.
fn bundle(extension: &Extension, manifest: &Manifest, check: &mut Check<'_>) {
    let at = extension.pointer.key("bundle");
    let bundle = manifest.value(&at).and_then(Value::as_object);
    if extension.mode == Some(Mode::CustomBundle)
        && let Some(bundle) = bundle.filter(|bundle| !bundle.is_empty())
    {
        let fallback = manifest.value(&extension.pointer.key("url"));
        let url = bundle.get("url").or(fallback);
        if url.is_none_or(Value::is_null) {
            check.missing("url", at.key("url"));
        }
    }
}

fn references(extension: &Extension, manifest: &Manifest, check: &mut Check<'_>) {
    let at = &extension.pointer;
    for (index, id) in extension.components.iter().enumerate() {
        let components = manifest.components.iter().map(|component| &*component.id);
        let at = at.key("components").index(index);
        refer_to(
            Code::UnknownReference,
            "component",
            id,
            components,
            &at,
            check,
        );
    }
    for (key, id) in [
        ("actionId", &extension.action_id),
        ("dataActionId", &extension.data_action_id),
    ] {
        if let Some(id) = id {
            let actions = manifest.actions.iter().map(|action| &*action.id);
            refer_to(
                Code::UnknownAction,
                "action",
                id,
                actions,
                &at.key(key),
                check,
            );
        }
    }
}

/// Upstream never asks (contract section 1.3), so this is no error.
fn permissions(extension: &Extension, manifest: &Manifest, check: &mut Check<'_>) {
    let surface = extension.surface.map(Permission::of_surface);
    let mode = extension.mode.and_then(Permission::of_mode);
    for (key, permission) in [("surface", surface), ("mode", mode)] {
        let missing = permission.filter(|permission| !manifest.permissions.contains(permission));
        if let Some(permission) = missing {
            let word = permission.word();
            check.add(
                Code::MissingPermission,
                &extension.pointer.key(key),
                format!("this needs the permission `{word}`"),
                Some(format!("add `{word}` to `permissions`")),
            );
        }
    }
}

fn presentation(extension: &Extension, check: &mut Check<'_>) {
    let page = extension.surface == Some(Surface::Page);
    let bundle = extension.mode == Some(Mode::CustomBundle);
    if extension.presentation.is_some() && !(page && bundle) {
        let message = "only a `page` in the mode `custom_bundle` can be a `workspace`".to_owned();
        let at = extension.pointer.key("presentation");
        check.add(Code::InvalidValue, &at, message, None);
    }
    let widget = extension.surface == Some(Surface::NavbarWidget);
    if extension.mobile_presentation.is_some() && !widget {
        let message = "only a `navbar_widget` has a `mobilePresentation`".to_owned();
        let at = extension.pointer.key("mobilePresentation");
        check.add(Code::InvalidValue, &at, message, None);
    }
}
