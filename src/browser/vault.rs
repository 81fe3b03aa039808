//! The work that the user keeps on this device, in the browser's own database.
//!
//! A new copy is written beside the old one and read back; only then does the pointer name it. Whatever fails before
//! that, the old copy is intact.

use std::time::Duration;

use idb::{Database, DatabaseEvent, Error, Factory, ObjectStoreParams, Query, TransactionMode};
use js_sys::{Array, Date};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Blob;

use super::document::window;
use super::patience::within;
use super::scope::{UNSCOPED, named, prefix};
use super::storage;
use crate::texts::NotKept;

/// Database name for a page on a disk, and of versions that left the folder out.
const UNSCOPED_NAME: &str = "fairshare";
/// Name of the only object store, and of the database within a folder.
const STORE: &str = "kept";
/// Key of the pointer to the current copy.
const POINTER: &str = "current";
/// Keys of the two copies.
const PLACES: [&str; 2] = ["a", "b"];

/// How long the browser may take to open or to remove the database. It waits forever while another tab holds an older
/// connection to it.
const PATIENCE: Duration = Duration::from_secs(5);

/// The kept copy.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The project.
    pub project: Blob,
    /// When it was written, milliseconds since 1970.
    pub at: i64,
}

impl From<Error> for NotKept {
    fn from(error: Error) -> Self {
        let full = format!("{error:?}").contains("QuotaExceeded");
        if full { Self::Full } else { Self::Denied }
    }
}

/// Keeps a project instead of the previous one; `follows` if this tab has written or opened that one.
///
/// # Errors
/// If there is no room, no permission or no answer: the previous project is still there then. [`NotKept::Gone`] if the
/// previous one was removed meanwhile: nothing is written then.
pub async fn keep(project: &Blob, follows: bool) -> Result<Kept, NotKept> {
    let database = open().await?;
    let kept = write(&database, project, follows).await;
    database.close();
    if matches!(kept, Err(NotKept::Gone)) {
        // Looking for the copy has created an empty database.
        forget().await;
    }
    kept
}

async fn write(database: &Database, project: &Blob, follows: bool) -> Result<Kept, NotKept> {
    let before = get(database, POINTER).await?.and_then(|place| place.as_string());
    if follows && before.is_none() {
        return Err(NotKept::Gone);
    }
    let place = if before.as_deref() == Some(PLACES[0]) { PLACES[1] } else { PLACES[0] };
    let at = Date::now();
    put(database, place, &Array::of2(project, &JsValue::from_f64(at))).await?;
    let kept = copy(get(database, place).await?).filter(|kept| kept.project.size() == project.size());
    let kept = kept.ok_or(NotKept::Full)?;
    put(database, POINTER, &JsValue::from_str(place)).await?;
    if let Some(before) = before {
        // An old copy that stays only takes space.
        let _ = remove(database, &before).await;
    }
    Ok(kept)
}

/// The kept project, if there is one.
///
/// # Errors
/// If the browser denies access to the database or does not answer.
pub async fn kept() -> Result<Option<Kept>, NotKept> {
    let database = open().await?;
    let found = read(&database).await;
    database.close();
    Ok(copy(found?))
}

async fn read(database: &Database) -> Result<Option<JsValue>, Error> {
    match get(database, POINTER).await? {
        Some(place) => get(database, &place.as_string().unwrap_or_default()).await,
        None => Ok(None),
    }
}

/// Asks the browser not to evict the kept work when space runs low; it may refuse.
pub async fn persist() {
    if let Ok(asked) = window().navigator().storage().persist() {
        let _ = JsFuture::from(asked).await;
    }
}

/// Removes the database; returns whether it is gone.
pub async fn forget() -> bool {
    let gone = removed(&name()).await;
    // Work of earlier versions that was not taken over is ours as well.
    let former_gone = !has_former() || removed(UNSCOPED_NAME).await;
    if former_gone {
        storage::remove(storage::FORMER_WORK);
    }
    gone && former_gone
}

async fn removed(name: &str) -> bool {
    let Ok(request) = Factory::new().and_then(|factory| factory.delete(name)) else { return false };
    matches!(within(PATIENCE, Box::pin(request.into_future())).await, Ok(Ok(())))
}

/// Whether work from versions whose names lacked the folder still has to be taken over.
fn has_former() -> bool {
    storage::get(storage::FORMER_WORK).is_some()
}

/// Takes that work over, unless this database holds some already.
async fn take_over_former(database: &Database) -> Result<(), NotKept> {
    let former = connected(UNSCOPED_NAME).await?;
    let found = read(&former).await;
    former.close();
    if let (Some(found), None) = (found?, get(database, POINTER).await?) {
        put(database, PLACES[0], &found).await?;
        put(database, POINTER, &JsValue::from_str(PLACES[0])).await?;
    }
    // If it stays, the next start removes it.
    if removed(UNSCOPED_NAME).await {
        storage::remove(storage::FORMER_WORK);
    }
    Ok(())
}

/// The name of the database.
fn name() -> String {
    if prefix() == UNSCOPED { UNSCOPED_NAME.to_owned() } else { named(STORE) }
}

fn copy(value: Option<JsValue>) -> Option<Kept> {
    let parts: Array = value?.dyn_into().ok()?;
    Some(Kept { project: parts.get(0).dyn_into().ok()?, at: parts.get(1).as_f64()? as i64 })
}

async fn open() -> Result<Database, NotKept> {
    let database = connected(&name()).await?;
    if has_former()
        && let Err(why) = take_over_former(&database).await
    {
        database.close();
        return Err(why);
    }
    Ok(database)
}

/// Opens a database; creates it if it does not exist.
async fn connected(name: &str) -> Result<Database, NotKept> {
    let mut request = Factory::new()?.open(name, Some(1))?;
    request.on_upgrade_needed(|event| {
        // If this fails, the request fails too.
        if let Ok(database) = event.database() {
            let _ = database.create_object_store(STORE, ObjectStoreParams::new());
        }
    });
    match within(PATIENCE, Box::pin(request.into_future())).await {
        Ok(opened) => Ok(opened?),
        Err(late) => {
            // A connection that opens late must be closed, as it would keep the database from being removed.
            spawn_local(async move {
                if let Ok(database) = late.await {
                    database.close();
                }
            });
            Err(NotKept::Silent)
        }
    }
}

async fn get(database: &Database, key: &str) -> Result<Option<JsValue>, Error> {
    let transaction = database.transaction(&[STORE], TransactionMode::ReadOnly)?;
    let value = transaction.object_store(STORE)?.get(Query::Key(key.into()))?.await?;
    Ok(value.filter(|value| !value.is_undefined()))
}

async fn put(database: &Database, key: &str, value: &JsValue) -> Result<(), Error> {
    let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
    transaction.object_store(STORE)?.put(value, Some(&key.into()))?.await?;
    transaction.commit()?.await?;
    Ok(())
}

async fn remove(database: &Database, key: &str) -> Result<(), Error> {
    let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
    transaction.object_store(STORE)?.delete(Query::Key(key.into()))?.await?;
    transaction.commit()?.await?;
    Ok(())
}
