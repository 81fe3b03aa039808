//! Classifies a file by its first bytes.

use crate::scan::{Scan, Verdict};

/// Bytes of a file's beginning that [`kind`] needs.
pub const HEAD: usize = 64 << 10;

/// Bytes of the largest file that is read here; larger ones exceed the memory.
pub const LARGEST: u64 = 200_000_000;

/// Kinds of file that this crate reads. The engine decodes or refuses all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A workbook, or a container that workbooks come in.
    Xlsx,
    /// JSON: an array, an object, or one object per line.
    Json,
    /// Text that is neither UTF-8 nor UTF-16.
    Legacy,
}

/// The first bytes of containers: ZIP, and Microsoft's compound file of the nineties.
const ZIP: &[u8] = b"PK\x03\x04";
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0";

/// The first bytes of pictures, documents and archives, which are not text in any encoding.
const NOT_TEXT: [&[u8]; 8] = [
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF8",
    b"RIFF",
    b"%PDF-",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"\x1f\x8b",
];

/// Classifies a file by its first [`HEAD`] bytes; `None` if it is not for this crate.
///
/// If all of them are ASCII, a letter beyond ASCII may still follow: use [`Scan`] for the rest.
#[must_use]
pub fn kind(head: &[u8]) -> Option<Kind> {
    container_or_json(head).or_else(|| {
        let mut scan = Scan::default();
        scan.push(head);
        (is_text(head) && scan.verdict() == Verdict::Legacy).then_some(Kind::Legacy)
    })
}

/// Whether a file may be text, by its first bytes.
#[must_use]
pub fn is_text(head: &[u8]) -> bool {
    !NOT_TEXT.iter().any(|signature| head.starts_with(signature))
}

fn container_or_json(head: &[u8]) -> Option<Kind> {
    if head.starts_with(ZIP) || head.starts_with(COMPOUND) {
        return Some(Kind::Xlsx);
    }
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    match text.first()? {
        b'{' | b'[' => is_json(text).then_some(Kind::Json),
        _ => None,
    }
}

/// Whether a text that begins with a bracket is JSON; a CSV such as `[Deal],[Date]` may begin with one too.
///
/// JSON continues with another bracket, a quotation mark, or (in an array) a value.
fn is_json(text: &[u8]) -> bool {
    let after = text.get(1..).unwrap_or_default().trim_ascii_start();
    match (text.first(), after.first()) {
        (_, None) => true,
        (Some(b'{'), Some(next)) => matches!(next, b'"' | b'}'),
        (_, Some(b'{' | b'[' | b'"' | b']' | b'-' | b'0'..=b'9')) => true,
        _ => [&b"null"[..], b"true", b"false"].iter().any(|word| after.starts_with(word)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(head: &[u8], expected: Option<Kind>) {
        assert_eq!(kind(head), expected, "{:?}", String::from_utf8_lossy(head));
    }

    #[test]
    fn a_file_is_known_by_its_first_bytes() {
        check(b"PK\x03\x04\x14\x00", Some(Kind::Xlsx));
        check(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Some(Kind::Xlsx));
        check(b"[{\"deal\": 1}]", Some(Kind::Json));
        check(b"\xef\xbb\xbf \r\n [\n  {", Some(Kind::Json));
        check(b"{\"deal\": 1}\n", Some(Kind::Json));
        check(b"[", Some(Kind::Json));
        check(b"[1, 2]", Some(Kind::Json));
        check(b"[null]", Some(Kind::Json));
        check(b"[Deal],[Date],[Channel]\n", None);
        check(b"{Deal},Date\n", None);
        check(b"Deal;Date\n", None);
        check(b"PK,Date\n", None);
        check(b"", None);
        check(b"  ", None);
    }

    #[test]
    fn text_in_another_encoding_is_for_this_crate() {
        check(b"Deal;Stadt\n1;K\xf6ln\n", Some(Kind::Legacy));
        check("Deal;Stadt\n1;Köln\n".as_bytes(), None);
        check(b"\xff\xfeD\x00e\x00a\x00l\x00", None);
        check(b"a\x00,\x00b\x00\n\x00\xe9\x00", None);
    }

    #[test]
    fn zeros_make_no_picture_of_a_text() {
        check(b"Deal,Channel\nA,Em\0ail\n", None);
        check(b"Deal,Channel\nA,Caf\xe9\0\0\0\n", Some(Kind::Legacy));
        check(&[b"Deal,Channel\nA,Caf\xe9\n", &[0; 4_096][..]].concat(), Some(Kind::Legacy));
    }

    #[test]
    fn pictures_and_documents_are_not() {
        for head in [
            &b"\x89PNG\r\n\x1a\n\x00\x00"[..],
            b"\xff\xd8\xff\xe0\x00",
            b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
            b"\x1f\x8b\x08",
        ] {
            check(head, None);
        }
    }
}
