//! A project file of the page: its settings, and its data if it holds them.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use fairshare_choices::saved::SavedChoices;
use fairshare_choices::saved::project::{Head, LONGEST_HEAD, MAGIC};
use fairshare_choices::unreadable::Unreadable;
use flate2::read::GzDecoder;

use crate::bytes::{Bytes, MOST};
use crate::source::{Source, opened};

/// A project as the page saved it.
pub struct Project {
    /// The choices, and the fingerprint of the data that they were made for.
    pub saved: SavedChoices,
    /// Its data; empty if it was saved without.
    pub sources: Vec<Source>,
}

/// Opens a project.
pub fn open(path: &str) -> Result<Project, String> {
    let unreadable = |_| format!("{path} could not be read. Check its name and permissions.");
    let mut file = File::open(path).map_err(unreadable)?;
    let mut head = Vec::new();
    // The head may be as long as its limit besides what surrounds it.
    let most = (MAGIC.len() + LONGEST_HEAD) as u64;
    file.by_ref().take(most).read_to_end(&mut head).map_err(unreadable)?;
    let (head, length) = Head::from_bytes(&head).map_err(|why| sentence(path, why))?;
    let mut sources = Vec::new();
    if !head.files.is_empty() {
        file.seek(SeekFrom::Start(length as u64)).map_err(unreadable)?;
        for (name, bytes) in held(&head, file).ok_or_else(|| sentence(path, Unreadable::Broken))? {
            sources.extend(opened(name, Bytes::Held(bytes)).map_err(|unopened| unopened.to_string())?);
        }
    }
    Ok(Project { saved: head.saved, sources })
}

/// Names and contents of the data files; `None` if they are damaged, or more than can be read safely.
fn held(head: &Head, packed: File) -> Option<Vec<(String, Vec<u8>)>> {
    let whole = head.size().filter(|size| *size <= MOST)?;
    let mut unpacked = GzDecoder::new(packed).take(whole + 1);
    let mut files = Vec::new();
    for (name, size) in &head.files {
        let mut content = Vec::new();
        (&mut unpacked).take(*size).read_to_end(&mut content).ok().filter(|read| *read as u64 == *size)?;
        files.push((name.clone(), content));
    }
    // Reading on to the end checks the checksum of the contents.
    (unpacked.read(&mut [0]).ok()? == 0).then_some(files)
}

fn sentence(path: &str, why: Unreadable) -> String {
    match why {
        Unreadable::Foreign => {
            format!("{path} is not a project of Fairshare. Save one on the page: Share, Save project.")
        }
        Unreadable::Broken => {
            format!("{path} is damaged: a part is missing or was changed. Nothing of it is used; take another copy.")
        }
        Unreadable::Newer => format!("{path} was saved by a newer version of Fairshare. Get that version to read it."),
    }
}
