//! What the user wants kept on this device, in the browser's own database.
//!
//! A new copy is written beside the old one and read back; only then does the pointer name it. Whatever happens in between,
//! the old copy is whole.

use std::time::Duration;

use idb::{Database, DatabaseEvent, Error, Factory, ObjectStoreParams, Query, TransactionMode};
use js_sys::{Array, Date};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Blob;

use super::document::window;
use super::patience::within;
use crate::texts::NotKept;

/// The database and its one store.
pub const NAME: &str = "fairshare";
const STORE: &str = "kept";
/// Where the place of the copy that counts stands.
const POINTER: &str = "current";
/// The two places of copies.
const PLACES: [&str; 2] = ["a", "b"];

/// How long the browser may take to open or to remove the database. It waits without end while another tab holds an older
/// connection to it.
const PATIENCE: Duration = Duration::from_secs(5);

/// A copy that is kept.
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

/// Keeps a project instead of the one before; `follows` where this tab has written or opened that one.
///
/// # Errors
/// Where there is no room, or it is not allowed: the one before is still there then. [`NotKept::Gone`] where the one before
/// was removed meanwhile: then nothing is written.
pub async fn keep(project: &Blob, follows: bool) -> Result<Kept, NotKept> {
    let database = open().await?;
    let kept = write(&database, project, follows).await;
    database.close();
    if matches!(kept, Err(NotKept::Gone)) {
        // To look for the copy has made an empty database.
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
        // The old copy takes room and nothing more.
        let _ = remove(database, &before).await;
    }
    Ok(kept)
}

/// The project that is kept; `None` where there is none.
///
/// # Errors
/// Where the browser does not let the page look.
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

/// Asks the browser not to remove what is kept when room gets short; it may say no.
pub async fn persist() {
    if let Ok(asked) = window().navigator().storage().persist() {
        let _ = JsFuture::from(asked).await;
    }
}

/// Removes the database; says whether it is gone.
pub async fn forget() -> bool {
    let Ok(request) = Factory::new().and_then(|factory| factory.delete(NAME)) else { return false };
    matches!(within(PATIENCE, Box::pin(request.into_future())).await, Ok(Ok(())))
}

fn copy(value: Option<JsValue>) -> Option<Kept> {
    let parts: Array = value?.dyn_into().ok()?;
    Some(Kept { project: parts.get(0).dyn_into().ok()?, at: parts.get(1).as_f64()? as i64 })
}

async fn open() -> Result<Database, NotKept> {
    let mut request = Factory::new()?.open(NAME, Some(1))?;
    request.on_upgrade_needed(|event| {
        // Where this fails the request itself fails.
        if let Ok(database) = event.database() {
            let _ = database.create_object_store(STORE, ObjectStoreParams::new());
        }
    });
    match within(PATIENCE, Box::pin(request.into_future())).await {
        Ok(opened) => Ok(opened?),
        Err(late) => {
            // A connection that comes late must not stay open, as nothing could remove the database then.
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
