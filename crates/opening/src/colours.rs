//! The colours of a drawing as custom properties, so that one drawing serves both themes.

use std::fmt::Write;

/// Characters of a colour: `#` and six digits.
const LENGTH: usize = 7;

/// Pairs of a light and a dark colour, each with its custom property by number.
#[derive(Default)]
pub struct Colours {
    pairs: Vec<(String, String)>,
}

impl Colours {
    /// The light drawing with custom properties for colours.
    ///
    /// # Errors
    /// If the drawings differ in more than colours.
    pub fn themed(&mut self, light: &str, dark: &str) -> Result<String, String> {
        let (mut out, mut rest, mut other) = (String::new(), light, dark);
        while let Some(at) = rest.find("\"#").map(|at| at + 1) {
            let end = at + LENGTH;
            let ([before, colour, after], [same, dark, behind]) = match (cut(rest, at, end), cut(other, at, end)) {
                (Some(one), Some(two)) => (one, two),
                _ => return Err(differ()),
            };
            if before != same || !dark.starts_with('#') {
                return Err(differ());
            }
            out.push_str(before);
            let _ = write!(out, "var(--f{})", self.number(colour, dark));
            (rest, other) = (after, behind);
        }
        if rest != other {
            return Err(differ());
        }
        out.push_str(rest);
        Ok(out)
    }

    /// The number of a pair.
    fn number(&mut self, light: &str, dark: &str) -> usize {
        let known = self.pairs.iter().position(|(one, two)| one == light && two == dark);
        known.unwrap_or_else(|| {
            self.pairs.push((light.to_owned(), dark.to_owned()));
            self.pairs.len() - 1
        })
    }

    /// The style sheet that gives the properties their values in both themes.
    pub fn css(&self) -> String {
        let values = |of: fn(&(String, String)) -> &str| -> String {
            self.pairs.iter().enumerate().map(|(at, pair)| format!("--f{at}:{};", of(pair))).collect()
        };
        let (light, dark) = (values(|pair| &pair.0), values(|pair| &pair.1));
        format!(
            ":root{{{light}}}\n:root[data-theme=\"dark\"]{{{dark}}}\n\
             @media (prefers-color-scheme: dark){{:root:not([data-theme]){{{dark}}}}}\n"
        )
    }
}

/// A text in three parts; `None` if it is too short.
fn cut(text: &str, from: usize, to: usize) -> Option<[&str; 3]> {
    Some([text.get(..from)?, text.get(from..to)?, text.get(to..)?])
}

fn differ() -> String {
    "the picture has other shapes in the dark theme".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_pairs_share_a_property_and_other_shapes_are_refused() {
        let mut colours = Colours::default();
        let light = "<a fill=\"#111111\" stroke=\"#222222\"/><b fill=\"#111111\"/>";
        let dark = "<a fill=\"#EEEEEE\" stroke=\"#DDDDDD\"/><b fill=\"#EEEEEE\"/>";
        let themed = colours.themed(light, dark).unwrap();
        assert_eq!(themed, "<a fill=\"var(--f0)\" stroke=\"var(--f1)\"/><b fill=\"var(--f0)\"/>");
        let css = colours.css();
        assert!(css.contains(":root{--f0:#111111;--f1:#222222;}"), "{css}");
        assert!(css.contains(":root[data-theme=\"dark\"]{--f0:#EEEEEE;--f1:#DDDDDD;}"), "{css}");
        assert!(colours.themed(light, "<a/>").is_err());
    }
}
