//! Paths in few bytes: each point by how far it is from the one before, since drawings of many points
//! are sent many times a second.

use std::fmt::Write;

use plotters_backend::BackendCoord;

/// The commands of a line through these points, and whether there are two.
pub(super) fn line(points: impl IntoIterator<Item = BackendCoord>) -> (String, bool) {
    let mut points = points.into_iter();
    let Some(first) = points.next() else { return (String::new(), false) };
    let mut commands = format!("M{},{}", first.0, first.1);
    let (mut last, mut moved) = (first, false);
    for point in points {
        let (x, y) = (point.0 - last.0, point.1 - last.1);
        if !moved {
            commands.push('l');
        } else if x >= 0 {
            commands.push(' ');
        }
        let between = if y < 0 { "" } else { "," };
        write!(commands, "{x}{between}{y}").expect("writing to a string does not fail");
        (last, moved) = (point, true);
    }
    (commands, moved)
}
