//! Scales that stay: a picture that is drawn again and again would breathe if its greatest value were always at the top.

use super::any::Chart;
use super::strips::{Scale, Strips};

/// A scale is given up for a smaller one when less than this share of it is used.
const USED_LEAST: f64 = 0.2;

/// The scales of charts that are shown below one another and drawn again and again.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Steady {
    tops: Vec<f64>,
}

impl Steady {
    /// The chart in this place, on the scale that it had before as long as that fits.
    #[must_use]
    pub fn hold(&mut self, place: usize, chart: Chart) -> Chart {
        match chart {
            Chart::Strips(strips) if strips.scale == Scale::Greatest => self.held(place, strips).into(),
            chart => chart,
        }
    }

    fn held(&mut self, place: usize, strips: Strips) -> Strips {
        if self.tops.len() <= place {
            self.tops.resize(place + 1, 0.0);
        }
        let (greatest, top) = (strips.top(), &mut self.tops[place]);
        if greatest > *top || greatest < *top * USED_LEAST {
            *top = rounded_up(greatest);
        }
        Strips { scale: Scale::Upto(*top), ..strips }
    }
}

/// The least of 1, 2, 5, 10, 20, … that is not below a value.
fn rounded_up(value: f64) -> f64 {
    let power = 10_f64.powf(value.log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0].map(|step| step * power);
    steps.into_iter().find(|step| *step >= value && step.is_finite()).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::super::look::Look;
    use super::super::strips::Strip;
    use super::*;

    /// The tops of a chart that is drawn with each of these greatest values.
    fn tops(values: &[f64]) -> Vec<f64> {
        let mut steady = Steady::default();
        let mut top = |value: f64| {
            let up = vec![(0.0, value)];
            let (label, note, looks) = (String::new(), String::new(), (Look::Runs, Look::Fails));
            let row = Strip { label, note, up, down: Vec::new(), looks, limit: None };
            let strips = Strips { end: 1.0, rows: vec![row], ..Strips::default() };
            match steady.hold(1, strips.into()) {
                Chart::Strips(Strips { scale: Scale::Upto(top), .. }) => top,
                other => panic!("{other:?}"),
            }
        };
        values.iter().map(|value| top(*value)).collect()
    }

    #[test]
    fn a_scale_goes_up_at_once_and_down_only_when_little_of_it_is_used() {
        assert_eq!(tops(&[0.0, 1.0, 3.0, 4.0, 5.0, 6.0]), [1.0, 1.0, 5.0, 5.0, 5.0, 10.0]);
        assert_eq!(tops(&[900.0, 1000.0, 200.0, 199.0, 1.0]), [1000.0, 1000.0, 1000.0, 200.0, 1.0]);
    }

    #[test]
    fn any_greatest_value_has_a_scale() {
        for value in [f64::MAX, 1e300, 3.7e-9, f64::MIN_POSITIVE, f64::INFINITY, f64::NAN] {
            let top = tops(&[value])[0];
            assert!(top.is_finite() && top > 0.0, "{value}: {top}");
        }
    }
}
