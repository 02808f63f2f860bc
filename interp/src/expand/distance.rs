//! Which names a mistyped one was probably meant to be.

/// At most this many names are suggested.
const SUGGESTIONS_MAX: usize = 3;

/// Longer names are not compared: nobody mistypes them by a letter.
const LENGTH_MAX: usize = 64;

/// The candidates that differ from `name` by few letters, the closest first, then by name.
pub fn closest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let name: Vec<char> = name.chars().take(LENGTH_MAX + 1).collect();
    if name.len() > LENGTH_MAX {
        return Vec::new();
    }
    let allowed = match name.len() {
        0..=1 => 0,
        2..=5 => 1,
        6..=9 => 2,
        _ => 3,
    };
    let mut near: Vec<(usize, &str)> = candidates
        .into_iter()
        .filter(|other| other.len() <= 4 * LENGTH_MAX)
        .filter_map(|other| {
            let letters: Vec<char> = other.chars().collect();
            let distance = if letters.len().abs_diff(name.len()) > allowed {
                usize::MAX
            } else {
                distance(&name, &letters)
            };
            (distance > 0 && distance <= allowed).then_some((distance, other))
        })
        .collect();
    near.sort_unstable();
    near.into_iter().take(SUGGESTIONS_MAX).map(|(_, name)| name).collect()
}

/// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other.
fn distance(one: &[char], two: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=two.len()).collect();
    for i in 1..=one.len() {
        let mut row = vec![i; two.len() + 1];
        for j in 1..=two.len() {
            let replace = last[j - 1] + usize::from(one[i - 1] != two[j - 1]);
            row[j] = replace.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && one[i - 1] == two[j - 2] && one[i - 2] == two[j - 1] {
                row[j] = row[j].min(before_last[j - 2] + 1);
            }
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[two.len()]
}
