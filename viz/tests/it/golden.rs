//! Charts as they are to look: each chart of the table has an SVG and a text in `tests/golden`, and the
//! hash of its painted pixels is a line of `painted.txt`. `UPDATE_EXPECT=1 cargo test -p lambdust-viz`
//! rewrites them, and leaves the PNGs in the target folder's `tmp`; look at the SVGs in a browser, light
//! and dark, and at the PNGs, before you keep them.

mod bars;
mod fields;
mod plots;

use std::fs;
use std::path::Path;

use viz::MimeBundle;

fn charts() -> Vec<(&'static str, MimeBundle)> {
    [bars::charts(), plots::charts(), fields::charts()].into_iter().flatten().collect()
}

#[test]
fn charts_look_as_they_did() {
    compare("painted", charts());
}

/// Compares charts with the files of their names, and their pixels with those whose hashes are in the file `painted`.
pub(crate) fn compare(painted: &str, charts: Vec<(&'static str, MimeBundle)>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut different = Vec::new();
    let mut compare = |name: String, produced: &str| {
        let path = folder.join(name);
        if fs::read_to_string(&path).is_ok_and(|expected| expected == produced) {
            return;
        }
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(&path, produced).expect("the folder of the golden files can be written");
        } else {
            different.push(format!("{}, now:\n{produced}", path.display()));
        }
    };
    let mut hashes = String::new();
    for (name, bundle) in charts {
        let (svg, text) = crate::forms(&bundle);
        compare(format!("{name}.svg"), svg);
        compare(format!("{name}.txt"), text);
        let png = bundle.bytes(viz::PNG).expect("a chart is painted");
        fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.png")), png)
            .expect("the temporary folder can be written");
        hashes.push_str(&format!("{name} {:016x}\n", crate::hash(&crate::pixels(png))));
    }
    compare(format!("{painted}.txt"), &hashes);
    assert!(different.is_empty(), "UPDATE_EXPECT=1 rewrites these:\n{}", different.join("\n"));
}

#[test]
fn the_same_chart_is_the_same_bytes() {
    assert_eq!(charts(), charts());
}
