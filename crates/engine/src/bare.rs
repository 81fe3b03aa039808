//! Names by which spellings are compared.

/// A name in lower case without spaces and punctuation, except between numbers: `2024-11-1` is not `2024-1-11`.
pub(crate) fn bare(name: &str) -> String {
    let mut bare = String::new();
    let mut parted = false;
    for c in name.chars().flat_map(char::to_lowercase) {
        // A plus or a number sign is part of the name: `C#`, `Disney+`.
        if c.is_alphanumeric() || matches!(c, '+' | '#') {
            let numbers = c.is_numeric() && bare.chars().next_back().is_some_and(char::is_numeric);
            if parted && numbers {
                bare.push(' ');
            }
            bare.push(c);
            parted = false;
        } else {
            parted = true;
        }
    }
    bare
}
