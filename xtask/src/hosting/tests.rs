//! The three templates set the same headers.

use std::collections::BTreeMap;
use std::fs;

use super::*;
use crate::command::{command, on_path};

const NETLIFY: &str = include_str!("../../../hosting/_headers");
const NGINX: &str = include_str!("../../../hosting/nginx.conf");
const CADDY: &str = include_str!("../../../hosting/Caddyfile");

const POLICY: &str = "default-src 'none'; script-src 'self' 'sha256-x='";

type Headers = BTreeMap<String, String>;

fn written(template: &str) -> String {
    let files = ["index.html", "app-3d3d6093f588e14f.js", "_headers", "sw.js"];
    let files = files.map(|name| Released { name: name.to_owned(), hash: [0; 32] });
    filled(template, POLICY, &files)
}

/// The headers that `_headers` sets for one address.
fn netlify(address: &str) -> Headers {
    let text = written(NETLIFY);
    let rule = text.lines().skip_while(|line| *line != address).skip(1);
    let lines = rule.take_while(|line| line.starts_with("  ")).filter_map(|line| line.trim().split_once(": "));
    lines.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// Headers with a fixed value, each in a line after a word.
fn quoted<'a>(lines: impl Iterator<Item = &'a str>) -> Headers {
    let pair = |line: &str| {
        let (name, value) = line.split_once(' ')?;
        Some((name.to_owned(), value.strip_prefix('"')?.split('"').next()?.to_owned()))
    };
    lines.filter_map(pair).collect()
}

#[test]
fn every_host_says_the_same() {
    let all = netlify("/*");
    assert_eq!(all["Content-Security-Policy"], format!("{POLICY}; frame-ancestors 'none'"));
    assert_eq!(all["X-Content-Type-Options"], "nosniff");
    let nginx = written(NGINX);
    assert_eq!(quoted(nginx.lines().filter_map(|line| line.trim().strip_prefix("add_header "))), all);
    let caddy = written(CADDY);
    let block = caddy.split("\theader {\n").nth(1).unwrap().split('}').next().unwrap();
    assert_eq!(quoted(block.lines().map(str::trim)), all);
}

#[test]
fn what_changes_its_name_is_kept_and_all_else_asked_for_anew() {
    for (address, keep) in
        [("/", ASK_ANEW), ("/index.html", ASK_ANEW), ("/sw.js", ASK_ANEW), ("/app-3d3d6093f588e14f.js", IMMUTABLE)]
    {
        assert_eq!(netlify(address)["Cache-Control"], keep, "{address}");
    }
    assert!(netlify("/_headers").is_empty(), "no page asks for it");
    for text in [written(NGINX), written(CADDY)] {
        assert!(text.contains(IMMUTABLE) && text.contains(r#""no-cache""#));
        assert!(text.contains(r"-[0-9a-f]{12,16}(_bg)?\.[a-z]+$"), "the same names as `is_hashed` knows");
    }
}

#[test]
fn the_page_in_one_file_is_saved_and_modules_have_their_type() {
    let disposition = r#"attachment; filename="fairshare.html""#;
    assert_eq!(netlify("/fairshare.html")["Content-Disposition"], disposition);
    for text in [written(NGINX), written(CADDY)] {
        assert!(text.contains(disposition) && text.contains("application/wasm"));
    }
}

#[test]
fn nothing_is_left_to_be_filled_in() {
    for template in [NETLIFY, NGINX, CADDY] {
        assert!(!written(template).contains("{{"));
    }
}

#[test]
fn nginx_takes_it_where_there_is_nginx() {
    let Some(nginx) = on_path("nginx") else { return };
    let folder = std::env::temp_dir().join(format!("fairshare-nginx-{}", std::process::id()));
    write(&folder.join("fairshare.conf"), written(NGINX)).unwrap();
    // Temporary folders of its own, as the system's are not writable for a user.
    let aside = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
    let aside: String = aside.map(|kind| format!("{kind}_temp_path {}/{kind}; ", folder.display())).concat();
    let all = format!(
        "pid {0}/pid; error_log {0}/errors; events {{}} http {{ access_log off; {aside} include {0}/fairshare.conf; }}",
        folder.display()
    );
    write(&folder.join("nginx.conf"), all).unwrap();
    let file = folder.join("nginx.conf").display().to_string();
    let output = command(&folder, nginx, ["-t", "-q", "-p", ".", "-c", file.as_str()]).output().unwrap();
    fs::remove_dir_all(&folder).unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn caddy_takes_it_where_there_is_caddy() {
    let Some(caddy) = on_path("caddy") else { return };
    let folder = std::env::temp_dir().join(format!("fairshare-caddy-{}", std::process::id()));
    write(&folder.join("Caddyfile"), written(CADDY)).unwrap();
    let arguments = ["validate", "--adapter", "caddyfile", "--config", "Caddyfile"];
    let output = command(&folder, caddy, arguments).output().unwrap();
    fs::remove_dir_all(&folder).unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
