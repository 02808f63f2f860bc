//! Writing the sections of an image. Runs in the build script; the order of calls is the order of the parts,
//! and numbers are given at first mention, so nothing depends on hash tables or on the machine.

use super::{
    ASSIGNED, CODE, CORE, DEFINED, DEFINITION, ELSEWHERE, FIXNUM, HIDDEN, MAGIC, NESTING_MAX, OWN, PROCEDURE,
    STRING, SYMBOL, THUNK, WRITTEN,
};
use crate::bytecode::proto::{Constant, Proto};
use crate::bytecode::{Imm, Op, imm, trail_words};
use crate::datum::{Datum, Kind};
use crate::ir::GlobalId;
use crate::number::Number;
use crate::printer::datum::write_datum;
use crate::source::Span;
use crate::symbol::Symbol;
use std::collections::HashMap;
use std::sync::Arc;

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

    fn text(&mut self, text: &str) {
        self.count(text.len());
        self.0.extend(text.as_bytes());
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

/// Where a global is defined, as the section that is written sees it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Home {
    /// In this section; the flag says whether a macro's template made the name.
    Own(bool),
    /// In the core.
    Core,
    /// In the library of this name.
    Library(Arc<str>),
}

/// What the writer must know of globals: the name of each, and its home.
pub trait Names {
    /// The global behind aliases, its name there and its home; an error if no other section can name it.
    fn resolve(&self, id: GlobalId) -> Result<(GlobalId, Symbol, Home), String>;
}

/// The image of these sections, by name, the core first.
pub fn image(sections: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut out = Bytes(MAGIC.to_vec());
    out.count(sections.len());
    for (name, bytes) in sections {
        out.text(name);
        out.count(bytes.len());
        out.0.extend(bytes);
    }
    out.0
}

/// A section in the making.
#[derive(Default)]
pub struct Writer {
    strings: Part,
    by_text: HashMap<String, u64>,
    imports: Part,
    /// Name, home, and what the section does to it.
    globals: Vec<(u64, u64, u64)>,
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

    /// Adds an import set of the library, as text.
    pub fn import(&mut self, set: &str) {
        let set = self.string(set);
        self.imports.entry().number(set);
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
    pub fn definition(&mut self, names: &dyn Names, id: GlobalId, proto: &Proto) -> Result<(), String> {
        let id = self.global(names, id)?;
        self.globals[id].2 |= DEFINED;
        let mut out = Bytes::default();
        out.number(DEFINITION);
        out.count(id);
        self.proto(names, proto, &mut out, 0)?;
        self.forms.entry().0.extend(out.0);
        Ok(())
    }

    /// Adds a form to be run, as a procedure without parameters.
    pub fn thunk(&mut self, names: &dyn Names, proto: &Proto) -> Result<(), String> {
        let mut out = Bytes::default();
        out.number(THUNK);
        self.proto(names, proto, &mut out, 0)?;
        self.forms.entry().0.extend(out.0);
        Ok(())
    }

    /// The section.
    pub fn finish(self) -> Vec<u8> {
        let mut out = Bytes::default();
        self.strings.append_to(&mut out);
        self.imports.append_to(&mut out);
        out.count(self.globals.len());
        for (name, home, changes) in self.globals {
            out.number(name);
            out.number(home);
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
        self.strings.entry().text(text);
        self.by_text.insert(text.to_owned(), index);
        index
    }

    /// 0 for no name.
    fn name(&mut self, name: Option<Symbol>) -> u64 {
        name.map_or(0, |name| self.string(name.as_str()) + 1)
    }

    fn global(&mut self, names: &dyn Names, id: GlobalId) -> Result<usize, String> {
        if let Some(&index) = self.by_id.get(&id) {
            return Ok(index);
        }
        let (root, name, home) = names.resolve(id)?;
        let index = self.by_id.get(&root).copied().unwrap_or_else(|| {
            let name = self.string(name.as_str());
            let (home, changes) = match home {
                Home::Own(is_hidden) => (OWN, if is_hidden { HIDDEN } else { 0 }),
                Home::Core => (CORE, 0),
                Home::Library(library) => (ELSEWHERE + self.string(&library), 0),
            };
            self.globals.push((name, home, changes));
            self.globals.len() - 1
        });
        self.by_id.insert(root, index);
        self.by_id.insert(id, index);
        Ok(index)
    }

    fn proto(
        &mut self,
        names: &dyn Names,
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
        self.code(names, &proto.words, out)?;
        out.count(proto.constants.len());
        for constant in &proto.constants {
            match constant {
                Constant::Datum(datum) => self.datum(datum, out),
                Constant::Code(inner) => {
                    out.number(CODE);
                    self.proto(names, inner, out, depth + 1)?;
                }
                Constant::Procedure(inner) => {
                    out.number(PROCEDURE);
                    self.proto(names, inner, out, depth + 1)?;
                }
            }
        }
        Ok(())
    }

    fn code(&mut self, names: &dyn Names, words: &[u64], out: &mut Bytes) -> Result<(), String> {
        out.count(words.len());
        let mut at = 0;
        while at < words.len() {
            let word = words[at];
            let op = Op::of(word);
            let next = at + 1 + trail_words(word);
            if op.shape().imm == Imm::Global {
                let index = self.global(names, GlobalId(imm(word) as u32))?;
                self.globals[index].2 |= match op {
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
        Ok(())
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
