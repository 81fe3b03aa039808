//! The glue script and compiled module that workers start from, fetched once.
//!
//! The engine's worker and the workbook worker start in the same way.
//!
//! A worker made from a URL of the page's origin is not bound by the page's policy; one made from a `blob:` URL is. So
//! the page fetches the glue and compiles the module, and every worker starts from a blob and receives the module.

use fairshare_types::problem::{Problem, Reason};
use futures_util::future::join;
use js_sys::{Array, JsString, WebAssembly};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Response, Url};

use super::carried;

/// Script appended to the glue: removes what the page's policy cannot block, then waits for the module.
///
/// Firefox (seen in 140 ESR) lets a worker from a blob read event streams and load font faces whatever the policy says.
/// No worker of ours needs either, so they are removed before the program arrives, as are the constructors of further
/// workers, which would have them.
///
/// The first message is the module. Errors that the program does not catch are posted as a plain string, which
/// [`parcel::unpack`](crate::parcel::unpack) reads as the worker's last message.
const BOOT: &str = "
for (const name of ['EventSource', 'FontFace', 'FontFaceSet', 'Worker', 'SharedWorker']) delete self[name];
self.onmessage = event => { self.onmessage = null; wasm_bindgen.initSync({ module: event.data }); };
for (const kind of ['error', 'unhandledrejection']) {
  self.addEventListener(kind, event => {
    self.postMessage(String(event.message || event.reason || kind));
  });
}
";

/// Glue and compiled module of a worker.
#[derive(Clone)]
pub struct WorkerBundle {
    /// The worker's script: the glue and [`BOOT`].
    script: Blob,
    /// The compiled module.
    module: JsValue,
}

impl WorkerBundle {
    /// Fetches the glue and compiles the module.
    ///
    /// # Errors
    /// [`Reason::Unreadable`], with the address, if one of them cannot be fetched or used.
    pub async fn fetch(script_url: &str, module_url: &str) -> Result<Self, Problem> {
        let (glue, module) = join(text(script_url), compile(module_url)).await;
        let glue = glue.map_err(|_| Problem::file(Reason::Unreadable, script_url))?;
        let module = module.map_err(|_| Problem::file(Reason::Unreadable, module_url))?;
        let script = blob(&format!("{glue}{BOOT}")).map_err(|_| Problem::file(Reason::Unreadable, script_url))?;
        Ok(Self { script, module })
    }

    /// A URL to start one worker from. Revoke it once the worker has started: before that, it may not have been read.
    ///
    /// # Errors
    /// If the browser cannot create the URL.
    pub fn address(&self) -> Result<String, JsValue> {
        Url::create_object_url_with_blob(&self.script)
    }

    /// The module, to be sent to a worker as its first message.
    #[must_use]
    pub fn module(&self) -> &JsValue {
        &self.module
    }
}

async fn fetch(url: &str) -> Result<Response, JsValue> {
    let response: Response = JsFuture::from(carried::fetch(url)).await?.unchecked_into();
    if response.ok() { Ok(response) } else { Err(JsValue::NULL) }
}

async fn text(url: &str) -> Result<String, JsValue> {
    let text = JsFuture::from(fetch(url).await?.text()?).await?;
    Ok(text.unchecked_into::<JsString>().into())
}

/// Compiles while the bytes arrive if the server sends the type `application/wasm`, and after the last byte if not.
async fn compile(url: &str) -> Result<JsValue, JsValue> {
    let response = fetch(url).await?;
    let kind = response.headers().get("content-type")?.unwrap_or_default();
    if kind.starts_with("application/wasm") {
        return JsFuture::from(WebAssembly::compile_streaming(&js_sys::Promise::resolve(&JsValue::from(response))))
            .await;
    }
    let bytes = JsFuture::from(response.array_buffer()?).await?;
    JsFuture::from(WebAssembly::compile(&bytes)).await
}

fn blob(script: &str) -> Result<Blob, JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type("text/javascript");
    Blob::new_with_str_sequence_and_options(&Array::of1(&script.into()), &kind)
}
