//! The day of the report: what relative dates count from. Takes the parts of a text with their dates, gives a day or none.

use crate::dates::Reading;
use crate::dates::civil::Day;
use crate::text::{PartKind, Text};

/// Parts that tell when the report was published, the surest first.
const PARTS: [PartKind; 5] =
    [PartKind::Dateline, PartKind::Byline, PartKind::Other, PartKind::Headline, PartKind::Credit];

/// The day of the report, where a part beside the body tells one in full, else the body's first lines.
pub fn find(text: &Text, readings: &[Reading]) -> Option<Day> {
    let paragraphs = || text.paragraphs.iter().zip(readings);
    let full = |reading: &Reading| reading.expressions.iter().find_map(|expression| expression.value.full_day());
    let told = |part: PartKind| {
        paragraphs().filter(|(paragraph, _)| paragraph.part == part).find_map(|(_, reading)| full(reading))
    };
    PARTS.into_iter().find_map(told).or_else(|| {
        paragraphs()
            .filter(|(paragraph, _)| paragraph.part == PartKind::Body)
            .take(3)
            .find_map(|(_, reading)| full(reading))
    })
}
