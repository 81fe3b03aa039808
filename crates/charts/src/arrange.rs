//! Arranges labels so that they do not overlap: spread along a line, or flowing in lines.

/// An item on a line: the preferred place of its left edge, and its width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Item {
    pub at: f64,
    pub width: f64,
}

/// Left edges of items in their order, at least `gap` apart and between both ends, each as close to its preferred place
/// as the others allow (least squares, by pooling neighbours); `None` if they do not fit.
pub(crate) fn spread(items: &[Item], gap: f64, (from, to): (f64, f64)) -> Option<Vec<f64>> {
    let mut offset = 0.0;
    let mut offsets = Vec::with_capacity(items.len());
    // Neighbours that touch move as one pool: the sum of their preferred places, and their number.
    let mut pools: Vec<(f64, usize)> = Vec::new();
    for item in items {
        offsets.push(offset);
        let mut pool = (item.at - offset, 1);
        while let Some(&(sum, count)) = pools.last() {
            if sum / count as f64 <= pool.0 / pool.1 as f64 {
                break;
            }
            pool = (pool.0 + sum, pool.1 + count);
            pools.pop();
        }
        pools.push(pool);
        offset += item.width + gap;
    }
    let last = to - (offset - gap);
    if items.is_empty() || last < from {
        return items.is_empty().then(Vec::new);
    }
    let places = pools.iter().flat_map(|&(sum, count)| std::iter::repeat_n(sum / count as f64, count));
    Some(places.zip(offsets).map(|(place, offset)| place.clamp(from, last) + offset).collect())
}

/// Line and left edge of items in sequence; an item that does not fit starts a new line.
pub(crate) fn flow(widths: &[f64], gap: f64, room: f64) -> Vec<(usize, f64)> {
    let (mut line, mut x) = (0, 0.0);
    let place = |width: &f64| {
        if x > 0.0 && x + width > room {
            line += 1;
            x = 0.0;
        }
        let place = (line, x);
        x += width + gap;
        place
    };
    widths.iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(items: &[(f64, f64)], to: f64) -> Option<Vec<f64>> {
        let items: Vec<Item> = items.iter().map(|&(at, width)| Item { at, width }).collect();
        spread(&items, 10.0, (0.0, to))
    }

    #[test]
    fn things_with_room_stand_where_they_would() {
        assert_eq!(places(&[(5.0, 20.0), (60.0, 20.0)], 100.0), Some(vec![5.0, 60.0]));
        assert_eq!(places(&[], 100.0), Some(vec![]));
    }

    #[test]
    fn neighbours_share_the_way() {
        assert_eq!(places(&[(40.0, 20.0), (40.0, 20.0)], 100.0), Some(vec![25.0, 55.0]));
        assert_eq!(places(&[(0.0, 20.0), (0.0, 20.0)], 100.0), Some(vec![0.0, 30.0]));
        assert_eq!(places(&[(90.0, 20.0), (90.0, 20.0)], 100.0), Some(vec![50.0, 80.0]));
        assert_eq!(places(&[(0.0, 60.0), (0.0, 60.0)], 100.0), None);
    }

    #[test]
    fn entries_flow_into_lines() {
        assert_eq!(flow(&[40.0, 40.0, 40.0, 200.0], 10.0, 100.0), [(0, 0.0), (0, 50.0), (1, 0.0), (2, 0.0)]);
    }
}
