//! Sorting by a number. Takes a list, leaves it in order. One program serves lists of all kinds: each kind of value that the standard
//! library is let sort costs some 5 KB of the wasm.

/// Sorts by the number of each item; what has the same number keeps its order.
pub(crate) fn by<T>(list: &mut [T], number: impl FnMut(&T) -> u64) {
    let numbers = list.iter().map(number);
    let mut order: Vec<(u64, u32)> = numbers.zip(0..).collect();
    if order.is_sorted() {
        return;
    }
    order.sort_unstable();
    for start in 0..order.len() {
        let mut hole = start;
        // `hole` waits for the item at `from`; the ring of moves ends where it began.
        loop {
            let from = std::mem::replace(&mut order[hole].1, hole as u32) as usize;
            if from == start || from == hole {
                break;
            }
            list.swap(hole, from);
            hole = from;
        }
    }
}

/// Number by which what starts first comes first, and of two that start together the one that ends first.
pub(crate) fn first(start: usize, end: usize) -> u64 {
    (start as u64) << 32 | end as u64 & u64::from(u32::MAX)
}

/// Number by which what starts first comes first, and of two that start together the one that ends last.
pub(crate) fn outer_first(start: usize, end: usize) -> u64 {
    first(start, !end)
}

/// Number by which the greatest comes first.
pub(crate) fn falling(value: f32) -> u64 {
    let bits = value.to_bits();
    // The bits of floats order like numbers with a sign apart from it.
    let rising = if bits >> 31 == 1 { !bits } else { bits | 1 << 31 };
    u64::from(!rising)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_equal_ones_stay_in_order() {
        // Every arrangement of up to six items with numbers that repeat.
        for count in 0..=6_u32 {
            for code in 0..4_u32.pow(count) {
                let list: Vec<(u64, u32)> = (0..count).map(|at| (u64::from(code / 4_u32.pow(at) % 4), at)).collect();
                let (mut ours, mut expected) = (list.clone(), list);
                by(&mut ours, |item| item.0);
                expected.sort_by_key(|item| item.0);
                assert_eq!(ours, expected);
            }
        }
    }

    #[test]
    fn numbers_order_spans_and_floats() {
        assert!(first(1, 5) < first(2, 3) && first(2, 3) < first(2, 4));
        assert!(outer_first(1, 2) < outer_first(2, 9) && outer_first(2, 9) < outer_first(2, 3));
        let floats = [f32::INFINITY, 2.5, 1.0, 0.0, -0.0, -1.0, f32::NEG_INFINITY];
        assert!(floats.is_sorted_by_key(|&value| falling(value)));
    }
}
