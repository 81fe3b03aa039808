//! "Forget everything": removes all that the page has stored in this browser, and checks that it is gone.
//!
//! Other apps may share the origin: only our own items are removed, by name or by scope. The page never writes into the
//! origin's private file system, so there is nothing to remove there.

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::ServiceWorkerRegistration;

use super::document::window;
use super::{location, offline, storage, vault};

/// Empties all stores; returns how many are not empty afterwards.
pub async fn everything() -> usize {
    offline::forgotten();
    let emptied =
        [vault::forget().await, storage::forget(), service_workers().await.is_some(), caches().await.is_some()];
    emptied.into_iter().filter(|emptied| !emptied).count()
}

/// Deletes the caches of this folder's service worker (assets/sw.js); `None` if that fails.
async fn caches() -> Option<()> {
    if !offers(&window(), "caches") {
        return Some(());
    }
    let caches = window().caches().ok()?;
    // The worker puts the whole address of its folder into the names (assets/sw.js).
    let prefix = format!("fairshare {} ", location::folder()?);
    let ours = async || {
        let all = list(caches.keys()).await?;
        let names = all.iter().filter_map(|name| name.as_string());
        Some(names.filter(|name| name.starts_with(&prefix)).collect::<Vec<_>>())
    };
    for name in ours().await? {
        JsFuture::from(caches.delete(&name)).await.ok()?;
    }
    ours().await?.is_empty().then_some(())
}

/// Unregisters this folder's service worker; `None` if that fails.
async fn service_workers() -> Option<()> {
    if !offers(&window().navigator(), "serviceWorker") {
        return Some(());
    }
    let workers = window().navigator().service_worker();
    let folder = location::folder()?;
    let ours = async || {
        let all = list(workers.get_registrations()).await?;
        let registrations = all.iter().filter_map(|one| one.dyn_into::<ServiceWorkerRegistration>().ok());
        Some(registrations.filter(|one| one.scope() == folder).collect::<Vec<_>>())
    };
    for registration in ours().await? {
        JsFuture::from(registration.unregister().ok()?).await.ok()?;
    }
    ours().await?.is_empty().then_some(())
}

/// Whether the browser offers an API to the page: not over plain HTTP, and not for a page on a disk.
fn offers(owner: &JsValue, name: &str) -> bool {
    location::host().is_some() && Reflect::get(owner, &name.into()).is_ok_and(|offered| offered.is_object())
}

async fn list(asked: Promise) -> Option<Array> {
    JsFuture::from(asked).await.ok()?.dyn_into().ok()
}
