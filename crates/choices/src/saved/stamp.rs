//! Texts inside a PNG: its description, and the settings that made it.
//!
//! A PNG is a sequence of chunks, each with length, name and checksum (ISO/IEC 15948, section 5.3). Texts are chunks of
//! their own after the header; decoders skip chunks that they don't know.

/// The signature of a PNG.
pub const SIGNATURE: [u8; 8] = [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n'];
/// Bytes of the header chunk, which comes first.
const HEAD: usize = 25;
/// Keyword of the settings.
pub const SETTINGS: &str = "Fairshare settings";
/// Keyword of the description, as named by the standard.
pub const DESCRIPTION: &str = "Description";

/// The format of a picture that is no PNG, whatever its name says; `None` if these first bytes show none.
#[must_use]
pub fn other_format(head: &[u8]) -> Option<&'static str> {
    match head {
        [0xff, 0xd8, 0xff, ..] => Some("JPEG"),
        [b'G', b'I', b'F', b'8', ..] => Some("GIF"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("WebP"),
        _ => None,
    }
}

/// The PNG with a text added; unchanged if the bytes are no PNG.
#[must_use]
pub fn with_text(png: Vec<u8>, keyword: &str, text: &str) -> Vec<u8> {
    if !png.starts_with(&SIGNATURE) || png.len() < SIGNATURE.len() + HEAD {
        return png;
    }
    // International text: keyword, not compressed, no language, no translated keyword, then UTF-8.
    let mut body = b"iTXt".to_vec();
    body.extend(keyword.as_bytes());
    body.extend([0; 5]);
    body.extend(text.as_bytes());
    let length = u32::try_from(body.len() - 4).unwrap_or(u32::MAX);
    let mut chunk = length.to_be_bytes().to_vec();
    chunk.extend(&body);
    chunk.extend(crc32fast::hash(&body).to_be_bytes());
    let (head, rest) = png.split_at(SIGNATURE.len() + HEAD);
    [head, &chunk, rest].concat()
}

/// The text of a keyword in a PNG; `None` if it has none.
#[must_use]
pub fn text_of(png: &[u8], keyword: &str) -> Option<String> {
    let mut rest = png.strip_prefix(&SIGNATURE)?;
    let start = [b"iTXt", keyword.as_bytes(), &[0; 5]].concat();
    while let Some((length, after)) = rest.split_first_chunk::<4>() {
        let length = u32::from_be_bytes(*length) as usize;
        let body = after.get(..length.checked_add(4)?)?;
        if let Some(text) = body.strip_prefix(start.as_slice()) {
            return String::from_utf8(text.to_vec()).ok();
        }
        rest = after.get(length.checked_add(8)?..)?;
    }
    None
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A picture of one pixel.
    pub(in super::super) fn png() -> Vec<u8> {
        let mut png = SIGNATURE.to_vec();
        for (name, body) in [
            (b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0][..]),
            (b"IDAT", &[0x78, 1, 0x63, 0, 0, 0, 2, 0, 1]),
            (b"IEND", &[]),
        ] {
            let chunk = [&name[..], body].concat();
            png.extend((body.len() as u32).to_be_bytes());
            png.extend(&chunk);
            png.extend(crc32fast::hash(&chunk).to_be_bytes());
        }
        png
    }

    #[test]
    fn a_text_is_found_again_and_the_rest_is_as_it_was() {
        let stamped = with_text(with_text(png(), DESCRIPTION, "Продажи 61 %"), SETTINGS, "AbC-_");
        assert_eq!(text_of(&stamped, SETTINGS).as_deref(), Some("AbC-_"));
        assert_eq!(text_of(&stamped, DESCRIPTION).as_deref(), Some("Продажи 61 %"));
        assert!(stamped.starts_with(&png()[..SIGNATURE.len() + HEAD]));
        assert!(stamped.ends_with(&png()[SIGNATURE.len() + HEAD..]));
    }

    #[test]
    fn a_picture_is_told_by_its_bytes() {
        assert_eq!(other_format(b"\xff\xd8\xff\xe0\0\x10JFIF"), Some("JPEG"));
        assert_eq!(other_format(b"GIF89a"), Some("GIF"));
        assert_eq!(other_format(b"RIFF\x10\0\0\0WEBPVP8 "), Some("WebP"));
        for other in [&png()[..], b"RIFF\x10\0\0\0WAVE", b"Deal,Date", b""] {
            assert_eq!(other_format(other), None);
        }
    }

    #[test]
    fn what_is_no_png_or_is_cut_has_no_text() {
        let stamped = with_text(png(), SETTINGS, "text");
        assert_eq!(text_of(&png(), SETTINGS), None);
        for cut in 0..stamped.len() {
            let found = text_of(&stamped[..cut], SETTINGS);
            assert!(found.is_none() || found.as_deref() == Some("text"), "{cut}");
        }
        assert_eq!(with_text(b"GIF89a".to_vec(), SETTINGS, "x"), b"GIF89a");
        assert_eq!(text_of(&[&SIGNATURE[..], &[0xff; 12]].concat(), SETTINGS), None);
    }
}
