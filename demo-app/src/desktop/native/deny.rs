//! What a page asks its surroundings for, and does not get: to lead the view elsewhere (where a person clicked, the
//! person is asked), windows, downloads, permissions, dialogs, files, full screen, printing, and menu entries that do
//! any of these (security.md T10 and section 3).

use gtk::prelude::*;
use webkit2gtk::{
    AuthenticationRequestExt, ContextMenu, ContextMenuAction, ContextMenuExt, ContextMenuItemExt,
    DownloadExt, FileChooserRequestExt, NavigationAction, NavigationPolicyDecision,
    NavigationPolicyDecisionExt, PermissionRequestExt, PolicyDecision, PolicyDecisionExt,
    PolicyDecisionType, ResponsePolicyDecision, ResponsePolicyDecisionExt, ScriptDialogType,
    URIRequestExt, WebContext, WebContextExt, WebView, WebViewExt,
};

/// The entries of a context menu that stay: those for text.
const MENU: [ContextMenuAction; 8] = [
    ContextMenuAction::Copy,
    ContextMenuAction::Cut,
    ContextMenuAction::Paste,
    ContextMenuAction::PasteAsPlainText,
    ContextMenuAction::Delete,
    ContextMenuAction::SelectAll,
    ContextMenuAction::InputMethods,
    ContextMenuAction::Unicode,
];

/// Denies all of it to the page of `origin` (`w3plugin://<host>`) in `view`, which has `context` to itself. `on_link` is
/// told where a person's click would have led.
pub(super) fn deny_all(
    context: &WebContext,
    view: &WebView,
    origin: &str,
    on_link: impl Fn(String) + Clone + 'static,
) {
    context.connect_download_started(|_, download| download.cancel());
    keep_at(view, origin, on_link.clone());
    view.connect_create(move |_, action| {
        clicked(action).into_iter().for_each(&on_link);
        None
    });
    view.connect_permission_request(|_, request| {
        request.deny();
        true
    });
    view.connect_script_dialog(|_, dialog| {
        // A page may not hold a person back who leaves it. Other dialogs are answered as if they were dismissed.
        if dialog.clone().dialog_type() == ScriptDialogType::BeforeUnloadConfirm {
            dialog.clone().confirm_set_confirmed(true);
        }
        true
    });
    view.connect_run_file_chooser(|_, request| {
        request.cancel();
        true
    });
    view.connect_run_color_chooser(|_, request| {
        use webkit2gtk::ColorChooserRequestExt;
        request.cancel();
        true
    });
    view.connect_authenticate(|_, request| {
        request.cancel();
        true
    });
    view.connect_enter_fullscreen(|_| true);
    view.connect_print(|_, _| true);
    view.connect_show_notification(|_, _| true);
    view.connect_context_menu(|_, menu, _, _| {
        keep_text_entries(menu);
        menu.n_items() == 0
    });
    // What is dropped on a page is a file of the person's at worst.
    view.drag_dest_unset();
}

/// Keeps the view at `origin`, and at what it can show.
fn keep_at(view: &WebView, origin: &str, on_link: impl Fn(String) + 'static) {
    let origin = origin.to_owned();
    view.connect_decide_policy(move |_, decision, kind| {
        if is_allowed(decision, kind, &origin) {
            decision.use_();
        } else {
            decision.ignore();
            if kind != PolicyDecisionType::Response {
                let action = decision
                    .downcast_ref::<NavigationPolicyDecision>()
                    .and_then(|decision| decision.navigation_action());
                action
                    .and_then(|action| clicked(&action))
                    .into_iter()
                    .for_each(&on_link);
            }
        }
        true
    });
}

/// Where `action` leads, if a person's click or key is behind it.
fn clicked(action: &NavigationAction) -> Option<String> {
    let request = action.clone().request()?;
    let uri = request.uri()?.to_string();
    action.clone().is_user_gesture().then_some(uri)
}

fn is_allowed(decision: &PolicyDecision, kind: PolicyDecisionType, origin: &str) -> bool {
    match kind {
        PolicyDecisionType::NavigationAction => decision
            .downcast_ref::<NavigationPolicyDecision>()
            .and_then(|decision| decision.navigation_action())
            .and_then(|action| action.request())
            .and_then(|request| request.uri())
            .is_some_and(|uri| is_at(&uri, origin)),
        // What the view cannot show would become a download.
        PolicyDecisionType::Response => decision
            .downcast_ref::<ResponsePolicyDecision>()
            .is_some_and(ResponsePolicyDecisionExt::is_mime_type_supported),
        PolicyDecisionType::NewWindowAction | _ => false,
    }
}

/// Whether `uri` is of exactly this origin: `w3plugin://ab` is not the origin of `w3plugin://ab.evil/`.
fn is_at(uri: &str, origin: &str) -> bool {
    uri.strip_prefix(origin)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
}

fn keep_text_entries(menu: &ContextMenu) {
    for item in menu.items() {
        let stays = item.is_separator() || MENU.contains(&item.stock_action());
        if !stays {
            menu.remove(&item);
        }
    }
    if menu.items().iter().all(ContextMenuItemExt::is_separator) {
        menu.remove_all();
    }
}

#[cfg(test)]
mod tests {
    use super::is_at;

    #[test]
    fn only_the_whole_host_makes_an_origin() {
        let origin = "w3plugin://00ff";
        for own in [
            "w3plugin://00ff",
            "w3plugin://00ff/ui/a.html?b#c",
            "w3plugin://00ff#a",
        ] {
            assert!(is_at(own, origin), "{own}");
        }
        for other in [
            "w3plugin://00ff.evil/",
            "w3plugin://00ffa/",
            "w3plugin://00ff@evil/",
            "w3plugin://00ff:80/",
            "https://00ff/",
            "file:///etc/hostname",
            "dioxus://index.html/",
            "about:blank",
            "data:text/html,a",
            "",
        ] {
            assert!(!is_at(other, origin), "{other}");
        }
    }
}
