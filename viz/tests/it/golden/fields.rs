//! Histograms and fields of cells.

use viz::{Columns, HeatMap, MimeBundle, Unit};

pub(super) fn charts() -> Vec<(&'static str, MimeBundle)> {
    let pauses: Vec<f64> = range(500).map(|n| 2e5 * (1.0 + (n * 7_919.0) % 97.0).powf(1.4)).collect();
    let marks: Vec<f64> = range(200).map(|n| ((n * 37.0) % 101.0 + (n * 53.0) % 89.0) / 2.0).collect();
    let columns = [
        ("histogram", Columns::histogram("Marks", "points", Unit::Number, &marks, None)),
        ("histogram-log", Columns::histogram("Pauses", "", Unit::Log, &pauses, None)),
        ("histogram-empty", Columns::histogram("Nothing yet", "", Unit::Number, &[], None)),
        ("histogram-one", Columns::histogram("One", "", Unit::Number, &[7.0], None)),
    ];
    let fields = [
        ("field-empty", HeatMap::new("Nothing yet", "steals")),
        ("field-steals", steals()),
        ("field-huge", huge()),
    ];
    let columns = columns.into_iter().map(|(name, columns)| (name, viz::bundle(&columns)));
    columns.chain(fields.into_iter().map(|(name, field)| (name, viz::bundle(&field)))).collect()
}

fn range(count: u32) -> impl Iterator<Item = f64> {
    (0..count).map(f64::from)
}

fn steals() -> HeatMap {
    let row = |thief: u32| {
        range(4).map(move |victim| {
            if victim == f64::from(thief) {
                f64::NAN
            } else {
                (f64::from(thief) * 31.0 + victim * 17.0) % 40.0
            }
        })
    };
    let rows = (0..4).map(|thief| (format!("worker {thief}"), row(thief)));
    let field = rows.fold(HeatMap::new("Steals", "fibers"), |field, (label, cells)| field.row(label, cells));
    field.columns(["from 0", "from 1", "from 2", "from 3"])
}

fn huge() -> HeatMap {
    let row = |row: f64| range(300).map(move |column| row * column);
    range(200)
        .fold(HeatMap::new("Products", ""), |field, index| field.row(format!("row {index}"), row(index)))
}
