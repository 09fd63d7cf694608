//! The rules of a manifest that concern more than one value.

mod extension;
mod files;
mod runtime;

use std::collections::HashMap;

use serde_json::Value;

use super::check::Check;
use super::format::is_digest;
use super::read::{array, object, text};
use super::words::{ComponentKind, Mode, Permission, SignatureAlgorithm};
use super::{Files, Manifest, name};
use crate::diagnostic::{Code, Diagnostic};
use crate::pointer::Pointer;
use crate::suggest::did_you_mean;

/// Checks every rule; `files` are those of the plugin's folder.
pub(super) fn check(manifest: &Manifest, files: Files<'_>, check: &mut Check<'_>) {
    floating_revision(manifest, check);
    reserved_name(manifest, check);
    ids(manifest, check);
    runtime::check(manifest, check);
    unused_components(manifest, check);
    extension::check(manifest, check);
    files::check(manifest, files, check);
    images(manifest, check);
    signature(manifest, check);
    origins(manifest, check);
    updates(manifest, check);
}

/// Contract section 10, defect 39.
fn floating_revision(manifest: &Manifest, check: &mut Check<'_>) {
    let written = manifest.raw.get("sdkRevision");
    if written.is_none_or(Value::is_null) {
        let newest = super::NEWEST_REVISION;
        check.add(
            Code::FloatingRevision,
            &Pointer::root().key("sdkRevision"),
            "without `sdkRevision` a new host may reject the plugin".to_owned(),
            Some(format!("write `\"sdkRevision\": {newest}`")),
        );
    }
}

fn reserved_name(manifest: &Manifest, check: &mut Check<'_>) {
    if let Some(written) = text(&manifest.raw, "name")
        && let Some(reserved) = name::reserved(written)
    {
        let message = format!("the name looks like the host's own `{reserved}`");
        check.add(
            Code::ReservedName,
            &Pointer::root().key("name"),
            message,
            None,
        );
    }
}

/// Contract section 10, defect 44.
fn ids(manifest: &Manifest, check: &mut Check<'_>) {
    let actions = manifest.actions.iter().map(|a| (&*a.id, &a.pointer));
    unique("action", actions, check);
    let components = manifest.components.iter().map(|c| (&*c.id, &c.pointer));
    unique("component", components, check);
    let extensions = manifest.extensions.iter().map(|e| (&*e.id, &e.pointer));
    unique("UI extension", extensions, check);
    let images = manifest.images.iter().map(|i| (&*i.id, &i.pointer));
    unique("image", images, check);
}

/// Reports every id that an earlier entry has.
fn unique<'a>(
    what: &str,
    entries: impl Iterator<Item = (&'a str, &'a Pointer)>,
    check: &mut Check<'_>,
) {
    let mut seen = HashMap::new();
    for (id, pointer) in entries.filter(|(id, _)| !id.is_empty()) {
        if let Some(first) = seen.get(id) {
            let message = format!("`{id}` is already the id of the {what} at {first}");
            check.add(Code::DuplicateId, &pointer.key("id"), message, None);
        } else {
            seen.insert(id, pointer);
        }
    }
}

/// Templates that no node and no extension names. An id that a template computes may name any.
fn unused_components(manifest: &Manifest, check: &mut Check<'_>) {
    let mut used = Vec::new();
    for extension in &manifest.extensions {
        used.extend(extension.components.iter().map(|id| &**id));
        component_ids(&extension.schema, &mut used);
    }
    for component in &manifest.components {
        component_ids(&component.schema, &mut used);
    }
    if used.iter().any(|id| id.contains("{{") || id.contains("<<")) {
        return;
    }
    let used: std::collections::HashSet<_> = used.into_iter().collect();
    for component in &manifest.components {
        let id = &*component.id;
        if component.kind == Some(ComponentKind::RemoteComponent)
            && !id.is_empty()
            && !used.contains(id)
        {
            let message = format!("no node uses the component `{id}`");
            let at = component.pointer.key("id");
            check.add(Code::UnusedComponent, &at, message, None);
        }
    }
}

/// Every `componentId` inside `value`. What is read from JSON is at most [`crate::Limits::depth`] deep.
fn component_ids<'a>(value: &'a Value, ids: &mut Vec<&'a str>) {
    match value {
        Value::Array(list) => list.iter().for_each(|value| component_ids(value, ids)),
        Value::Object(object) => {
            for (key, value) in object {
                if key == "componentId" {
                    // What is no text is a prop, and may be any id.
                    ids.push(value.as_str().unwrap_or("{{"));
                } else {
                    component_ids(value, ids);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Contract section 1.11: what revision 5 asks of images, and what they may keep.
fn images(manifest: &Manifest, check: &mut Check<'_>) {
    let pinned = manifest.sdk_revision >= 5;
    for image in &manifest.images {
        let digest = image
            .image
            .rsplit_once("@sha256:")
            .map(|(_, digest)| digest);
        if pinned && !image.image.is_empty() && !digest.is_some_and(is_digest) {
            let message = "expected an image with its `@sha256:` digest".to_owned();
            check.add(
                Code::InvalidValue,
                &image.pointer.key("image"),
                message,
                None,
            );
        }
        let at = image.pointer.key("service");
        let Some(service) = manifest.value(&at).and_then(Value::as_object) else {
            continue;
        };
        if pinned
            && service
                .get("network")
                .is_some_and(|network| !network.is_null())
        {
            let message = "expected no `network` from revision 5 on".to_owned();
            check.add(Code::InvalidValue, &at.key("network"), message, None);
        }
        let read_only = |storage: &Value| storage.get("readOnly") == Some(&Value::Bool(true));
        let storages = array(service, "storage").iter().enumerate();
        let writable = storages.filter(|(_, storage)| !read_only(storage));
        for (index, _) in writable.skip(1) {
            let message = "expected one storage that can be written at most".to_owned();
            check.add(
                Code::InvalidValue,
                &at.key("storage").index(index),
                message,
                None,
            );
        }
    }
}

/// Contract section 10, defect 33: a signature that can only fail is named before anybody trusts it.
fn signature(manifest: &Manifest, check: &mut Check<'_>) {
    let value = text(object(&manifest.raw, "signature"), "value").unwrap_or_default();
    if manifest.signature == Some(SignatureAlgorithm::OpensslSha256) && value.trim().is_empty() {
        let at = Pointer::root().key("signature").key("value");
        check.missing("value", at);
    }
}

/// `network.outbound` alone opens no address to a page (decisions.md 19).
fn origins(manifest: &Manifest, check: &mut Check<'_>) {
    let pages = |mode| matches!(mode, Some(Mode::Webview | Mode::CustomBundle));
    let granted = manifest.permissions.contains(&Permission::NetworkOutbound);
    if granted
        && manifest.isolation.connect.is_empty()
        && manifest.extensions.iter().any(|e| pages(e.mode))
    {
        check.add(
            Code::NoOrigins,
            &Pointer::root().key("permissions"),
            "`network.outbound` alone lets pages connect nowhere".to_owned(),
            Some("list the origins under `isolation.connect`".to_owned()),
        );
    }
}

fn updates(manifest: &Manifest, check: &mut Check<'_>) {
    let managed = object(&manifest.raw, "updates").get("managedByCore");
    if managed == Some(&Value::Bool(false)) {
        let at = Pointer::root().key("updates").key("managedByCore");
        let message = "expected `true`, found `false`".to_owned();
        check.add(Code::InvalidValue, &at, message, None);
    }
}

/// Reports `id` when it is none of `declared`.
fn refer_to<'a>(
    code: Code,
    what: &str,
    id: &str,
    declared: impl Iterator<Item = &'a str> + Clone,
    pointer: &Pointer,
    check: &mut Check<'_>,
) {
    if !declared.clone().any(|known| known == id) {
        check.diagnostics.add(|| {
            let message = format!("the manifest declares no {what} `{id}`");
            Diagnostic::new(code, pointer.clone(), message).with_hint(did_you_mean(id, declared))
        });
    }
}
