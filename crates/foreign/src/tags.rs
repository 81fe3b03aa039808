//! Finds the tags of an XML part while it is unpacked, in constant memory.
//!
//! Only names and attributes matter, of tags that are short in every workbook that a spreadsheet writes. Text, comments
//! and longer tags are skipped.

/// Bytes of the longest tag that is read.
const LONGEST: usize = 2_048;

/// Splits bytes, chunk by chunk, into tags.
#[derive(Default)]
pub struct TagScanner {
    state: State,
    tag: Vec<u8>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum State {
    /// Between tags.
    #[default]
    Text,
    /// In a tag, and within an attribute value if there is a quotation mark.
    Tag(Option<u8>),
    /// In a comment or CDATA section that ends with this byte twice and `>`; the last two bytes were these.
    Verbatim(u8, [u8; 2]),
}

/// A start tag or an empty element.
pub struct Tag<'a> {
    /// Its name without the namespace prefix.
    pub name: &'a str,
    attributes: &'a str,
}

impl TagScanner {
    /// Scans the next chunk and passes on each start tag that it completes.
    pub fn push(&mut self, chunk: &[u8], each: &mut impl FnMut(Tag<'_>)) {
        let mut rest = chunk;
        while !rest.is_empty() {
            if self.state == State::Text {
                let Some(at) = memchr::memchr(b'<', rest) else { return };
                rest = rest.get(at + 1..).unwrap_or_default();
                self.state = State::Tag(None);
                self.tag.clear();
                continue;
            }
            let (byte, after) = (rest.first().copied().unwrap_or_default(), rest.get(1..).unwrap_or_default());
            rest = after;
            self.state = self.next(byte, each);
        }
    }

    fn next(&mut self, byte: u8, each: &mut impl FnMut(Tag<'_>)) -> State {
        match (self.state, byte) {
            (State::Verbatim(mark, [first, second]), b'>') if first == mark && second == mark => State::Text,
            (State::Verbatim(mark, [_, second]), _) => State::Verbatim(mark, [second, byte]),
            (State::Tag(None), b'>') => {
                if let Some(tag) = Tag::of(&self.tag) {
                    each(tag);
                }
                State::Text
            }
            (State::Tag(quote), _) => {
                if self.tag.len() < LONGEST {
                    self.tag.push(byte);
                }
                match (quote, byte) {
                    (None, _) if self.tag == b"!--" => State::Verbatim(b'-', [0; 2]),
                    (None, _) if self.tag == b"![CDATA[" => State::Verbatim(b']', [0; 2]),
                    (None, b'"' | b'\'') => State::Tag(Some(byte)),
                    (Some(quote), _) if quote == byte => State::Tag(None),
                    _ => State::Tag(quote),
                }
            }
            (State::Text, _) => State::Text,
        }
    }
}

impl<'a> Tag<'a> {
    fn of(tag: &'a [u8]) -> Option<Self> {
        if tag.len() >= LONGEST || matches!(tag.first(), None | Some(b'/' | b'?' | b'!')) {
            return None;
        }
        let text = std::str::from_utf8(tag).ok()?.trim_end_matches('/');
        let (name, attributes) = text.split_once(|c: char| c.is_ascii_whitespace()).unwrap_or((text, ""));
        Some(Self { name: name.rsplit(':').next().unwrap_or(name), attributes })
    }

    /// The raw value of an attribute, by its name without a prefix.
    pub fn get(&self, wanted: &str) -> Option<&'a str> {
        let mut rest = self.attributes;
        while let Some((name, after)) = rest.split_once('=') {
            let after = after.trim_ascii_start();
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let (value, next) = after.get(1..)?.split_once(quote)?;
            let name = name.trim_ascii();
            if name.rsplit(':').next() == Some(wanted) {
                return Some(value);
            }
            rest = next;
        }
        None
    }

    /// Whether an attribute is true.
    pub fn is(&self, wanted: &str) -> bool {
        matches!(self.get(wanted), Some("1" | "true" | "on"))
    }

    /// The value of an attribute as a whole number.
    pub fn number(&self, wanted: &str) -> Option<u32> {
        self.get(wanted)?.trim_ascii().parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(xml: &str, name: &str, attribute: &str, expected: &[Option<&str>]) {
        for size in [1, 2, 5, xml.len()] {
            let mut found = Vec::new();
            let mut scanner = TagScanner::default();
            for chunk in xml.as_bytes().chunks(size) {
                scanner.push(chunk, &mut |tag: Tag<'_>| {
                    if tag.name == name {
                        found.push(tag.get(attribute).map(str::to_owned));
                    }
                });
            }
            let found: Vec<Option<&str>> = found.iter().map(Option::as_deref).collect();
            assert_eq!(found, expected, "{xml} in chunks of {size}");
        }
    }

    #[test]
    fn tags_and_attributes_are_found_across_chunks() {
        check(r#"<row r="1"><c/></row><row r='2' hidden="1"/>"#, "row", "r", &[Some("1"), Some("2")]);
        check(r#"<x:row x:r = "1" >"#, "row", "r", &[Some("1")]);
        check("<row>", "row", "r", &[None]);
        check(r#"<row a=">" r="7">"#, "row", "r", &[Some("7")]);
    }

    #[test]
    fn comments_text_and_long_tags_are_passed_over() {
        check(r#"<!-- <row r="1"> --><row r="2">"#, "row", "r", &[Some("2")]);
        check(r#"<t><![CDATA[<row r="1">]]></t><row r="2">"#, "row", "r", &[Some("2")]);
        check(&format!(r#"<row r="1" a="{}"><row r="2">"#, "x".repeat(LONGEST)), "row", "r", &[Some("2")]);
        check("<row r=\"1", "row", "r", &[]);
    }
}
