//! The closed lists of words in a manifest.

use crate::prop::Choice;

/// Declares an enum and its words.
macro_rules! words {
    ($(#[$doc:meta])* $visibility:vis $name:ident { $($(#[$variant_doc:meta])* $variant:ident $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $visibility enum $name {
            $($(#[$variant_doc])* $variant,)+
        }

        impl Choice for $name {
            const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$variant),)+];
        }
    };
}

words! {
    /// Where an extension is shown (contract sections 1.9 and 8).
    pub Surface {
        /// A tab of the settings dialog.
        SettingsTab "settings_tab",
        /// A widget in the app bar.
        NavbarWidget "navbar_widget",
        /// A panel in the control area.
        PrinterPanel "printer_panel",
        /// A control above the panels of the control area.
        PrinterAction "printer_action",
        /// A dialog that another extension opens.
        Modal "modal",
        /// A destination of its own.
        Page "page",
    }
}

words! {
    /// Who draws an extension.
    pub Mode {
        /// The host, from `schema`.
        Declarative "declarative",
        /// A page of the plugin's.
        Webview "webview",
        /// A page of the plugin's that knows the host.
        CustomBundle "custom_bundle",
    }
}

words! {
    /// How a page is placed.
    pub Presentation {
        /// It has the whole window.
        Workspace "workspace",
    }
}

words! {
    /// How a widget of the app bar looks on small screens.
    pub MobilePresentation {
        /// A row under the app bar.
        Card "card",
        /// Small ring gauges.
        Gauges "gauges",
    }
}

words! {
    /// What an entry of `components` is.
    pub ComponentKind {
        /// A template of nodes.
        RemoteComponent "remote_component",
        /// A module for pages.
        BrowserModule "browser_module",
    }
}

words! {
    /// What runs actions and hooks.
    pub RuntimeType {
        /// Handlers in the plugin's folder.
        Php "php",
        /// A server.
        Bridge "bridge",
    }
}

words! {
    /// What a plugin may do (contract section 1.3).
    #[expect(missing_docs, reason = "the words are the documentation")]
    pub Permission {
        PrinterRead "printer.read",
        PrinterCommandQueue "printer.command.queue",
        CameraRead "camera.read",
        HostMetricsRead "host.metrics.read",
        NetworkOutbound "network.outbound",
        StorageRead "storage.read",
        StorageWrite "storage.write",
        UiSettingsTab "ui.settings_tab",
        UiNavbarWidget "ui.navbar_widget",
        UiPrinterPanel "ui.printer_panel",
        UiPrinterAction "ui.printer_action",
        UiModal "ui.modal",
        UiPage "ui.page",
        UiWebview "ui.webview",
        UiCustomBundle "ui.custom_bundle",
    }
}

impl Permission {
    /// What an extension on `surface` needs.
    pub fn of_surface(surface: Surface) -> Self {
        match surface {
            Surface::SettingsTab => Self::UiSettingsTab,
            Surface::NavbarWidget => Self::UiNavbarWidget,
            Surface::PrinterPanel => Self::UiPrinterPanel,
            Surface::PrinterAction => Self::UiPrinterAction,
            Surface::Modal => Self::UiModal,
            Surface::Page => Self::UiPage,
        }
    }

    /// What an extension in `mode` needs besides.
    pub fn of_mode(mode: Mode) -> Option<Self> {
        match mode {
            Mode::Declarative => None,
            Mode::Webview => Some(Self::UiWebview),
            Mode::CustomBundle => Some(Self::UiCustomBundle),
        }
    }
}

words! {
    /// What happens in the host that a plugin can react to (contract section 1.4).
    #[expect(missing_docs, reason = "the words are the documentation")]
    pub HookName {
        AppBoot "app.boot",
        SerialCommandBeforeSend "serial.command.before_send",
        SerialCommandResponseReceived "serial.command.response_received",
        SerialLineReceived "serial.line.received",
        CameraSnapshotBeforeTake "camera.snapshot.before_take",
        CameraSnapshotAfterTake "camera.snapshot.after_take",
        PrintJobStarted "print.job.started",
        PrintJobFailed "print.job.failed",
        PrintJobFinished "print.job.finished",
    }
}

words! {
    /// How the host identifies itself to a bridge.
    pub AuthMode {
        /// It does not.
        None "none",
        /// With a token of its own.
        WprintBridge "wprint-bridge",
    }
}

words! {
    /// The methods that a bridge can be asked with through the host.
    pub(super) HttpMethod {
        Get "GET",
        Post "POST",
        Put "PUT",
        Patch "PATCH",
        Delete "DELETE",
    }
}

words! {
    /// The kind of digest in `integrity`.
    pub(super) IntegrityAlgorithm {
        /// SHA-256.
        Sha256 "sha256",
    }
}

words! {
    /// How a manifest is signed.
    pub SignatureAlgorithm {
        /// It is not.
        None "none",
        /// RSA with PKCS #1 v1.5 and SHA-256.
        OpensslSha256 "openssl-sha256",
    }
}

words! {
    /// When images are fetched.
    pub(super) Prepare {
        /// Without the user waiting.
        Background "background",
    }
}

words! {
    /// What runs images.
    pub(super) Engine {
        /// What the host has.
        Auto "auto",
        /// Docker.
        Docker "docker",
    }
}

words! {
    /// What happens when the host's machine is too small.
    pub(super) Policy {
        /// The plugin stays disabled.
        DisableByDefaultWhenUnmet "disable-by-default-when-unmet",
    }
}

words! {
    /// Linux capabilities that a container gives up.
    pub(super) Capability {
        /// All of them.
        All "ALL",
    }
}
