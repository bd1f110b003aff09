//! Date and time expressions with ISO 8601 values, resolved against the dateline.

use crate::document::Context;
use crate::entity::DateExpression;

/// All date expressions in text order, and the ISO date they were resolved against.
pub fn find(_context: &Context) -> (Vec<DateExpression>, Option<String>) {
    (Vec::new(), None)
}
