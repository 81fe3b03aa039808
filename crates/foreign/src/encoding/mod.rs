//! Legacy encodings: detects them and converts them to UTF-8.

mod detect;
mod language;
mod plausible;
mod terminal;
mod transcode;

pub use detect::detect;
pub use transcode::{Decoder, Transcoder, decode};
