//! The known name a mistyped one most likely meant. Pure.

/// The known name nearest to `given`, if it is near enough to be worth suggesting.
pub(crate) fn closest<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // a third of the letters may be wrong; for the shortest names, one
    let allowed = (given.chars().count() / 3).max(1);
    known
        .into_iter()
        .map(|name| (distance(given, name), name))
        .filter(|(distance, name)| *distance <= allowed || (given.len() >= 3 && name.starts_with(given)))
        .min()
        .map(|(_, name)| name)
}

/// Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, &x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &y) in b.iter().enumerate() {
            let mut best = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && x == b[j - 1] && a[i - 1] == y {
                best = best.min(before_last[j - 1] + 1);
            }
            row.push(best);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::{closest, distance};

    #[test]
    fn distance_counts_edits() {
        for (a, b, expected) in
            [("", "", 0), ("", "ab", 2), ("port", "prot", 1), ("heap", "hep", 1), ("kitten", "sitting", 3)]
        {
            assert_eq!(distance(a, b), expected, "{a} {b}");
            assert_eq!(distance(b, a), expected, "{b} {a}");
        }
    }

    #[test]
    fn only_near_names_are_suggested() {
        let known = ["install", "uninstall", "run", "eval", "lab"];
        assert_eq!(closest("instal", known), Some("install"));
        assert_eq!(closest("rnu", known), Some("run"));
        assert_eq!(closest("uninst", known), Some("uninstall"));
        assert_eq!(closest("frobnicate", known), None);
        assert_eq!(closest("x", known), None);
    }
}
