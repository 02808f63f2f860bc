//! The embedded library is what its text says.

use super::{BYTES, assemble, image};
use crate::builtins;
use crate::bytecode::image::read::{Form, Section};
use crate::expand::{BindingKind, Environment, Registry};
use crate::machine::{Config, Machine};
use crate::source::{SourceId, Span};
use std::path::Path;

fn folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The build script worked with its own copy of the front half, and read the builtins' names off their text.
#[test]
fn the_image_is_what_this_program_makes_of_the_text() {
    let registry = Registry::new();
    let core = Environment::core(&registry);
    for builtin in builtins::all() {
        core.declare_builtin(builtin.name);
    }
    let made = assemble::assemble(folder(), &registry).expect("the library is right");
    assert!(made == BYTES, "{} bytes made here, {} embedded", made.len(), BYTES.len());
}

#[test]
fn the_same_text_gives_the_same_image() {
    let make = || assemble::assemble(folder(), &Registry::new()).expect("the library is right");
    assert!(make() == make());
}

#[test]
fn a_damaged_image_is_an_error() {
    let sections = crate::bytecode::image::read::sections(BYTES).expect("the image is whole");
    for (name, bytes) in sections {
        for end in (0..bytes.len()).step_by(1009) {
            let Ok(part) = Section::open(&bytes[..end]) else { continue };
            let sources: Vec<SourceId> = (1..=part.sources.len() as u32).map(SourceId).collect();
            let is_error = part.forms(&sources).map_or(true, |mut forms| forms.any(|form| form.is_err()));
            assert!(is_error, "{end} bytes of ({name})");
        }
    }
}

#[test]
fn most_forms_need_not_be_run() {
    let (image, _) = image();
    let sources: Vec<SourceId> = (1..=image.sources.len() as u32).map(SourceId).collect();
    let forms: Vec<Form> = image.forms(&sources).and_then(Iterator::collect).expect("the image is whole");
    let run = forms.iter().filter(|form| matches!(form, Form::Thunk(_))).count();
    assert!(run * 10 < forms.len(), "{run} of {} forms are run at each start", forms.len());
}

#[test]
fn what_libraries_export_exists() {
    let machine = Machine::new(Config { sim: Some(1), ..Config::default() }).expect("a machine");
    let registry = machine.shared().registry.clone();
    let core = Environment::core(&registry);
    let (image, _) = image();
    assert!(image.libraries.iter().any(|library| library.name == "scheme base"));
    let is_bound = |name: &str| !matches!(core.lookup(name), None | Some(BindingKind::Undefined(_)));
    for library in &image.libraries {
        let missing: Vec<_> = library.names.iter().filter(|(_, internal)| !is_bound(internal)).collect();
        assert!(missing.is_empty(), "({}) names what nothing defines: {missing:?}", library.name);
        let names: Vec<&str> = library.names.iter().map(|(external, _)| *external).collect();
        assert!(names.is_sorted_by(|one, two| one < two), "({})", library.name);
        if !library.is_all_but {
            assert_eq!(registry.exports(library.name), Some(names));
        }
    }
}

/// A library exports what its declaration says, and opening all of them names nothing that does not exist.
#[test]
fn separate_libraries_open() {
    let machine = Machine::new(Config { sim: Some(1), ..Config::default() }).expect("a machine");
    let registry = &machine.shared().registry;
    let (_, separate) = image();
    assert!(separate.iter().any(|(name, _)| *name == "srfi 133"));
    let program = Environment::program(registry);
    for (name, _) in separate {
        let listed = registry.exports(name).expect("a library of the image");
        let form = crate::reader::read(&format!("(import ({name}))"), SourceId(0), Default::default());
        let (unit, _) = crate::expand::Expansion::new(&form.data[0], &program).finish();
        assert!(unit.is_ok(), "({name}): {unit:?}");
        assert_eq!(registry.exports(name), Some(listed), "({name})");
    }
}

#[test]
fn a_session_sees_all_but_what_must_be_imported() {
    let machine = Machine::new(Config { sim: Some(1), ..Config::default() }).expect("a machine");
    let registry = &machine.shared().registry;
    let session = Environment::session(registry);
    for name in ["car", "define", "else", "assert", "vector-map", "hash-table-update!"] {
        assert!(session.lookup(name).is_some(), "{name}");
    }
    for name in ["fold", "%raise-primitive"] {
        assert!(session.lookup(name).is_none(), "{name}");
    }
    let exporters = |name| registry.exporters(name).iter().map(|name| name.to_string()).collect::<Vec<_>>();
    assert!(exporters("fold").contains(&"srfi 1".to_owned()));
    assert_eq!(exporters("vector-map")[0], "scheme base", "before those that come from SRFIs");
}

/// Reads by this thread, as the system counts them.
#[cfg(target_os = "linux")]
fn reads() -> u64 {
    let counters = std::fs::read_to_string("/proc/thread-self/io").expect("Linux counts them");
    let count = counters.lines().find_map(|line| line.strip_prefix("syscr: ")).expect("among others");
    count.parse().expect("a number")
}

#[test]
#[cfg(target_os = "linux")]
fn loading_reads_no_file() {
    let config = Config { sim: Some(1), ..Config::default() };
    let (first, second) = (reads(), reads());
    let machine = Machine::new(config).expect("a machine");
    let third = reads();
    assert_eq!(third - second, second - first, "only the counters themselves were read");
    drop(machine);
}

/// Messages and traces show excerpts of library text.
#[test]
fn positions_lead_to_the_text() {
    let machine = Machine::new(Config { sim: Some(1), ..Config::default() }).expect("a machine");
    let (image, _) = image();
    let ids: Vec<SourceId> = (1..=image.sources.len() as u32).map(SourceId).collect();
    let mut checked = 0;
    for form in image.forms(&ids).expect("the image is whole") {
        let Ok(Form::Definition(global, proto)) = form else { continue };
        let Some(source) = machine.shared().sources.get(proto.span.source) else { continue };
        let text = &source.text[proto.span.start as usize..proto.span.end as usize];
        let is_form = text.starts_with('(') && text.ends_with(')');
        assert!(is_form, "{} in {}: {text}", image.globals[global].name, source.name);
        let within = |span: &(u32, Span)| span.1.start >= proto.span.start && span.1.end <= proto.span.end;
        assert!(proto.spans.iter().all(within), "{}", image.globals[global].name);
        checked += 1;
    }
    assert!(checked > 100, "{checked}");
}
