//! One primitive for each component of the registry: the elements, roles, names and states that show it. The style
//! is in the file of the same name in `assets/css/components/`.

pub(crate) mod badge;
pub(crate) mod busy;
pub(crate) mod button;
pub(crate) mod caption;
mod chip;
pub(crate) mod chip_group;
mod choice;
pub(crate) mod data_strip;
pub(crate) mod divider;
pub(crate) mod field;
pub(crate) mod form;
mod freshness;
mod gauge;
pub(crate) mod heading;
pub(crate) mod input;
pub(crate) mod invalid;
pub(crate) mod key_value;
pub(crate) mod list;
pub(crate) mod progress;
pub(crate) mod progress_cluster;
pub(crate) mod row;
pub(crate) mod scroll;
pub(crate) mod section;
mod slider;
pub(crate) mod spacer;
pub(crate) mod stack;
pub(crate) mod surface;
pub(crate) mod switch;
pub(crate) mod text;
mod typed;
mod typography;

#[cfg(test)]
mod consistency;
#[cfg(test)]
mod live_tests;
#[cfg(test)]
pub(crate) mod page;
