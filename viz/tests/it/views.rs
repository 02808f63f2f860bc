//! Views of runs that were made by hand: how they look, and what they say of runs that have nothing, or too
//! much.

use viz::{MimeBundle, Options, Run};

use crate::samples;

fn chart(name: &str, run: &Run) -> MimeBundle {
    with(name, run, &Options::default())
}

fn chart_of(name: &str, run: &Run) -> viz::Chart {
    viz::view(name).unwrap_or_else(|| panic!("there is a view {name}")).chart(run, &Options::default())
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
        ("scheduler", chart("scheduler", &samples::two_workers())),
        ("scheduler-counted", chart("scheduler", &samples::half_a_minute())),
        ("run-queue", chart("run-queue", &samples::half_a_minute())),
        ("stm", chart("stm", &samples::half_a_minute())),
        ("mailbox", chart("mailbox", &samples::two_workers())),
        ("mailbox-sampled", chart("mailbox", &samples::half_a_minute())),
        ("locks", chart("locks", &samples::lock_trace())),
        ("locks-counted", chart("locks", &samples::locks())),
        ("parallel", chart("parallel", &samples::chunks())),
        ("gc", chart("gc", &samples::pauses())),
        ("summary", viz::bundle(&chart_of("summary", &samples::two_workers()))),
        ("summary-counted", viz::bundle(&chart_of("summary", &samples::half_a_minute()))),
    ]
}

#[test]
fn views_look_as_they_did() {
    crate::golden::compare("painted-views", charts());
}
