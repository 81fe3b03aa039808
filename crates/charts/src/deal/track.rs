//! The lanes with their touches: numbered if there is room, else as small marks with some numbers below.

use fairshare_types::results::ExampleTouch;

use super::lane::Lane;
use super::{LANE, LINE, Picture, list};
use crate::badge;
use crate::drawing::{Anchor, Circle, Fill, INSET, Mark, Stroke};
use crate::lettering::Lettering;

/// Radius of a numbered mark.
const RADIUS: f64 = 10.0;
/// Least distance between numbers if touches are crowded.
const NUMBERS: f64 = 48.0;

impl Picture<'_> {
    /// A lane's name, and the line of its touches.
    pub fn lane(&self, lane: &Lane, y: f64) -> Vec<Mark> {
        let head = Lettering::new(14.0, 600, self.look.ink);
        let mut name: Vec<Mark> = badge::chip(INSET, y, &lane.badge);
        if !self.narrow {
            let lines = head.lines(&lane.name, self.label - self.chip, 2);
            let first = y - LINE * (lines.len().saturating_sub(1)) as f64 / 2.0;
            for (i, line) in lines.into_iter().enumerate() {
                name.push(head.line(INSET + self.chip, first + LINE * i as f64, Anchor::Start, line));
            }
        }
        let stroke = Stroke::solid(self.look.line, 1.0);
        let line = Mark::line((self.left, y), (self.width - INSET, y), stroke);
        vec![line, Mark::named(lane.name.clone(), name)]
    }

    /// A touch in each of its lanes, and the line that connects them.
    pub fn touch(&self, at: usize, touch: &ExampleTouch, lanes_top: f64) -> Mark {
        let x = self.places.touches.get(at).copied().unwrap_or(self.left);
        let lanes = self.lanes.of_touch(touch);
        let middle = |lane: usize| lanes_top + LANE * (lane as f64 + 0.5);
        let mut marks = Vec::new();
        if let [first, .., last] = lanes.as_slice() {
            let stroke = if self.places.crowded() {
                Stroke::solid(self.look.soft, 1.0)
            } else {
                Stroke::solid(self.look.ink, 2.0)
            };
            marks.push(Mark::line((x, middle(*first)), (x, middle(*last)), stroke));
        }
        for lane in lanes {
            let Some(Lane { badge, .. }) = self.lanes.lanes.get(lane) else { continue };
            let radius = if self.places.crowded() { (self.places.step * 0.45).clamp(1.0, 5.0) } else { RADIUS };
            let fill = Some(Fill::Plain(badge.colour));
            marks.push(Mark::Circle(Circle { x, y: middle(lane), radius, fill, stroke: None }));
            if !self.places.crowded() {
                let number = Lettering::new(12.0, 600, badge.on);
                marks.push(number.centred(x, middle(lane), Anchor::Middle, &(at + 1).to_string()));
            }
        }
        let names: Vec<String> = touch.teams.iter().map(|(name, ..)| self.team_name(name)).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let who = self.words.touched_by(&names, names.len() > 1);
        Mark::named(self.words.touch(at + 1, &touch.channel, touch.time, &who), marks)
    }

    fn team_name(&self, name: &str) -> String {
        if name.is_empty() { self.words.unassigned() } else { name.to_owned() }
    }

    /// The touches whose numbers are written: all, or if crowded those with room.
    pub fn numbered(&self) -> Vec<usize> {
        let touches = self.deal.touches.len();
        if !self.places.crowded() {
            return (0..touches).collect();
        }
        let mut numbered: Vec<usize> = Vec::new();
        let mut last = f64::MIN;
        for (at, &x) in self.places.touches.iter().enumerate() {
            if x - last >= NUMBERS && numbered.len() < list::MOST {
                numbered.push(at);
                last = x;
            }
        }
        numbered
    }

    /// Numbers below the lanes.
    pub fn numbers(&self, numbered: &[usize], y: f64) -> Vec<Mark> {
        let lettering = Lettering::new(12.0, 400, self.look.soft);
        let number = |&at: &usize| -> Option<[Mark; 2]> {
            let text = (at + 1).to_string();
            let half = lettering.width(&text) / 2.0;
            let x = self.places.touches.get(at)?.min(self.width - INSET - half).max(INSET + half);
            // The number covers the rules behind it.
            let ground = Mark::area(x - half, y - LINE / 2.0, 2.0 * half, LINE, Fill::Plain(self.look.paper));
            Some([ground, lettering.centred(x, y, Anchor::Middle, &text)])
        };
        numbered.iter().filter_map(number).flatten().collect()
    }
}
