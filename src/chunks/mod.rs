//! The parts of the page's program that it fetches after the first picture.
//!
//! A release is cut into chunks by xtask/src/hook/split.rs: the functions written with [`chunk!`](self::chunk), and all
//! that only they use, become a file of their own. A development build is one piece.

mod fetching;
mod russian;

pub use fetching::Fetching;
pub use leptos::wasm_split::SplitLoaderError as NotFetched;
pub use russian::{fetch_russian, russian};

/// A function that is part of a chunk: a call fetches the chunk first, and fails if that fails.
macro_rules! chunk {
    ($(#[$doc:meta])* $visible:vis $chunk:ident fn $name:ident() -> $returned:ty { $value:expr }) => {
        #[cfg(not(debug_assertions))]
        #[leptos::wasm_split::wasm_split($chunk, wasm_split_path = ::leptos::wasm_split, fallible)]
        $(#[$doc])*
        $visible fn $name() -> Result<$returned, $crate::chunks::NotFetched> {
            Ok($value)
        }
        #[cfg(debug_assertions)]
        $(#[$doc])*
        $visible async fn $name() -> Result<$returned, $crate::chunks::NotFetched> {
            Ok($value)
        }
    };
}
pub(crate) use chunk;

chunk! {
    /// Fetches the chunk of the panels below the first picture.
    pub rest fn fetch_rest() -> () { () }
}
