//! Bars.

use viz::{Bar, Bars, MimeBundle, Snapshot, WorkerSnapshot};

pub(super) fn charts() -> Vec<(&'static str, MimeBundle)> {
    let fruit = [Bar::new("apples", 12.0), Bar::new("pears", 7.5), Bar::new("figs", 0.0)];
    let months = ["Jan", "Feb", "Mar", "Apr"].into_iter().zip([-12.5, -3.0, 4.0, 11.25]);
    let worlds = ["café", "Größe", "并发", "λ-calculus", "🦀 crab", "שלום"].into_iter().zip(1_u8..);
    let odd = [
        Bar::new("<b>bold</b> & \"quoted\"", 3.0).note("a <note>"),
        Bar::new("two\nlines\tand\u{1b}[31m red", f64::NAN),
        Bar::new("without end", f64::INFINITY),
        Bar::new("bottomless", f64::NEG_INFINITY),
        Bar::new("the-same-long-beginning-of-two-names-and-one", 1.0),
        Bar::new("the-same-long-beginning-of-two-names-and-two", -1.0),
    ];
    let many = (0..1_000).map(|n| Bar::new(format!("site {n}"), f64::from(n * n)));
    vec![
        ("empty", viz::bundle(&Bars::new("Nothing yet", "ms"))),
        ("one", viz::bundle(&Bars::new("One bar", "s").bars([Bar::new("total", 0.125)]))),
        ("several", viz::bundle(&Bars::new("Fruit", "kg").bars(fruit).id("cell 3/1"))),
        (
            "both-signs",
            viz::bundle(
                &Bars::new("Temperature", "°C").bars(months.map(|(name, value)| Bar::new(name, value))),
            ),
        ),
        (
            "scripts",
            viz::bundle(
                &Bars::new("Scripts — 文字", "")
                    .bars(worlds.map(|(name, value)| Bar::new(name, f64::from(value)))),
            ),
        ),
        ("odd", viz::bundle(&Bars::new("Odd <values> & labels", "μs").bars(odd))),
        ("many", viz::bundle(&Bars::new("Conflicts", "retries").bars(many))),
        ("load", viz::load(&four_workers())),
    ]
}

fn four_workers() -> Snapshot {
    let worker = |run, stolen, parked| WorkerSnapshot { run, stolen, parked, ..WorkerSnapshot::default() };
    let workers =
        vec![worker(48_210, 12, 904), worker(31_007, 310, 1_250), worker(30_114, 295, 988), worker(2, 1, 0)];
    Snapshot { workers, ..Snapshot::default() }
}
