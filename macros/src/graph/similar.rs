//! What was probably meant.

/// The candidate closest to `name`, if it is close enough to be a slip of the hand.
pub(crate) fn similar<'a>(
    name: &str,
    candidates: impl Iterator<Item = &'a str>,
) -> Option<&'a str> {
    let bound = name.chars().count().max(3) / 3;
    candidates
        .map(|candidate| (edit_distance(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= bound)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// How many characters must be added, removed, changed or swapped with their neighbour (Damerau
/// and Levenshtein's distance, in its optimal string alignment form).
fn edit_distance(from: &str, to: &str) -> usize {
    let from: Vec<char> = from.chars().collect();
    let to: Vec<char> = to.chars().collect();
    let mut rows = vec![(0..=to.len()).collect::<Vec<_>>()];
    for (i, &left) in from.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &right) in to.iter().enumerate() {
            let change = rows[i][j] + usize::from(left != right);
            let mut least = change.min(rows[i][j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && left == to[j - 1] && from[i - 1] == right {
                least = least.min(rows[i - 1][j - 1] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[from.len()][to.len()]
}

#[cfg(test)]
mod tests {
    use super::similar;

    #[test]
    fn a_swapped_letter_is_found() {
        assert_eq!(
            similar("Cofnig", ["Config", "Db"].into_iter()),
            Some("Config")
        );
    }

    #[test]
    fn the_closest_wins() {
        assert_eq!(
            similar("replica", ["replicas2", "replicas"].into_iter()),
            Some("replicas")
        );
    }

    #[test]
    fn another_word_is_not_offered() {
        assert_eq!(similar("Quota", ["Config", "Db", "User"].into_iter()), None);
    }

    #[test]
    fn the_empty_name_resembles_nothing_long() {
        assert_eq!(similar("", ["Config"].into_iter()), None);
    }
}
