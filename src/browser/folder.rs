//! Folders that were dropped or pasted, walked to all their files.

use fairshare_types::text::in_one_line;
use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, File, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry};

use super::file;
use crate::values::folder::{DEEPEST, FolderRefused, MOST_FILES, is_clutter, names};

/// Files and folders that were dropped or pasted. Take them in the event: afterwards the browser hides them.
#[derive(Default)]
pub struct Carried {
    files: Vec<File>,
    folders: Vec<FileSystemDirectoryEntry>,
}

impl Carried {
    /// Takes the files and folders of an event.
    #[must_use]
    pub fn of(data: &DataTransfer) -> Self {
        let items = data.items();
        let mut carried = Self::default();
        for item in (0..items.length()).filter_map(|at| items.get(at)) {
            let entry = item.webkit_get_as_entry().ok().flatten().filter(FileSystemEntry::is_directory);
            match entry {
                // The browser also offers a folder as a file, which cannot be read.
                Some(folder) => carried.folders.push(folder.unchecked_into()),
                None => carried.files.extend(item.get_as_file().ok().flatten()),
            }
        }
        if carried.is_empty() {
            carried.files = file::list(data.files());
        }
        carried
    }

    /// Whether it holds neither files nor folders.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty() && self.folders.is_empty()
    }

    /// All files: loose ones first, then those in folders, by path.
    ///
    /// # Errors
    /// If there are too many files or levels, or the browser cannot list a folder.
    pub async fn files(self) -> Result<Vec<File>, FolderRefused> {
        let mut found: Vec<(String, File)> = self.files.into_iter().map(|file| (file.name(), file)).collect();
        let beside = found.len();
        let mut waiting: Vec<_> = self.folders.into_iter().map(|folder| (0, folder)).collect();
        while let Some((depth, folder)) = waiting.pop() {
            for entry in listed(&folder).await? {
                if entry.is_directory() {
                    if depth == DEEPEST {
                        return Err(FolderRefused::TooDeep);
                    }
                    waiting.push((depth + 1, entry.unchecked_into()));
                } else if !is_clutter(&entry.name()) {
                    let path = entry.full_path().trim_start_matches('/').to_owned();
                    found.push((path, opened(entry.unchecked_into()).await.map_err(|()| unreadable(&folder))?));
                }
                if found.len() + waiting.len() > MOST_FILES {
                    return Err(FolderRefused::TooMany);
                }
            }
        }
        if found.is_empty() {
            return Err(FolderRefused::Empty);
        }
        found[beside..].sort_by(|(one, _), (other, _)| one.cmp(other));
        let (paths, files): (Vec<_>, Vec<_>) = found.into_iter().unzip();
        let named = |(name, file): (String, File)| {
            if name == file.name() { file } else { file::from_blob(&name, &file, &file.type_()).unwrap_or(file) }
        };
        Ok(names(&paths).into_iter().zip(files).map(named).collect())
    }
}

/// All entries of a folder. The browser gives them in batches, and ends with an empty one.
async fn listed(folder: &FileSystemDirectoryEntry) -> Result<Vec<FileSystemEntry>, FolderRefused> {
    let reader = folder.create_reader();
    let mut entries = Vec::new();
    loop {
        let ask =
            |done: &Function, failed: &Function| reader.read_entries_with_callback_and_callback(done, failed).is_ok();
        let part: Array = answer(ask).await.map_err(|()| unreadable(folder))?;
        if part.length() == 0 {
            return Ok(entries);
        }
        entries.extend(part.iter().map(JsCast::unchecked_into));
    }
}

/// The file of an entry.
async fn opened(entry: FileSystemFileEntry) -> Result<File, ()> {
    answer(|done, failed| {
        entry.file_with_callback_and_callback(done, failed);
        true
    })
    .await
}

/// Awaits an API of callbacks.
async fn answer<T: JsCast>(ask: impl Fn(&Function, &Function) -> bool) -> Result<T, ()> {
    let asked = Promise::new(&mut |done, failed| {
        if !ask(&done, &failed) {
            let _ = failed.call0(&JsValue::NULL);
        }
    });
    JsFuture::from(asked).await.map(JsCast::unchecked_into).map_err(drop)
}

fn unreadable(folder: &FileSystemDirectoryEntry) -> FolderRefused {
    FolderRefused::Unreadable(in_one_line(&folder.name()).into_owned())
}
