//! The tiles of patterned fills, which repeat over an area.

use crate::colour::Colour;
use crate::drawing::Fill;

/// Width of a stripe.
const BROAD: f64 = 4.0;
/// Distance and width of the lines that hatch an area.
const FINE: (f64, f64) = (4.0, 1.0);

/// A square that repeats over an area, rotated by 45°.
#[derive(Clone, Debug, PartialEq)]
pub struct Tile {
    /// Its side.
    pub side: f64,
    /// Its vertical bands from bottom to top: left edge, width, colour. The first fills the tile.
    pub bands: Vec<(f64, f64, Colour)>,
}

/// The tile of a patterned fill.
#[must_use]
pub fn tile(fill: Fill) -> Option<Tile> {
    match fill {
        Fill::Plain(_) => None,
        Fill::Stripes(stripes) => {
            let side = BROAD * stripes.colours().len() as f64;
            let first = stripes.colours().iter().take(1).map(|colour| (0.0, side, *colour));
            let rest = stripes.colours().iter().skip(1).enumerate();
            let bands = first.chain(rest.map(|(at, colour)| (BROAD * at as f64, BROAD, *colour))).collect();
            Some(Tile { side, bands })
        }
        Fill::Hatch { ground, line } => {
            Some(Tile { side: FINE.0, bands: vec![(0.0, FINE.0, ground), (0.0, FINE.1, line)] })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stripes::Stripes;

    #[test]
    fn a_tile_has_a_stripe_for_each_colour() {
        let colours = [0x11_1111, 0x22_2222, 0x33_3333].map(Colour::hex);
        let tile = Stripes::of(colours).and_then(|stripes| tile(Fill::Stripes(stripes)));
        let bands = vec![(0.0, 12.0, colours[0]), (0.0, 4.0, colours[1]), (4.0, 4.0, colours[2])];
        assert_eq!(tile, Some(Tile { side: 12.0, bands }));
    }
}
