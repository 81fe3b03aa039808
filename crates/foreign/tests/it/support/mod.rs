//! Builds workbooks part by part, including ones that no spreadsheet would write.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// A workbook under construction.
#[derive(Default)]
pub struct Book {
    /// Attributes of `workbookPr`.
    pub properties: &'static str,
    /// Attributes of `sst`, and its content.
    pub texts: (String, String),
    /// Content of `styleSheet`.
    pub styles: String,
    /// Name, state and part of each sheet.
    pub sheets: Vec<(String, &'static str, usize)>,
    /// Content of each part's `sheetData`.
    pub parts: Vec<String>,
    /// XML before and after the `sheetData` of each part.
    pub around: (String, String),
}

impl Book {
    /// A workbook of one sheet with these cells.
    pub fn of(cells: &str) -> Self {
        Self { sheets: vec![("Sheet1".to_owned(), "visible", 0)], parts: vec![cells.to_owned()], ..Self::default() }
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let mut part = |name: &str, content: &str| {
            zip.start_file(name, SimpleFileOptions::default()).expect("a part");
            zip.write_all(format!("{HEAD}{content}").as_bytes()).expect("bytes");
        };
        part("[Content_Types].xml", "<Types/>");
        let main = format!(r#"<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>"#);
        part("_rels/.rels", &format!(r#"<Relationships xmlns="{PACKAGE}">{main}</Relationships>"#));
        let (mut sheets, mut links) = (String::new(), String::new());
        for (at, (name, state, target)) in self.sheets.iter().enumerate() {
            sheets += &format!(r#"<sheet name="{name}" sheetId="{at}" state="{state}" r:id="r{at}"/>"#);
            links += &format!(
                r#"<Relationship Id="r{at}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{target}.xml"/>"#
            );
        }
        part("xl/_rels/workbook.xml.rels", &format!(r#"<Relationships xmlns="{PACKAGE}">{links}</Relationships>"#));
        let properties = self.properties;
        part(
            "xl/workbook.xml",
            &format!(
                r#"<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr {properties}/><sheets>{sheets}</sheets></workbook>"#
            ),
        );
        let (attributes, texts) = &self.texts;
        part("xl/sharedStrings.xml", &format!(r#"<sst xmlns="{MAIN}" {attributes}>{texts}</sst>"#));
        part("xl/styles.xml", &format!(r#"<styleSheet xmlns="{MAIN}">{}</styleSheet>"#, self.styles));
        for (at, cells) in self.parts.iter().enumerate() {
            let (before, behind) = &self.around;
            let sheet =
                format!(r#"<worksheet xmlns="{MAIN}">{before}<sheetData>{cells}</sheetData>{behind}</worksheet>"#);
            part(&format!("xl/worksheets/sheet{at}.xml"), &sheet);
        }
        zip.finish().expect("an archive").into_inner()
    }
}
