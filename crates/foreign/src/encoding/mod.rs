//! Legacy encodings: which one a text is in, and its text in UTF-8.

mod detect;
mod plausible;
mod transcode;

pub use detect::detect;
pub use transcode::{Decoder, Transcoder, decode};
