//! The page's binary: mounts the page in the document.

fn main() {
    #[cfg(target_arch = "wasm32")]
    fairshare_page::mount();
}
