//! The crate's integration tests: one binary, a module per subject. They see a chart as its readers
//! do, through the text of its forms only.

mod golden;
mod hostile;
mod load;
mod samples;
mod views;

/// The SVG and the text of a chart.
fn forms(bundle: &viz::MimeBundle) -> (&str, &str) {
    let form = |mime| bundle.get(mime).unwrap_or_else(|| panic!("a chart has a form of type {mime}"));
    (form(viz::SVG), form(viz::PLAIN))
}
