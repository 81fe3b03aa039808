//! Small components: they take signals, values and callbacks, and know nothing of the session.

mod actions;
mod check;
mod choice;
mod deferred;
mod field;
mod icon;
mod identity;
mod leading;
mod menu;
mod number;
mod picture;
mod segmented;
mod toast;
mod when;

pub use actions::{Action, ActionMenu};
pub use check::CheckBox;
pub use choice::{Choice, Select};
pub use deferred::{Deferred, afterwards};
pub use field::{DayField, LineField, TextField};
pub use icon::{Icon, IconName};
pub use identity::fresh as fresh_id;
pub use leading::Leading;
pub use menu::{Menu, expanded};
pub use number::{NumberField, Slider, SliderMark};
pub use picture::{Figure, Glyph};
pub use segmented::Segmented;
pub use toast::Toast;
pub use when::When;
