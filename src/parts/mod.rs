//! Small pieces that know nothing of attribution: they get signals, values and callbacks.

mod choice;
mod icon;
mod identity;
mod later;
mod menu;
mod number;
mod picture;
mod segmented;
mod toast;
mod when;

pub use choice::{Choice, Select};
pub use icon::{Icon, IconName};
pub use later::Later;
pub use menu::{Menu, expanded};
pub use number::{NumberField, Slider};
pub use picture::{Figure, Glyph};
pub use segmented::Segmented;
pub use toast::Toast;
pub use when::When;
