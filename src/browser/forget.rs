//! "Forget everything": all places where a page can keep something, emptied and looked at once more.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::ServiceWorkerRegistration;

use super::document::window;
use super::{offline, vault};

/// Empties all of them; returns in how many something is left.
pub async fn everything() -> usize {
    offline::forgotten();
    let emptied = [
        vault::forget().await,
        settings(),
        caches().await.is_some(),
        service_workers().await.is_some(),
        folder().await.is_some(),
    ];
    emptied.into_iter().filter(|emptied| !emptied).count()
}

fn settings() -> bool {
    // Where the browser denies the page its storage nothing is in it.
    let Ok(Some(storage)) = window().local_storage() else { return true };
    storage.clear().is_ok() && storage.length().is_ok_and(|length| length == 0)
}

async fn caches() -> Option<()> {
    let Ok(caches) = window().caches() else { return Some(()) };
    for name in list(caches.keys()).await? {
        JsFuture::from(caches.delete(&name.as_string()?)).await.ok()?;
    }
    (list(caches.keys()).await?.length() == 0).then_some(())
}

async fn service_workers() -> Option<()> {
    let navigator: JsValue = window().navigator().into();
    if !Reflect::get(&navigator, &"serviceWorker".into()).is_ok_and(|workers| workers.is_object()) {
        return Some(());
    }
    let workers = window().navigator().service_worker();
    for registration in list(workers.get_registrations()).await? {
        let registration: ServiceWorkerRegistration = registration.dyn_into().ok()?;
        JsFuture::from(registration.unregister().ok()?).await.ok()?;
    }
    (list(workers.get_registrations()).await?.length() == 0).then_some(())
}

/// The page never writes there; somebody's older version might have.
async fn folder() -> Option<()> {
    let storage: JsValue = window().navigator().storage().into();
    let Some(open) = storage.is_object().then(|| Reflect::get(&storage, &"getDirectory".into()).ok()).flatten() else {
        return Some(());
    };
    let Some(open) = open.dyn_ref::<Function>() else { return Some(()) };
    let opened: Promise = open.call0(&storage).ok()?.dyn_into().ok()?;
    // Where it is denied there is none.
    let Ok(folder) = JsFuture::from(opened).await else { return Some(()) };
    for name in names(&folder).await? {
        let remove: Function = Reflect::get(&folder, &"removeEntry".into()).ok()?.dyn_into().ok()?;
        let options = js_sys::Object::new();
        Reflect::set(&options, &"recursive".into(), &JsValue::TRUE).ok()?;
        let removed: Promise = remove.call2(&folder, &name, &options).ok()?.dyn_into().ok()?;
        JsFuture::from(removed).await.ok()?;
    }
    names(&folder).await?.is_empty().then_some(())
}

/// Names of what is in a folder.
async fn names(folder: &JsValue) -> Option<Vec<JsValue>> {
    let keys: Function = Reflect::get(folder, &"keys".into()).ok()?.dyn_into().ok()?;
    let iterator: js_sys::AsyncIterator = keys.call0(folder).ok()?.unchecked_into();
    let mut names = Vec::new();
    loop {
        let step = JsFuture::from(iterator.next().ok()?).await.ok()?;
        if Reflect::get(&step, &"done".into()).ok()?.is_truthy() {
            return Some(names);
        }
        names.push(Reflect::get(&step, &"value".into()).ok()?);
    }
}

async fn list(asked: Promise) -> Option<Array> {
    JsFuture::from(asked).await.ok()?.dyn_into().ok()
}
