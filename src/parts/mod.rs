//! Small pieces that know nothing of attribution: they get signals, values and callbacks.

mod actions;
mod choice;
mod field;
mod icon;
mod identity;
mod later;
mod leading;
mod menu;
mod number;
mod picture;
mod segmented;
mod toast;
mod when;

pub use actions::{Action, ActionMenu};
pub use choice::{Choice, Select};
pub use field::{DayField, TextField};
pub use icon::{Icon, IconName};
pub use identity::fresh as fresh_id;
pub use later::{Later, afterwards};
pub use leading::Leading;
pub use menu::{Menu, expanded};
pub use number::{NumberField, Slider, SliderMark};
pub use picture::{Figure, Glyph};
pub use segmented::Segmented;
pub use toast::Toast;
pub use when::When;
