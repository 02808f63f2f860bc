//! Writing an image. Runs in the build script; the order of calls is the order of the parts, and
//! numbers are given at first mention, so nothing depends on hash tables or on the machine.

use super::{
    ASSIGNED, CODE, DEFINED, DEFINITION, FIXNUM, MAGIC, NESTING_MAX, PROCEDURE, STRING, SYMBOL, THUNK,
    WRITTEN,
};
use crate::bytecode::proto::{Constant, Proto};
use crate::bytecode::{Imm, Op, imm, trail_words};
use crate::datum::{Datum, Kind};
use crate::ir::{GlobalId, Globals};
use crate::number::Number;
use crate::printer::datum::write_datum;
use crate::source::Span;
use crate::symbol::Symbol;
use std::collections::HashMap;

/// Bytes with the encodings of the format.
#[derive(Default)]
struct Bytes(Vec<u8>);

impl Bytes {
    fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    fn count(&mut self, count: usize) {
        self.number(count as u64);
    }

    fn signed(&mut self, number: i64) {
        self.number((number << 1 ^ number >> 63) as u64);
    }

    fn word(&mut self, word: u64) {
        let bytes = word.to_le_bytes();
        let present = (0..8).filter(|&index| bytes[index] != 0);
        self.0.push(present.clone().fold(0, |mask, index| mask | 1 << index));
        self.0.extend(present.map(|index| bytes[index]));
    }
}

/// A part that begins with the number of its entries.
#[derive(Default)]
struct Part {
    count: usize,
    bytes: Bytes,
}

impl Part {
    fn entry(&mut self) -> &mut Bytes {
        self.count += 1;
        &mut self.bytes
    }

    fn append_to(self, out: &mut Bytes) {
        out.count(self.count);
        out.0.extend(self.bytes.0);
    }
}

/// An image in the making.
#[derive(Default)]
pub struct Writer {
    strings: Part,
    by_text: HashMap<String, u64>,
    /// Name and what the image does to it.
    globals: Vec<(u64, u64)>,
    by_id: HashMap<GlobalId, usize>,
    sources: Part,
    macros: Part,
    libraries: Part,
    forms: Part,
}

impl Writer {
    /// Adds a text; the first is source number 1 in spans.
    pub fn source(&mut self, name: &str, text: &str) {
        let (name, text) = (self.string(name), self.string(text));
        let entry = self.sources.entry();
        entry.number(name);
        entry.number(text);
    }

    /// Adds a macro whose `(syntax-rules …)` stand at this place of a source.
    pub fn macro_definition(&mut self, name: Symbol, rules: Span) {
        let name = self.string(name.as_str());
        let entry = self.macros.entry();
        for part in [name, rules.source.0.into(), rules.start.into(), rules.end.into()] {
            entry.number(part);
        }
    }

    /// Adds a library that exports these names, or all of the core but these: external names with the
    /// core's names behind them.
    pub fn library(&mut self, name: &str, is_all_but: bool, exports: &[(Symbol, Symbol)]) {
        let name = self.string(name);
        let names: Vec<u64> = exports
            .iter()
            .flat_map(|(external, internal)| [self.string(external.as_str()), self.string(internal.as_str())])
            .collect();
        let entry = self.libraries.entry();
        entry.number(name);
        entry.number(is_all_but.into());
        entry.count(exports.len());
        names.into_iter().for_each(|name| entry.number(name));
    }

    /// Adds the definition of a global as a procedure without free variables.
    pub fn definition(&mut self, globals: &Globals, id: GlobalId, proto: &Proto) -> Result<(), String> {
        let id = self.global(globals, id);
        self.globals[id].1 |= DEFINED;
        let mut out = Bytes::default();
        out.number(DEFINITION);
        out.count(id);
        self.proto(globals, proto, &mut out, 0)?;
        self.forms.entry().0.extend(out.0);
        Ok(())
    }

    /// Adds a form to be run, as a procedure without parameters.
    pub fn thunk(&mut self, globals: &Globals, proto: &Proto) -> Result<(), String> {
        let mut out = Bytes::default();
        out.number(THUNK);
        self.proto(globals, proto, &mut out, 0)?;
        self.forms.entry().0.extend(out.0);
        Ok(())
    }

    /// The image.
    pub fn finish(self) -> Vec<u8> {
        let mut out = Bytes(MAGIC.to_vec());
        self.strings.append_to(&mut out);
        out.count(self.globals.len());
        for (name, changes) in self.globals {
            out.number(name);
            out.number(changes);
        }
        for part in [self.sources, self.macros, self.libraries, self.forms] {
            part.append_to(&mut out);
        }
        out.0
    }

    fn string(&mut self, text: &str) -> u64 {
        if let Some(&index) = self.by_text.get(text) {
            return index;
        }
        let index = self.strings.count as u64;
        let entry = self.strings.entry();
        entry.count(text.len());
        entry.0.extend(text.as_bytes());
        self.by_text.insert(text.to_owned(), index);
        index
    }

    /// 0 for no name.
    fn name(&mut self, name: Option<Symbol>) -> u64 {
        name.map_or(0, |name| self.string(name.as_str()) + 1)
    }

    fn global(&mut self, globals: &Globals, id: GlobalId) -> usize {
        if let Some(&index) = self.by_id.get(&id) {
            return index;
        }
        let name = self.string(globals.info(id).name.as_str());
        self.globals.push((name, 0));
        self.by_id.insert(id, self.globals.len() - 1);
        self.globals.len() - 1
    }

    fn proto(
        &mut self,
        globals: &Globals,
        proto: &Proto,
        out: &mut Bytes,
        depth: usize,
    ) -> Result<(), String> {
        if depth > NESTING_MAX {
            return Err(format!("procedures of the library are nested more than {NESTING_MAX} deep"));
        }
        out.number(self.name(proto.name));
        out.count(proto.formals.len());
        for (params, rest) in &proto.formals {
            out.count(params.len());
            params.iter().for_each(|&param| out.number(self.name(Some(param))));
            out.number(self.name(*rest));
        }
        out.count(proto.free);
        spans(proto, out);
        out.count(proto.wide_masks.len());
        for mask in &proto.wide_masks {
            out.count(mask.len());
            mask.iter().for_each(|&word| out.word(word));
        }
        self.code(globals, &proto.words, out);
        out.count(proto.constants.len());
        for constant in &proto.constants {
            match constant {
                Constant::Datum(datum) => self.datum(datum, out),
                Constant::Code(inner) => {
                    out.number(CODE);
                    self.proto(globals, inner, out, depth + 1)?;
                }
                Constant::Procedure(inner) => {
                    out.number(PROCEDURE);
                    self.proto(globals, inner, out, depth + 1)?;
                }
            }
        }
        Ok(())
    }

    fn code(&mut self, globals: &Globals, words: &[u64], out: &mut Bytes) {
        out.count(words.len());
        let mut at = 0;
        while at < words.len() {
            let word = words[at];
            let op = Op::of(word);
            let next = at + 1 + trail_words(word);
            if op.shape().imm == Imm::Global {
                let index = self.global(globals, GlobalId(imm(word) as u32));
                self.globals[index].1 |= match op {
                    Op::DefineGlobal => DEFINED,
                    Op::StoreGlobal => ASSIGNED,
                    _ => 0,
                };
                out.word(word & 0xffff_ffff | (index as u64) << 32);
            } else {
                out.word(word);
            }
            words[at + 1..next].iter().for_each(|&word| out.word(word));
            at = next;
        }
    }

    fn datum(&mut self, datum: &Datum, out: &mut Bytes) {
        let mut written = String::new();
        let (kind, text) = match datum.kind() {
            Kind::Number(Number::Fixnum(number)) => {
                out.number(FIXNUM);
                return out.signed(*number);
            }
            Kind::Symbol(name) => (SYMBOL, name.as_str()),
            Kind::String(text) => (STRING, &**text),
            _ => {
                write_datum(datum, &mut written);
                (WRITTEN, written.as_str())
            }
        };
        out.number(kind);
        let text = self.string(text);
        out.number(text);
    }
}

/// The span of the whole, then those of the instructions, each relative to the one before.
fn spans(proto: &Proto, out: &mut Bytes) {
    let (mut at, mut start) = (0, 0);
    let mut span = |span: Span, out: &mut Bytes| {
        out.number(span.source.0.into());
        out.signed(i64::from(span.start) - start);
        out.number((span.end - span.start).into());
        start = i64::from(span.start);
    };
    span(proto.span, out);
    out.count(proto.spans.len());
    for &(position, place) in &proto.spans {
        out.number((position - at).into());
        at = position;
        span(place, out);
    }
}
