//! What a file is, by its first bytes.

/// Bytes of a file's beginning that tell what it is.
pub const HEAD: usize = 64;

/// Bytes of the largest workbook that is read: above that there is no memory for it.
pub const LARGEST: u64 = 200_000_000;

/// What this crate reads. Everything else is text, or refused by the engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A workbook, or a container that workbooks come in.
    Xlsx,
    /// JSON: an array, or objects line by line.
    Json,
}

/// The first bytes of what comes in a container: ZIP, and Microsoft's compound file of the nineties.
const ZIP: &[u8] = b"PK\x03\x04";
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0";

/// Tells what a file is by its first [`HEAD`] bytes; `None` where it is not for this crate.
#[must_use]
pub fn kind(head: &[u8]) -> Option<Kind> {
    if head.starts_with(ZIP) || head.starts_with(COMPOUND) {
        return Some(Kind::Xlsx);
    }
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    match text.first()? {
        b'{' | b'[' => is_json(text).then_some(Kind::Json),
        _ => None,
    }
}

/// A CSV may begin with a bracket too, as in `[Deal],[Date]`. After JSON's brackets come only more of them, a quotation
/// mark, or (in an array) a value.
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
}
