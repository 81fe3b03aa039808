//! Names of options: `--date-order` on the command line is `dateOrder` here.

/// The name in camel case: `date-order` is `dateOrder`.
pub fn camel(name: &str) -> String {
    let mut parts = name.split('-');
    let mut camel = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mut letters = part.chars();
        camel.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        camel.push_str(letters.as_str());
    }
    camel
}

/// A sentence with the names of options in camel case, and with a full stop at its end.
pub fn sentence(text: &str) -> String {
    let mut written = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("--") {
        let (before, option) = (&rest[..at], &rest[at + 2..]);
        let length = option.find(|letter: char| !letter.is_ascii_lowercase() && letter != '-').unwrap_or(option.len());
        let apart = before.chars().next_back().is_none_or(|letter| letter == ' ' || letter == '(');
        written.push_str(before);
        if apart && length > 0 {
            written.push_str(&camel(&option[..length]));
        } else {
            written.push_str(&rest[at..at + 2 + length]);
        }
        rest = &option[length..];
    }
    written.push_str(rest);
    if !written.ends_with(['.', '?', '!']) {
        written.push('.');
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_named_as_in_javascript() {
        assert_eq!(sentence("--date-order takes DMY, not “X--y”."), "dateOrder takes DMY, not “X--y”.");
        assert_eq!(sentence("add time=COLUMN to --mapping"), "add time=COLUMN to mapping.");
        assert_eq!(sentence("a-- b --"), "a-- b --.");
        assert_eq!(camel("conversions-no-touch"), "conversionsNoTouch");
    }
}
