//! The image is read back as it was written, and damaged bytes are errors.

use super::read::{self, Damaged, Form, Section};
use super::write::{self, Names, Writer};
use crate::bytecode::disasm::listing;
use crate::bytecode::proto::{Constant, Proto};
use crate::bytecode::{Op, encode, encode_imm};
use crate::datum::Datum;
use crate::ir::GlobalId;
use crate::reader;
use crate::source::{SourceId, Span};
use crate::symbol::Symbol;

fn datum(text: &str) -> Datum {
    reader::read(text, SourceId(0), reader::Options::default()).data[0].clone()
}

/// A procedure with something of everything.
fn sample() -> Proto {
    let span = |start, end| Span { source: SourceId(1), start, end };
    let constants = ["sym", "\"text\"", "123456789012", "-7", "(1 . #(a \"b\" #\\c))", "1/3", "#u8(1 2)"];
    let name = Symbol::intern;
    let inner =
        Proto { name: Some(name("inner")), words: vec![encode(Op::Return, 0, 2, 0, 0)], ..Proto::default() };
    Proto {
        name: Some(name("sample")),
        formals: vec![(vec![name("a"), name("b")], None), (vec![], Some(name("rest")))],
        words: vec![
            encode(Op::Entry, 0, 2, 9, 0),
            encode_imm(Op::LoadGlobal, 0, 3, 1),
            encode_imm(Op::DefineGlobal, 0, 3, 0),
            encode_imm(Op::LoadInt, 0, 3, -5),
            encode_imm(Op::StoreGlobal, 0, 3, 0),
            encode_imm(Op::LoadGlobal, 0, 3, 2),
            encode(Op::Return, 0, 3, 0, 0),
        ],
        constants: constants
            .iter()
            .map(|text| Constant::Datum(datum(text)))
            .chain([Constant::Code(Box::new(inner.clone())), Constant::Procedure(Box::new(inner))])
            .collect(),
        wide_masks: vec![vec![2, u64::MAX, 0, 1 << 63]],
        spans: vec![(1, span(40, 50)), (3, span(2, 9)), (4, Span::NONE)],
        span: span(1, 60),
        free: 3,
    }
}

/// Three globals: one of the section, one of the core, one of another library.
struct Three;

impl Names for Three {
    fn resolve(&self, id: GlobalId) -> Result<(GlobalId, Symbol, write::Home), String> {
        let (name, home) = match id.0 {
            0 => ("own", write::Home::Own(false)),
            1 => ("car", write::Home::Core),
            2 => ("fold", write::Home::Library("srfi 1".into())),
            _ => return Err("no such global".to_owned()),
        };
        Ok((id, Symbol::intern(name), home))
    }
}

fn section() -> Vec<u8> {
    let mut writer = Writer::default();
    writer.source("a.scm", "(define-syntax m (syntax-rules ()))");
    writer.import("(only (srfi 1) fold)");
    writer.macro_definition(Symbol::intern("m"), Span { source: SourceId(1), start: 17, end: 34 });
    writer.library("scheme base", false, &[(Symbol::intern("x"), Symbol::intern("car"))]);
    writer.thunk(&Three, &sample()).expect("not nested deeply");
    writer.finish()
}

#[test]
fn what_was_written_is_read() {
    let bytes = section();
    let image = Section::open(&bytes).expect("a section");
    let names: Vec<_> = image
        .globals
        .iter()
        .map(|global| (global.name, global.home, global.is_defined, global.is_assigned))
        .collect();
    let (own, core, other) = (read::Home::Own, read::Home::Core, read::Home::Library("srfi 1"));
    let expected = [("car", core, false, false), ("own", own, true, true), ("fold", other, false, false)];
    assert_eq!(names, expected, "numbered in the order of the code");
    assert_eq!(image.imports, ["(only (srfi 1) fold)"]);
    assert_eq!(image.sources[0].0, "a.scm");
    assert_eq!((image.macros[0].name, image.macros[0].rules), ("m", "(syntax-rules ())"));
    assert_eq!((image.libraries[0].name, image.libraries[0].names[0]), ("scheme base", ("x", "car")));
    let mut forms = image.forms(&[SourceId(1)]).expect("its forms");
    let Some(Ok(Form::Thunk(mut read))) = forms.next() else { panic!("the one form is a thunk") };
    assert!(forms.next().is_none());
    let written = sample();
    // The globals have changed places.
    assert_eq!([1, 2, 4, 5].map(|at| read.words[at] >> 32), [0, 1, 1, 2]);
    read.words.clone_from(&written.words);
    assert_eq!(listing(&read), listing(&written));
    let text = |proto: &Proto| format!("{:?}{:?}{:?}", proto.formals, proto.spans, proto.wide_masks);
    assert_eq!(text(&read), text(&written));
    assert_eq!((read.span, read.free), (written.span, written.free));
    for (one, two) in read.constants.iter().zip(&written.constants) {
        if let (Constant::Datum(one), Constant::Datum(two)) = (one, two) {
            let (mut first, mut second) = (String::new(), String::new());
            crate::printer::datum::write_datum(one, &mut first);
            crate::printer::datum::write_datum(two, &mut second);
            assert_eq!(first, second);
        }
    }
}

#[test]
fn the_same_is_written_twice() {
    assert_eq!(section(), section());
}

#[test]
fn an_image_is_its_sections_by_name() {
    let sections = [("lambdust core".to_owned(), section()), ("srfi 1".to_owned(), vec![1, 2])];
    let bytes = write::image(&sections);
    let read = read::sections(&bytes).expect("an image");
    let read: Vec<_> = read.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect();
    assert_eq!(read, sections);
    assert!((0..bytes.len()).all(|end| read::sections(&bytes[..end]).is_err()));
}

#[test]
fn a_part_of_a_section_is_an_error() {
    let bytes = section();
    for end in 0..bytes.len() {
        let part = Section::open(&bytes[..end]);
        let forms = part.and_then(|image| image.forms(&[SourceId(1)])?.collect::<Result<Vec<_>, Damaged>>());
        assert!(forms.is_err(), "{end} bytes");
    }
}

#[test]
fn an_image_of_another_version_is_an_error() {
    let mut bytes = write::image(&[]);
    assert!(read::sections(&bytes).is_ok());
    bytes[4] += 1;
    assert!(read::sections(&bytes).is_err());
}

#[test]
fn procedures_nest_up_to_the_limit() {
    let nested = |depth: usize| {
        let inner = |proto| Proto { constants: vec![Constant::Code(Box::new(proto))], ..Proto::default() };
        let proto = (0..depth).fold(Proto::default(), |proto, _| inner(proto));
        let mut writer = Writer::default();
        writer.thunk(&Three, &proto).map(|()| writer.finish())
    };
    let bytes = nested(super::NESTING_MAX).expect("as deep as allowed");
    let image = Section::open(&bytes).expect("a section");
    assert!(image.forms(&[]).expect("its forms").all(|form| form.is_ok()));
    assert!(nested(super::NESTING_MAX + 1).is_err());
}
