//! Stripes in the colours of several teams.

use crate::colour::Colour;
use crate::team::COLOURS;

/// Two or more different colours, in the order of their stripes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stripes {
    colours: [Colour; COLOURS],
    count: usize,
}

impl Stripes {
    /// Stripes of all different colours among these; `None` if there are fewer than two.
    #[must_use]
    pub fn of(colours: impl IntoIterator<Item = Colour>) -> Option<Self> {
        let mut stripes = Self { colours: [Colour::hex(0); COLOURS], count: 0 };
        for colour in colours {
            if stripes.count < COLOURS && !stripes.colours().contains(&colour) {
                stripes.colours[stripes.count] = colour;
                stripes.count += 1;
            }
        }
        (stripes.count > 1).then_some(stripes)
    }

    /// The colours.
    #[must_use]
    pub fn colours(&self) -> &[Colour] {
        self.colours.get(..self.count).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stripes_have_all_different_colours() {
        let colours = [0x11_1111, 0x22_2222, 0x33_3333].map(Colour::hex);
        let stripes = Stripes::of([colours[0], colours[1], colours[0], colours[2]]);
        assert_eq!(stripes.as_ref().map(Stripes::colours), Some(&colours[..]));
        assert_eq!(Stripes::of([colours[0]; 2]), None);
    }
}
