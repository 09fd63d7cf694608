//! What runs a plugin, and what its actions and hooks therefore need (contract sections 1.2, 1.4, 1.5).

use std::collections::HashSet;

use super::super::read::{array, object, text};
use super::super::words::{HookName, RuntimeType};
use super::{Check, Manifest, refer_to};
use crate::diagnostic::{Code, Diagnostic};
use crate::pointer::Pointer;
use crate::prop::Choice;
use crate::suggest::did_you_mean;

pub(super) fn check(manifest: &Manifest, check: &mut Check<'_>) {
    let at = Pointer::root().key("runtime");
    let runtime = &manifest.runtime;
    if runtime.kind == Some(RuntimeType::Bridge) {
        let addresses = [
            &runtime.base_url,
            &runtime.socket_path,
            &runtime.managed_image_id,
        ];
        if addresses.iter().all(|address| address.is_none()) {
            check.missing("baseUrl` or `managedImageId", at.key("baseUrl"));
        }
    }
    managed_image(manifest, &at.key("managedImageId"), check);
    artifact_imports(manifest, &at.key("artifactImports"), check);
    handlers(manifest, check);
    hook_names(manifest, check);
}

fn managed_image(manifest: &Manifest, at: &Pointer, check: &mut Check<'_>) {
    let Some(id) = &manifest.runtime.managed_image_id else {
        return;
    };
    if let Some(image) = manifest.images.iter().find(|image| image.id == *id) {
        if image.port.is_none() {
            let message = format!("expected an image with a `service.port`, found `{id}`");
            check.add(Code::InvalidValue, at, message, None);
        }
    } else {
        let images = manifest.images.iter().map(|image| &*image.id);
        refer_to(Code::UnknownReference, "image", id, images, at, check);
    }
}

fn artifact_imports(manifest: &Manifest, at: &Pointer, check: &mut Check<'_>) {
    let mut seen = HashSet::new();
    let imports = array(object(&manifest.raw, "runtime"), "artifactImports");
    for (index, import) in imports.iter().enumerate() {
        let id = import.as_object().and_then(|import| text(import, "id"));
        if let Some(id) = id.filter(|id| !seen.insert(*id)) {
            let message = format!("`{id}` is already the id of another artifact import");
            check.add(Code::DuplicateId, &at.index(index).key("id"), message, None);
        }
    }
}

/// PHP runs a `handler`; a bridge takes that or a `path`.
fn handlers(manifest: &Manifest, check: &mut Check<'_>) {
    let actions = manifest.actions.iter();
    let actions = actions.map(|a| (a.handler.is_some(), a.path.is_some(), &a.pointer));
    let hooks = manifest.hooks.iter();
    let hooks = hooks.map(|h| (h.handler.is_some(), h.path.is_some(), &h.pointer));
    for (handler, path, pointer) in actions.chain(hooks) {
        match manifest.runtime.kind {
            Some(RuntimeType::Php) if !handler => check.missing("handler", pointer.key("handler")),
            Some(RuntimeType::Bridge) if !handler && !path => {
                check.missing("path", pointer.key("path"));
            }
            _ => {}
        }
    }
}

fn hook_names(manifest: &Manifest, check: &mut Check<'_>) {
    for key in object(&manifest.raw, "hooks").keys() {
        if HookName::from_word(key).is_none() {
            let names = HookName::WORDS.iter().map(|(word, _)| *word);
            let at = Pointer::root().key("hooks").key(key.clone());
            check.diagnostics.add(|| {
                Diagnostic::new(Code::InvalidValue, at, format!("there is no hook `{key}`"))
                    .at_key()
                    .with_hint(did_you_mean(key, names))
            });
        }
    }
}
