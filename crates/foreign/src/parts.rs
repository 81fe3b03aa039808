//! Maps the parts of a package to sheets, and gathers their layouts while the parts are unpacked.

use std::collections::BTreeMap;

use crate::Refusal;
use crate::layout::Layout;
use crate::tags::{Tag, TagScanner};

/// Most relationships and sheets kept of one part.
const MOST: usize = 10_000;

/// Scans one part while it is unpacked.
pub struct Scanner {
    name: String,
    tags: TagScanner,
    part: Part,
}

/// The relevant content of a part.
#[derive(Default)]
struct Part {
    layout: Layout,
    /// Relationships in this part: identifier, type and target.
    links: Vec<(String, String, String)>,
    /// Identifiers of the relationships to the sheets.
    sheets: Vec<String>,
}

impl Scanner {
    /// A scanner for the part of this name in lower case; `None` for a part without sheets and relationships.
    pub fn of(name: &str) -> Option<Self> {
        let name = name.replace('\\', "/");
        let other = ["sharedstrings.xml", "styles.xml"].iter().any(|other| name.ends_with(other));
        let wanted = !other && (name.ends_with(".xml") || name.ends_with(".rels"));
        wanted.then(|| Self { name, tags: TagScanner::default(), part: Part::default() })
    }

    /// Scans the next bytes of the part.
    pub fn push(&mut self, bytes: &[u8]) {
        let part = &mut self.part;
        self.tags.push(bytes, &mut |tag| part.tag(&tag));
    }
}

impl Part {
    fn tag(&mut self, tag: &Tag<'_>) {
        let text = |name| tag.get(name).unwrap_or_default().to_owned();
        match tag.name {
            "Relationship" if self.links.len() < MOST => self.links.push((text("Id"), text("Type"), text("Target"))),
            "sheet" if self.sheets.len() < MOST => self.sheets.push(text("id")),
            _ => self.layout.tag(tag),
        }
    }
}

/// The relevant parts of a package, by their names in lower case.
#[derive(Default)]
pub struct Parts {
    parts: BTreeMap<String, Part>,
    size: usize,
}

impl Parts {
    /// Adds a part that was scanned to its end.
    ///
    /// # Errors
    /// [`Refusal::TooLarge`] if all layouts together are larger than those of any report.
    pub fn add(&mut self, scanner: Scanner) -> Result<(), Refusal> {
        scanner.part.layout.count(&mut self.size)?;
        self.parts.insert(scanner.name, scanner.part);
        Ok(())
    }

    /// The layouts in the order in which the workbook lists its sheets; empty ones for parts that are not found.
    pub fn layouts(mut self) -> Vec<Layout> {
        let Some(book) = self.book() else { return Vec::new() };
        let (folder, name) = book.rsplit_once('/').map_or(("", book.as_str()), |(folder, name)| (folder, name));
        let in_folder = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
        let links = self.parts.remove(&in_folder(&format!("_rels/{name}.rels"))).unwrap_or_default().links;
        let sheets = self.parts.remove(&book).unwrap_or_default().sheets;
        let target = |id: &String| links.iter().find(|(link, ..)| link == id).map(|(.., target)| path(target));
        let layout = |id: &String| {
            let target = target(id)?;
            let part = target.strip_prefix('/').map_or_else(|| in_folder(&target), str::to_owned);
            // Several sheets may name one part; only the first gets its layout.
            self.parts.get_mut(&part).map(|part| std::mem::take(&mut part.layout))
        };
        let mut layouts: Vec<Layout> = sheets.iter().map(layout).map(Option::unwrap_or_default).collect();
        layouts.iter_mut().for_each(Layout::sort);
        layouts
    }

    /// Name of the part that lists the sheets.
    fn book(&self) -> Option<String> {
        let links = &self.parts.get("_rels/.rels")?.links;
        let (.., target) = links.iter().rfind(|(_, kind, _)| kind.ends_with("/relationships/officeDocument"))?;
        Some(path(target).trim_start_matches('/').to_owned())
    }
}

/// A target, spelled like the names of parts here.
fn path(target: &str) -> String {
    target.replace('\\', "/").to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(parts: &mut Parts, name: &str, content: &str) {
        let mut scanner = Scanner::of(name).unwrap();
        scanner.push(content.as_bytes());
        parts.add(scanner).unwrap();
    }

    #[test]
    fn sheets_are_found_through_their_relationships() {
        let mut parts = Parts::default();
        part(&mut parts, "xl/worksheets/b.xml", r#"<sheetData><row r="2" hidden="1"/></sheetData>"#);
        part(&mut parts, "other/a.xml", r#"<mergeCells><mergeCell ref="A1:A2"/></mergeCells>"#);
        part(
            &mut parts,
            "_rels/.rels",
            r#"<Relationship Id="r" Type="x/relationships/officeDocument" Target="/xl/Workbook.xml"/>"#,
        );
        let links = r#"<Relationship Id="r1" Target="worksheets/B.xml"/><Relationship Id="r2" Target="/other/a.xml"/>"#;
        part(&mut parts, "xl/_rels/workbook.xml.rels", links);
        part(&mut parts, "xl/workbook.xml", r#"<sheet r:id="r2"/><sheet r:id="r1"/><sheet r:id="r9"/>"#);
        let layouts = parts.layouts();
        let sizes: Vec<_> = layouts.iter().map(|layout| (layout.merges.len(), layout.hidden_rows.len())).collect();
        assert_eq!(sizes, [(1, 0), (0, 1), (0, 0)]);
    }

    #[test]
    fn a_package_without_relationships_has_no_layouts() {
        let mut parts = Parts::default();
        part(&mut parts, "xl/worksheets/sheet1.xml", r#"<row r="2" hidden="1"/>"#);
        assert!(parts.layouts().is_empty());
    }
}
