//! Paths in few bytes: each point by how far it is from the one before, since drawings of many points
//! are sent many times a second.

use std::fmt::Write;

use plotters_backend::BackendCoord;

/// The commands of a line through these points, and whether there are two.
pub(super) fn line(points: impl IntoIterator<Item = BackendCoord>) -> (String, bool) {
    let mut points = points.into_iter();
    let Some(first) = points.next() else { return (String::new(), false) };
    let mut commands = format!("M{},{}", first.0, first.1);
    let (mut last, mut moved, mut slanted) = (first, false, false);
    for point in points {
        let (x, y) = (point.0 - last.0, point.1 - last.1);
        let written = match (x, y) {
            (_, 0) => write!(commands, "h{x}"),
            (0, _) => write!(commands, "v{y}"),
            _ => {
                let before = match (slanted, x < 0) {
                    (false, _) => "l",
                    (true, false) => " ",
                    (true, true) => "",
                };
                write!(commands, "{before}{x}{}{y}", if y < 0 { "" } else { "," })
            }
        };
        written.expect("writing to a string does not fail");
        (last, moved, slanted) = (point, true, x != 0 && y != 0);
    }
    (commands, moved)
}
