//! Columns and cells of data that no one would draw, and of more than anyone can see.

use viz::{Columns, HeatMap, MOST_BINS, MOST_CELLS, MOST_FIELD_ROWS, Picture, Unit};

use crate::{SEVERE, drawn};

fn histogram(values: &[f64], count: Option<usize>) -> Columns {
    Columns::histogram("t", "", Unit::Number, values, count)
}

/// The values that are counted in some column.
fn counted(columns: &Columns) -> f64 {
    columns.columns.iter().map(|column| column.count).sum()
}

#[test]
fn any_values_have_bins() {
    for first in SEVERE {
        for second in SEVERE {
            for count in [None, Some(0), Some(3), Some(1_000)] {
                for unit in [Unit::Number, Unit::Log, Unit::Duration] {
                    let columns = Columns::histogram("t", "", unit, &[first, second, 1.0], count);
                    assert!(columns.columns.len() <= MOST_BINS);
                    drawn(&columns);
                }
            }
            drawn(&HeatMap::new("t", "").row("a", [first, second]).row("b", [second]));
        }
    }
}

#[test]
fn each_value_is_in_one_bin() {
    let values: Vec<f64> = (0..1_000).map(|n| f64::from(n % 97)).collect();
    for count in [None, Some(1), Some(7), Some(MOST_BINS)] {
        let columns = histogram(&values, count);
        assert_eq!(counted(&columns), 1_000.0, "{count:?}");
        let bounds: Vec<(f64, f64)> = columns.columns.iter().map(|column| column.between).collect();
        assert!(bounds.windows(2).all(|pair| pair[0].1 == pair[1].0), "{bounds:?}");
        for (column, (low, high)) in columns.columns.iter().zip(bounds).take(columns.columns.len() - 1) {
            let inside = values.iter().filter(|value| (low..high).contains(*value)).count();
            assert_eq!(column.count, inside as f64, "{low} {high} {count:?}");
        }
    }
    let odd = histogram(&[f64::NAN, 1.0, f64::INFINITY, 2.0], None);
    assert_eq!(counted(&odd), 2.0);
    assert!(drawn(&odd).1.contains("Left out, not a number, infinite or off the axis: 2."));
}

#[test]
fn equal_values_are_one_column() {
    let text = drawn(&histogram(&[1.0, 2.0, 2.0, 4.0], None)).1;
    assert!(
        text.contains("\n1 ")
            && text.contains("\n3 ")
            && text.contains("half are at most 2, 99 in 100 at most 4"),
        "{text}"
    );
    assert!(text.contains("Most: 2, with 2."), "{text}");
    let text = drawn(&histogram(&[0.5, 1.5, 2.5], Some(2))).1;
    assert!(text.contains("0.5 – 1.5"), "{text}");
    let text = drawn(&histogram(&[5.0; 100], None)).1;
    assert!(text.contains(" 100\n"), "{text}");
    assert!(drawn(&histogram(&[], None)).1.ends_with("No data.\n"));
    assert!(drawn(&histogram(&[4.0], None)).1.ends_with("1 value: 4.\n"));
}

#[test]
fn bins_on_an_axis_of_powers_end_at_doublings() {
    let values: Vec<f64> = (0..60).map(|n| 0.3 * 1.08_f64.powi(n)).collect();
    let columns = Columns::histogram("t", "", Unit::Log, &values, None);
    let edges: Vec<f64> = columns.columns.iter().map(|column| column.between.0).collect();
    assert_eq!(edges, [0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0]);
    assert_eq!(counted(&columns), 60.0);
}

#[test]
fn marked_values_are_written_and_those_off_the_axis_are_not() {
    let columns =
        histogram(&[1.0, 2.0, 3.0], Some(2)).mark(2.5, "most").mark(90.0, "far").mark(f64::NAN, "odd");
    let (svg, text) = drawn(&columns);
    assert!(svg.contains(">most<") && svg.contains("stroke-dasharray"), "{svg}");
    assert!(text.contains("\nmost\n") && !text.contains("far") && !text.contains("odd"), "{text}");
    assert!(columns.size().1 > histogram(&[1.0, 2.0, 3.0], Some(2)).size().1);
}

#[test]
fn more_cells_than_are_drawn_are_means() {
    let field = |rows: usize, columns: usize| {
        let cells = move || (0..columns).map(|column| (column % 2) as f64);
        let field = (0..rows).fold(HeatMap::new("t", ""), |field, row| field.row(format!("r{row}"), cells()));
        drawn(&field)
    };
    assert!(!field(MOST_FIELD_ROWS, MOST_CELLS / MOST_FIELD_ROWS).1.contains("mean"));
    assert!(field(MOST_FIELD_ROWS + 1, 10).1.contains("A cell is the mean of 2 × 1."));
    assert!(
        field(MOST_FIELD_ROWS, MOST_CELLS / MOST_FIELD_ROWS + 1).1.contains("A cell is the mean of 1 × 2.")
    );
    let (svg, _) = field(1_000, 300);
    assert!(svg.matches('z').count() > 1_000 && svg.len() < 60_000, "{}", svg.len());
}

#[test]
fn fields_without_numbers_say_so() {
    assert!(drawn(&HeatMap::new("t", "")).1.ends_with("No data.\n"));
    assert!(drawn(&HeatMap::new("t", "").row("a", [])).1.ends_with("No data.\n"));
    assert!(
        drawn(&HeatMap::new("t", "").row("a", [f64::NAN])).1.ends_with("No data. Without a number: 1.\n")
    );
    assert!(drawn(&HeatMap::new("t", "u").row("a", [3.0])).1.ends_with("1 × 1 cells. Each: 3 u.\n"));
}
