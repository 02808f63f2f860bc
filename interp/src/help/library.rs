//! The definitions of the Scheme-side library, read from its texts when they are first asked for.

use super::{Definition, definitions};
use std::collections::HashMap;
use std::sync::OnceLock;

// `TEXTS`: the path of each file of the library, and what it says.
include!(concat!(env!("OUT_DIR"), "/library_texts.rs"));

/// The definition of a name, and the text it stands in. Of several that of the core, or the one that is documented.
pub(super) fn find(name: &str) -> Option<(&'static Definition, &'static str)> {
    static INDEX: OnceLock<HashMap<String, (Definition, &'static str)>> = OnceLock::new();
    let index = INDEX.get_or_init(|| {
        let mut index: HashMap<String, (Definition, &'static str)> = HashMap::new();
        // The core comes first in the order of paths.
        for (_, text) in TEXTS {
            for found in definitions(text).into_iter().filter(|found| !found.name.starts_with('%')) {
                let is_better = index.get(&found.name).is_none_or(|(other, _)| other.doc.is_empty());
                if is_better {
                    index.insert(found.name.clone(), (found, *text));
                }
            }
        }
        index
    });
    index.get(name).map(|(found, text)| (found, *text))
}
