//! What the engine is told before it shows a page: everything that a page does not need is off (security.md section 3).

use webkit2gtk::{
    AutoplayPolicy, CookieAcceptPolicy, CookieManagerExt, HardwareAccelerationPolicy, Settings,
    SettingsExt, WebContext, WebContextExt, WebsiteDataManagerExt, WebsitePolicies,
};

/// A page may play nothing before somebody asks it to.
pub(super) fn policies() -> WebsitePolicies {
    WebsitePolicies::builder()
        .autoplay(AutoplayPolicy::Deny)
        .build()
}

/// The settings of a page. Many of these are the engine's own defaults, which another version might change.
pub(super) fn settings() -> Settings {
    let settings = Settings::new();
    settings.set_allow_file_access_from_file_urls(false);
    settings.set_allow_modal_dialogs(false);
    settings.set_allow_top_navigation_to_data_urls(false);
    settings.set_allow_universal_access_from_file_urls(false);
    settings.set_disable_web_security(false);
    settings.set_enable_back_forward_navigation_gestures(false);
    settings.set_enable_developer_extras(false);
    settings.set_enable_dns_prefetching(false);
    settings.set_enable_encrypted_media(false);
    settings.set_enable_fullscreen(false);
    settings.set_enable_media_stream(false);
    settings.set_enable_page_cache(false);
    settings.set_enable_site_specific_quirks(false);
    settings.set_enable_webaudio(false);
    settings.set_enable_webgl(false);
    settings.set_enable_webrtc(false);
    settings.set_enable_write_console_messages_to_stdout(false);
    // Without it a page takes 60 MB less, and its sandbox needs no way to the graphics card.
    settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
    settings.set_javascript_can_access_clipboard(false);
    settings.set_javascript_can_open_windows_automatically(false);
    settings.set_media_playback_requires_user_gesture(true);
    settings
}

/// What is said to the context instead: `locale` is what the page may know of the languages that a person reads.
pub(super) fn restrict(context: &WebContext, locale: &str) {
    context.set_automation_allowed(false);
    context.set_cache_model(webkit2gtk::CacheModel::DocumentViewer);
    context.set_preferred_languages(&[locale]);
    context.set_spell_checking_enabled(false);
    if let Some(cookies) = context
        .website_data_manager()
        .and_then(|data| data.cookie_manager())
    {
        cookies.set_accept_policy(CookieAcceptPolicy::Never);
    }
}
