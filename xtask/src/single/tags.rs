//! Finds and replaces the few elements in the head of our page. Not an HTML parser: its input is what Trunk wrote.

use crate::Outcome;

/// The page with some of its links and scripts replaced.
///
/// The function gets a tag and the text up to its end tag, and returns `None` to keep the element. Comments are kept.
///
/// # Errors
/// The function's.
pub fn replaced(html: &str, mut with: impl FnMut(&str, &str) -> Outcome<Option<String>>) -> Outcome<String> {
    let mut made = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = ["<!--", "<link ", "<script"].iter().filter_map(|start| rest.find(start)).min() {
        made.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|end| end + "-->".len())
        } else {
            let tag = rest.find('>').map(|end| end + 1);
            let body = tag.filter(|_| rest.starts_with("<script")).and_then(|tag| rest[tag..].find("</script>"));
            match (tag, body) {
                (Some(tag), Some(body)) => {
                    let end = tag + body + "</script>".len();
                    made.push_str(with(&rest[..tag], &rest[tag..tag + body])?.as_deref().unwrap_or(&rest[..end]));
                    rest = &rest[end..];
                    continue;
                }
                (Some(tag), None) => {
                    made.push_str(with(&rest[..tag], "")?.as_deref().unwrap_or(&rest[..tag]));
                    rest = &rest[tag..];
                    continue;
                }
                (None, _) => None,
            }
        };
        let end = end.unwrap_or(rest.len());
        made.push_str(&rest[..end]);
        rest = &rest[end..];
    }
    made.push_str(rest);
    Ok(made)
}

/// The value of an attribute.
pub fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, value) = tag.split_once(&format!(r#" {name}=""#))?;
    Some(value.split_once('"')?.0)
}

/// The content of the `<meta>` element of this name.
pub fn content<'a>(html: &'a str, name: &str) -> Option<&'a str> {
    let (_, after) = html.split_once(&opening(name))?;
    Some(after.split_once('"')?.0)
}

/// The page with an empty content in the `<meta>` element of this name.
pub fn without_content(html: &str, name: &str) -> String {
    let opening = opening(name);
    match html.split_once(&opening).and_then(|(before, after)| Some((before, after.split_once('"')?.1))) {
        Some((before, after)) => format!("{before}{opening}\"{after}"),
        None => html.to_owned(),
    }
}

/// The text before and after the policy.
pub fn policy(html: &str) -> Option<(&str, &str)> {
    let opening = r#"<meta http-equiv="Content-Security-Policy" content=""#;
    let from = html.find(opening)? + opening.len();
    let to = from + html[from..].find('"')?;
    Some((&html[..from], &html[to..]))
}

fn opening(name: &str) -> String {
    format!(r#"<meta name="{name}" content=""#)
}
