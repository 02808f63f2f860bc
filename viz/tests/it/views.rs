//! Views of runs that were made by hand: how they look, and what they say of runs that have nothing, or too
//! much.

use viz::{MimeBundle, Options, Run};

use crate::samples;

fn chart(name: &str, run: &Run) -> MimeBundle {
    with(name, run, &Options::default())
}

fn with(name: &str, run: &Run, options: &Options) -> MimeBundle {
    viz::view(name).unwrap_or_else(|| panic!("there is a view {name}")).chart(run, options).bundle()
}

fn charts() -> Vec<(&'static str, MimeBundle)> {
    let by_fiber = Options { is_by_fiber: true };
    vec![
        ("timeline", chart("timeline", &samples::two_workers())),
        ("timeline-fibers", with("timeline", &samples::two_workers(), &by_fiber)),
        ("space-time", chart("space-time", &samples::two_workers())),
        ("schedule", chart("schedule", &samples::lost_update())),
        ("space-time-simulated", chart("space-time", &samples::lost_update())),
        ("conflicts", chart("conflicts", &samples::conflicts())),
        ("supervision", chart("supervision", &samples::supervised())),
        ("wait-for", chart("wait-for", &samples::deadlock())),
        ("wait-for-two", chart("wait-for", &samples::deadlock_of_two())),
        ("pipeline", chart("pipeline", &samples::pipeline())),
    ]
}

#[test]
fn views_look_as_they_did() {
    crate::golden::compare(charts());
}
