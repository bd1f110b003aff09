//! Where the card goes. Takes rectangles and sizes in CSS pixels of the viewport, gives the place of the card; knows no browser.

/// Pixels between mention and card.
pub const GAP: f64 = 6.0;
/// Pixels between card and edge of the viewport.
pub const MARGIN: f64 = 8.0;
/// Pixels by which the way from mention to card is wider than the straight one.
pub const BUFFER: f64 = 12.0;

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// From the left edge of the viewport.
    pub left: f64,
    /// From its top.
    pub top: f64,
    /// From its left edge, too.
    pub right: f64,
    /// From its top, too.
    pub bottom: f64,
}

/// A point.
pub type Point = (f64, f64);
/// Width and height.
pub type Size = (f64, f64);

/// Where the card goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// From the left edge of the viewport.
    pub left: f64,
    /// From its top.
    pub top: f64,
    /// What the card may take; it scrolls inside.
    pub max_height: f64,
}

/// The line of a wrapped mention that is nearest to the point.
pub fn nearest_line(lines: &[Rect], (x, y): Point) -> Option<Rect> {
    let distance = |line: &Rect| {
        let across = (line.left - x).max(x - line.right).max(0.0);
        let down = (line.top - y).max(y - line.bottom).max(0.0);
        across.hypot(down)
    };
    lines.iter().copied().min_by(|a, b| distance(a).total_cmp(&distance(b)))
}

/// The smallest rectangle around all lines.
pub fn around(lines: &[Rect]) -> Rect {
    let start = Rect { left: f64::MAX, top: f64::MAX, right: f64::MIN, bottom: f64::MIN };
    lines.iter().fold(start, |all, line| Rect {
        left: all.left.min(line.left),
        top: all.top.min(line.top),
        right: all.right.max(line.right),
        bottom: all.bottom.max(line.bottom),
    })
}

/// Under the mention where the card fits, else above it, else on the side with more room; flush with `line`, inside `viewport`, and never
/// over any line of the mention (`all`).
pub fn place(line: Rect, all: Rect, (width, height): Size, viewport: Size) -> Place {
    let below = viewport.1 - MARGIN - (all.bottom + GAP);
    let above = all.top - GAP - MARGIN;
    let left = line.left.min(viewport.0 - MARGIN - width).max(MARGIN);
    if height <= below || below >= above {
        Place { left, top: all.bottom + GAP, max_height: below.max(0.0) }
    } else {
        let max_height = above.max(0.0);
        Place { left, top: all.top - GAP - height.min(max_height), max_height }
    }
}

/// Whether `point` lies on the way from `start` (where the pointer left the mention) to the near edge of the card.
pub fn on_the_way(point: Point, start: Point, card: Rect) -> bool {
    let edge = if start.1 <= card.top { card.top } else { card.bottom };
    let way = edge - start.1;
    if way.abs() < f64::EPSILON {
        return false;
    }
    let done = (point.1 - start.1) / way;
    let left = start.0 + (card.left - start.0) * done;
    let right = start.0 + (card.right - start.0) * done;
    (-0.2..=1.0).contains(&done) && (left.min(start.0) - BUFFER..=right.max(start.0) + BUFFER).contains(&point.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PHONE: Size = (320.0, 568.0);
    const DESK: Size = (1280.0, 800.0);

    fn rect(left: f64, top: f64, right: f64, bottom: f64) -> Rect {
        Rect { left, top, right, bottom }
    }

    fn covers(place: Place, size: Size, mention: Rect) -> bool {
        let height = size.1.min(place.max_height);
        place.left < mention.right
            && mention.left < place.left + size.0
            && place.top < mention.bottom
            && mention.top < place.top + height
    }

    #[test]
    fn under_the_mention_where_there_is_room() {
        let mention = rect(400.0, 100.0, 480.0, 120.0);
        let at = place(mention, mention, (360.0, 300.0), DESK);
        assert_eq!(at, Place { left: 400.0, top: 126.0, max_height: 666.0 });
    }

    #[test]
    fn above_where_there_is_none() {
        let mention = rect(1200.0, 700.0, 1270.0, 720.0);
        let at = place(mention, mention, (360.0, 300.0), DESK);
        assert_eq!(at, Place { left: 912.0, top: 394.0, max_height: 686.0 });
    }

    #[test]
    fn never_over_the_mention_and_never_outside() {
        for viewport in [DESK, PHONE, (320.0, 256.0)] {
            let size = ((viewport.0 - 16.0).min(360.0), 400.0);
            for top in (0..viewport.1 as i32 - 20).step_by(7).map(f64::from) {
                for left in (0..viewport.0 as i32 - 10).step_by(31).map(f64::from) {
                    let all = rect(left, top, left + 90.0, top + 40.0);
                    let line = rect(left, top, left + 90.0, top + 20.0);
                    let at = place(line, all, size, viewport);
                    assert!(!covers(at, size, all), "{viewport:?} {all:?} {at:?}");
                    let bottom = at.top + size.1.min(at.max_height);
                    assert!(at.left >= MARGIN && at.left + size.0 <= viewport.0 - MARGIN, "{at:?}");
                    assert!(
                        bottom <= viewport.1 - MARGIN + 0.01 || at.max_height == 0.0,
                        "{viewport:?} {all:?} {at:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_wrapped_mention_has_a_nearest_line() {
        let lines = [rect(600.0, 100.0, 660.0, 120.0), rect(100.0, 130.0, 180.0, 150.0)];
        assert_eq!(nearest_line(&lines, (640.0, 122.0)), Some(lines[0]));
        assert_eq!(nearest_line(&lines, (120.0, 140.0)), Some(lines[1]));
        assert_eq!(nearest_line(&[], (0.0, 0.0)), None);
        assert_eq!(around(&lines), rect(100.0, 100.0, 660.0, 150.0));
    }

    #[test]
    fn the_way_into_the_card_widens_towards_it() {
        let card = rect(400.0, 126.0, 760.0, 400.0);
        let start = (440.0, 118.0);
        assert!(on_the_way((450.0, 121.0), start, card));
        assert!(on_the_way((600.0, 125.0), start, card));
        assert!(!on_the_way((600.0, 119.0), start, card), "sideways");
        assert!(!on_the_way((440.0, 90.0), start, card), "away from it");
        let above = rect(400.0, 10.0, 760.0, 100.0);
        assert!(on_the_way((470.0, 108.0), start, above));
        assert!(!on_the_way((470.0, 140.0), start, above));
    }
}
