//! The header of a project file: settings and the list of data files.
//!
//! The contents of the files follow it, concatenated and compressed with gzip, which has its own checksum.

use super::SavedChoices;
use crate::unreadable::Unreadable;

/// Magic bytes of a project file.
pub const MAGIC: &[u8] = b"FAIRSHARE PROJECT\n";
/// Format version that is written.
const VERSION: u8 = 1;
/// Longest header accepted, in bytes: more than any settings need.
pub const LONGEST_HEAD: usize = 1 << 20;
/// Most files of a project.
const MOST_FILES: usize = 1_000;

/// The header of a project file.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// The settings.
    pub saved: SavedChoices,
    /// Names and sizes of the data files, in the order of their contents; empty if saved without data.
    pub files: Vec<(String, u64)>,
}

impl Head {
    /// Serializes the header.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut body = Vec::new();
        let part = |body: &mut Vec<u8>, bytes: &[u8]| {
            body.extend(u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_le_bytes());
            body.extend(bytes);
        };
        part(&mut body, &self.saved.to_bytes());
        for (name, size) in &self.files {
            part(&mut body, name.as_bytes());
            body.extend(size.to_le_bytes());
        }
        let mut bytes = MAGIC.to_vec();
        bytes.push(VERSION);
        bytes.extend(u32::try_from(self.files.len()).unwrap_or(u32::MAX).to_le_bytes());
        bytes.extend(u32::try_from(body.len()).unwrap_or(u32::MAX).to_le_bytes());
        bytes.extend(body);
        bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
        bytes
    }

    /// Parses the header; returns it with its length in bytes.
    ///
    /// # Errors
    /// If the bytes are no project, or the header is damaged or incomplete.
    pub fn from_bytes(bytes: &[u8]) -> Result<(Self, usize), Unreadable> {
        let mut rest = bytes.strip_prefix(MAGIC).ok_or(Unreadable::Foreign)?;
        match take(&mut rest, 1)? {
            [VERSION] => {}
            [0] => return Err(Unreadable::Foreign),
            _ => return Err(Unreadable::Newer),
        }
        let (count, length) = (number(&mut rest)?, number(&mut rest)?);
        let mut body = take(&mut rest, length)?;
        let taken = bytes.len() - rest.len();
        let checksum = take(&mut rest, 4)?;
        if count > MOST_FILES || crc32fast::hash(&bytes[..taken]).to_le_bytes() != checksum {
            return Err(Unreadable::Broken);
        }
        let settings = number(&mut body)?;
        let saved = SavedChoices::from_bytes(take(&mut body, settings)?)?;
        let mut files = Vec::new();
        for _ in 0..count {
            let length = number(&mut body)?;
            let name = String::from_utf8(take(&mut body, length)?.to_vec()).map_err(|_| Unreadable::Broken)?;
            let size = take(&mut body, 8)?.try_into().map(u64::from_le_bytes).map_err(|_| Unreadable::Broken)?;
            files.push((name, size));
        }
        Ok((Self { saved, files }, taken + 4))
    }

    /// Total size of the files in bytes; `None` on overflow.
    #[must_use]
    pub fn size(&self) -> Option<u64> {
        self.files.iter().try_fold(0_u64, |sum, (_, size)| sum.checked_add(*size))
    }
}

fn take<'a>(rest: &mut &'a [u8], length: usize) -> Result<&'a [u8], Unreadable> {
    let (taken, after) = rest.split_at_checked(length).ok_or(Unreadable::Broken)?;
    *rest = after;
    Ok(taken)
}

fn number(rest: &mut &[u8]) -> Result<usize, Unreadable> {
    let bytes = take(rest, 4)?.try_into().map_err(|_| Unreadable::Broken)?;
    usize::try_from(u32::from_le_bytes(bytes)).map_err(|_| Unreadable::Broken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::saved::tests::saved;

    fn head() -> Head {
        Head { saved: saved(), files: vec![("a.csv".to_owned(), 12), ("б.csv › Лист".to_owned(), 0)] }
    }

    #[test]
    fn a_head_comes_back_as_it_went() {
        let mut bytes = head().to_bytes();
        let length = bytes.len();
        bytes.extend(b"contents");
        assert_eq!(Head::from_bytes(&bytes), Ok((head(), length)));
        assert_eq!(head().size(), Some(12));
    }

    #[test]
    fn whatever_is_changed_or_missing_is_told() {
        let bytes = head().to_bytes();
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 0x5a;
            assert!(Head::from_bytes(&changed).is_err(), "byte {at}");
            assert!(Head::from_bytes(&bytes[..at]).is_err(), "cut at {at}");
        }
        assert_eq!(Head::from_bytes(b"PK\x03\x04").map(|_| ()), Err(Unreadable::Foreign));
        let mut newer = bytes;
        newer[MAGIC.len()] = VERSION + 1;
        assert_eq!(Head::from_bytes(&newer).map(|_| ()), Err(Unreadable::Newer));
    }

    #[test]
    fn sizes_that_are_no_numbers_are_none() {
        let mut head = head();
        head.files[0].1 = u64::MAX;
        head.files[1].1 = 1;
        assert_eq!(head.size(), None);
    }
}
