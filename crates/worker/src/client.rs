//! The page's end of the wire: starts workers, asks them, and notices when one dies.

mod kit;
mod life;
mod promise;

pub use kit::Kit;
pub use life::Worker;
