//! The first look at a file's bytes: is it text at all?

use super::encoding::wide;
use crate::problem::Reason;

/// The first bytes of a file, judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guarded {
    /// Text.
    Text,
    /// An archive: a workbook, perhaps.
    Zip,
    /// Packed with gzip.
    Gzip,
    /// A workbook of before 2007, or one with a password.
    OldWorkbook,
    /// JSON.
    Json,
    /// Something else.
    Refused(Reason),
}

/// How the files begin that people drop by mistake.
const PICTURES: [&[u8]; 8] =
    [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"RIFF", b"%PDF-", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07"];

/// Judges the first bytes of a file; `whole` says that there are no more.
#[must_use]
pub fn guard(head: &[u8], whole: bool) -> Guarded {
    for (signature, kind) in [
        (&b"PK\x03\x04"[..], Guarded::Zip),
        (b"PK\x05\x06", Guarded::Zip),
        (b"\x1f\x8b", Guarded::Gzip),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Guarded::OldWorkbook),
    ] {
        if head.starts_with(signature) {
            return kind;
        }
    }
    let marked = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
    if !marked && wide(head).is_none() {
        let binary = head.contains(&0) && !is_text_with_nuls(head);
        // Two letters are no proof: a table may begin with the letters BM.
        if binary || PICTURES.iter().any(|s| head.starts_with(s) && s.len() > 2) {
            return Guarded::Refused(Reason::NotText);
        }
    }
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii();
    if text.is_empty() && whole {
        return Guarded::Refused(Reason::EmptyFile);
    }
    if is_json(text) { Guarded::Json } else { Guarded::Text }
}

/// Whether bytes are text but for NULs that a database or a crash has left in it. Pictures, archives and programs have other
/// control characters too, or bytes that are no letters.
fn is_text_with_nuls(head: &[u8]) -> bool {
    let is_control = |b: &u8| matches!(b, 1..=8 | 0x0e..=0x1f | 0x7f);
    let text: Vec<u8> = head.iter().copied().filter(|b| *b != 0).collect();
    let start = &head[..head.len().min(64)];
    let signed = head.starts_with(b"BM") && head.iter().take(10).any(|b| *b == 0);
    let high = text.iter().filter(|b| **b >= 0x80).count();
    let controls = text.iter().filter(|b| is_control(b)).count();
    !signed
        && head.first().is_some_and(|b| *b != 0)
        && !start.iter().any(is_control)
        && controls * 200 <= text.len()
        && (high * 2 <= text.len() || std::str::from_utf8(&text).is_ok())
        && !text.trim_ascii().is_empty()
}

/// Takes NULs out of a text. Returns the text, and how many there were.
pub fn without_nuls<'a>(text: &'a [u8], room: &'a mut Vec<u8>) -> (&'a [u8], u64) {
    if memchr::memchr(0, text).is_none() {
        return (text, 0);
    }
    room.clear();
    room.extend(text.iter().copied().filter(|b| *b != 0));
    (room, (text.len() - room.len()) as u64)
}

/// Lists and objects of JSON; a table whose first cell begins with a bracket is none.
fn is_json(text: &[u8]) -> bool {
    let next = |at: usize| text[at..].trim_ascii_start().first();
    match text.first() {
        Some(b'[') => matches!(next(1), Some(b'{' | b']')),
        Some(b'{') => matches!(next(1), Some(b'"' | b'}')),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_text_from_what_is_not() {
        let refused = Guarded::Refused;
        for (head, expected) in [
            (&b"a,b\n1,2\n"[..], Guarded::Text),
            (b"\xef\xbb\xbfa,b\n", Guarded::Text),
            ("дата;канал\n".as_bytes(), Guarded::Text),
            (b"BMW,1\n", Guarded::Text),
            (b"[x],1\n", Guarded::Text),
            (b"caf\xe9,1\n", Guarded::Text),
            (b"\xff\xfea\x00,\x00", Guarded::Text),
            (b"a\x00,\x00b\x00\n\x00", Guarded::Text),
            (b" [ {\"a\": 1}]", Guarded::Json),
            (b"{\"a\": 1}\n{\"a\": 2}", Guarded::Json),
            (b"", refused(Reason::EmptyFile)),
            (b"\n\n  \n", refused(Reason::EmptyFile)),
            (b"\xef\xbb\xbf", refused(Reason::EmptyFile)),
            (b"PK\x03\x04\x14\x00", Guarded::Zip),
            (b"\x1f\x8b\x08", Guarded::Gzip),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Guarded::OldWorkbook),
            (b"\x89PNG\r\n\x1a\n\x00", refused(Reason::NotText)),
            (b"a,b\n1,\x00\n", Guarded::Text),
            (b"a,b\nEmail\x00\x00\x00,2\n\x00\x00\x00\x00\x00", Guarded::Text),
            (b"BM\x46\x00\x00\x00\x00\x00\x00\x00\x36\x00", refused(Reason::NotText)),
            (b"\x00\x01\x00\x00a,b", refused(Reason::NotText)),
            (b"MZ\x90\x00\x03\x00\x00\x00\x04", refused(Reason::NotText)),
            (b"SQLite format 3\x00\x10\x00\x01\x01\x00\x40\x20\x20", refused(Reason::NotText)),
            (b"\x00\x00\x00", refused(Reason::NotText)),
            (b"%PDF-1.7\n", refused(Reason::NotText)),
        ] {
            assert_eq!(guard(head, true), expected, "{:?}", String::from_utf8_lossy(head));
        }
    }
}
