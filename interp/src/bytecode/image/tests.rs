//! The image is read back as it was written, and damaged bytes are errors.

use super::read::{Damaged, Form, Image};
use super::write::Writer;
use crate::bytecode::disasm::listing;
use crate::bytecode::proto::{Constant, Proto};
use crate::bytecode::{Op, encode, encode_imm};
use crate::datum::Datum;
use crate::ir::{Globals, Origin};
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

fn image() -> Vec<u8> {
    let mut globals = Globals::default();
    globals.add(Symbol::intern("own"), Origin::Library);
    globals.add(Symbol::intern("car"), Origin::Builtin);
    let mut writer = Writer::default();
    writer.source("a.scm", "(define-syntax m (syntax-rules ()))");
    writer.macro_definition(Symbol::intern("m"), Span { source: SourceId(1), start: 17, end: 34 });
    writer.library("scheme base", false, &[(Symbol::intern("x"), Symbol::intern("car"))]);
    writer.thunk(&globals, &sample()).expect("not nested deeply");
    writer.finish()
}

#[test]
fn what_was_written_is_read() {
    let bytes = image();
    let image = Image::open(&bytes).expect("an image");
    let names: Vec<_> =
        image.globals.iter().map(|global| (global.name, global.is_defined, global.is_assigned)).collect();
    assert_eq!(names, [("car", false, false), ("own", true, true)], "numbered in the order of the code");
    assert_eq!(image.sources[0].0, "a.scm");
    assert_eq!((image.macros[0].name, image.macros[0].rules), ("m", "(syntax-rules ())"));
    assert_eq!((image.libraries[0].name, image.libraries[0].names[0]), ("scheme base", ("x", "car")));
    let mut forms = image.forms(&[SourceId(1)]).expect("its forms");
    let Some(Ok(Form::Thunk(mut read))) = forms.next() else { panic!("the one form is a thunk") };
    assert!(forms.next().is_none());
    let written = sample();
    // The globals have changed places.
    assert_eq!([1, 2, 4].map(|at| read.words[at] >> 32), [0, 1, 1]);
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
    assert_eq!(image(), image());
}

#[test]
fn a_part_of_an_image_is_an_error() {
    let bytes = image();
    for end in 0..bytes.len() {
        let part = Image::open(&bytes[..end]);
        let forms = part.and_then(|image| image.forms(&[SourceId(1)])?.collect::<Result<Vec<_>, Damaged>>());
        assert!(forms.is_err(), "{end} bytes");
    }
}

#[test]
fn bytes_of_another_version_are_an_error() {
    let mut bytes = image();
    bytes[4] += 1;
    assert!(Image::open(&bytes).is_err());
}

#[test]
fn procedures_nest_up_to_the_limit() {
    let nested = |depth: usize| {
        let inner = |proto| Proto { constants: vec![Constant::Code(Box::new(proto))], ..Proto::default() };
        let proto = (0..depth).fold(Proto::default(), |proto, _| inner(proto));
        let mut writer = Writer::default();
        writer.thunk(&Globals::default(), &proto).map(|()| writer.finish())
    };
    let bytes = nested(super::NESTING_MAX).expect("as deep as allowed");
    let image = Image::open(&bytes).expect("an image");
    assert!(image.forms(&[]).expect("its forms").all(|form| form.is_ok()));
    assert!(nested(super::NESTING_MAX + 1).is_err());
}
