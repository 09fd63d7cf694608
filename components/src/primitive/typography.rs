//! The classes of the type scale (`assets/css/base.css`).

use faceplate_renderer::component::Variant;

/// The class of `variant`.
pub(super) fn class(variant: Variant) -> &'static str {
    match variant {
        Variant::DisplayLarge => "fp-type-display-large",
        Variant::DisplayMedium => "fp-type-display-medium",
        Variant::DisplaySmall => "fp-type-display-small",
        Variant::HeadlineLarge => "fp-type-headline-large",
        Variant::HeadlineMedium => "fp-type-headline-medium",
        Variant::HeadlineSmall => "fp-type-headline-small",
        Variant::TitleLarge => "fp-type-title-large",
        Variant::TitleMedium => "fp-type-title-medium",
        Variant::TitleSmall => "fp-type-title-small",
        Variant::LabelLarge => "fp-type-label-large",
        Variant::LabelMedium => "fp-type-label-medium",
        Variant::LabelSmall => "fp-type-label-small",
        Variant::BodyLarge => "fp-type-body-large",
        Variant::BodyMedium => "fp-type-body-medium",
        Variant::BodySmall => "fp-type-body-small",
    }
}
