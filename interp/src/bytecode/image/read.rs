//! Reading the sections of an image. The tables are looked through once; procedures are decoded one form after the
//! other, so that no more than one is ever held besides what the heap keeps of it. Bytes that end too
//! early or name what is not there are an error, never a panic.

use super::{
    ASSIGNED, CODE, CORE, DEFINED, DEFINITION, ELSEWHERE, FIXNUM, HIDDEN, MAGIC, NESTING_MAX, OWN, PROCEDURE,
    STRING, SYMBOL, THUNK, WRITTEN,
};
use crate::bytecode::proto::{Constant, Proto};
use crate::datum::{Datum, Kind};
use crate::number::Number;
use crate::reader;
use crate::source::{SourceId, Span};
use crate::symbol::Symbol;

/// The bytes are no image of this version, or a part of one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Damaged;

/// Where a global is defined.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Home<'a> {
    /// In this section.
    Own,
    /// In the core.
    Core,
    /// In the library of this name.
    Library(&'a str),
}

/// A global that the section mentions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Global<'a> {
    /// Its name at home.
    pub name: &'a str,
    /// Where that is.
    pub home: Home<'a>,
    /// Whether a form of the section defines it.
    pub is_defined: bool,
    /// Whether the code of the section assigns it later.
    pub is_assigned: bool,
    /// Whether a macro's template made its name, which then means nothing in the library's text.
    pub is_hidden: bool,
}

/// A macro, with the text of its rules.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Macro<'a> {
    /// Its name.
    pub name: &'a str,
    /// `(syntax-rules …)`
    pub rules: &'a str,
}

/// A library that only exports names of the core, or what a section exports of its own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Library<'a> {
    /// Without parentheses: `scheme base`.
    pub name: &'a str,
    /// Whether it exports all of the section but these names, and not just these.
    pub is_all_but: bool,
    /// External names with the section's names behind them, sorted.
    pub names: Box<[(&'a str, &'a str)]>,
}

/// A form.
#[derive(Debug)]
pub enum Form {
    /// The global of this number becomes this procedure, which has no free variables.
    Definition(usize, Proto),
    /// To be run.
    Thunk(Proto),
}

/// The sections of an image by name, none of them looked into.
pub fn sections(bytes: &[u8]) -> Result<Vec<(&str, &[u8])>, Damaged> {
    let mut input = Input { bytes: bytes.strip_prefix(&MAGIC).ok_or(Damaged)? };
    input.list(|input| Ok((input.string()?, input.bytes()?)))
}

/// The tables of a section.
#[derive(Debug)]
pub struct Section<'a> {
    strings: Vec<&'a str>,
    /// The import sets of a library, as text.
    pub imports: Vec<&'a str>,
    /// By the number that code has for them.
    pub globals: Vec<Global<'a>>,
    /// Names and texts; the first is source number 1 in spans.
    pub sources: Vec<(&'a str, &'a str)>,
    /// All macros.
    pub macros: Vec<Macro<'a>>,
    /// All libraries that export something of the section.
    pub libraries: Vec<Library<'a>>,
    forms: Input<'a>,
}

impl<'a> Section<'a> {
    /// Reads the tables.
    pub fn open(bytes: &'a [u8]) -> Result<Section<'a>, Damaged> {
        let mut input = Input { bytes };
        let strings = input.list(|input| input.string())?;
        let named = |index: u64| {
            usize::try_from(index).ok().and_then(|index| strings.get(index)).copied().ok_or(Damaged)
        };
        let text = |input: &mut Input<'a>| named(input.number()?);
        let imports = input.list(text)?;
        let globals = input.list(|input| {
            let (name, home, changes) = (text(input)?, input.number()?, input.number()?);
            let home = match home {
                OWN => Home::Own,
                CORE => Home::Core,
                library => Home::Library(named(library - ELSEWHERE)?),
            };
            let does = |change| changes & change != 0;
            let (is_defined, is_assigned, is_hidden) = (does(DEFINED), does(ASSIGNED), does(HIDDEN));
            Ok(Global { name, home, is_defined, is_assigned, is_hidden })
        })?;
        let sources = input.list(|input| Ok((text(input)?, text(input)?)))?;
        let macros = input.list(|input| {
            let (name, source) = (text(input)?, input.size()?);
            let (start, end) = (input.size()?, input.size()?);
            let source = source.checked_sub(1).and_then(|index| sources.get(index)).ok_or(Damaged)?;
            Ok(Macro { name, rules: source.1.get(start..end).ok_or(Damaged)? })
        })?;
        let libraries = input.list(|input| {
            let (name, is_all_but) = (text(input)?, input.number()? != 0);
            let names = input.list(|input| Ok((text(input)?, text(input)?)))?.into();
            Ok(Library { name, is_all_but, names })
        })?;
        Ok(Section { strings, imports, globals, sources, macros, libraries, forms: input })
    }

    /// The forms in order, with the machine's numbers of the sources in their spans.
    pub fn forms<'i>(&'i self, sources: &'i [SourceId]) -> Result<Forms<'i, 'a>, Damaged> {
        let mut input = self.forms;
        let left = input.size()?;
        Ok(Forms { section: self, sources, input, left })
    }
}

/// The forms that are still to be decoded.
pub struct Forms<'i, 'a> {
    section: &'i Section<'a>,
    sources: &'i [SourceId],
    input: Input<'a>,
    left: usize,
}

impl Iterator for Forms<'_, '_> {
    type Item = Result<Form, Damaged>;

    fn next(&mut self) -> Option<Result<Form, Damaged>> {
        self.left = self.left.checked_sub(1)?;
        let form = self.form();
        if form.is_err() {
            self.left = 0;
        }
        Some(form)
    }
}

impl<'a> Forms<'_, 'a> {
    fn form(&mut self) -> Result<Form, Damaged> {
        match self.input.number()? {
            DEFINITION => {
                let global = self.input.size()?;
                if global >= self.section.globals.len() {
                    return Err(Damaged);
                }
                Ok(Form::Definition(global, self.proto(0)?))
            }
            THUNK => Ok(Form::Thunk(self.proto(0)?)),
            _ => Err(Damaged),
        }
    }

    fn proto(&mut self, depth: usize) -> Result<Proto, Damaged> {
        if depth > NESTING_MAX {
            return Err(Damaged);
        }
        let name = self.name()?;
        let mut formals = Vec::with_capacity(self.input.length()?);
        for _ in 0..formals.capacity() {
            let mut params = Vec::with_capacity(self.input.length()?);
            for _ in 0..params.capacity() {
                params.push(self.name()?.ok_or(Damaged)?);
            }
            formals.push((params, self.name()?));
        }
        let free = self.input.size()?;
        let (span, spans) = self.spans()?;
        let wide_masks = self.input.list(|input| input.list(Input::word))?;
        let words = self.input.list(Input::word)?;
        let mut constants = Vec::with_capacity(self.input.length()?);
        for _ in 0..constants.capacity() {
            constants.push(self.constant(depth)?);
        }
        Ok(Proto { name, formals, words, constants, wide_masks, spans, span, free })
    }

    fn constant(&mut self, depth: usize) -> Result<Constant, Damaged> {
        let kind = match self.input.number()? {
            SYMBOL => Kind::Symbol(Symbol::intern(self.text()?)),
            STRING => Kind::String(self.text()?.into()),
            FIXNUM => Kind::Number(Number::Fixnum(self.input.signed()?)),
            WRITTEN => {
                let read = reader::read(self.text()?, SourceId(0), reader::Options::default());
                return read.data.into_iter().next().map(Constant::Datum).ok_or(Damaged);
            }
            CODE => return Ok(Constant::Code(Box::new(self.proto(depth + 1)?))),
            PROCEDURE => return Ok(Constant::Procedure(Box::new(self.proto(depth + 1)?))),
            _ => return Err(Damaged),
        };
        Ok(Constant::Datum(Datum::new(kind, Span::NONE)))
    }

    /// The span of a whole procedure and those of its instructions.
    fn spans(&mut self) -> Result<(Span, Vec<(u32, Span)>), Damaged> {
        let mut start = 0;
        let whole = self.span(&mut start)?;
        let mut spans = Vec::with_capacity(self.input.length()?);
        let mut at = 0;
        for _ in 0..spans.capacity() {
            at += self.input.number()?;
            spans.push((u32::try_from(at).map_err(|_| Damaged)?, self.span(&mut start)?));
        }
        Ok((whole, spans))
    }

    fn span(&mut self, start: &mut i64) -> Result<Span, Damaged> {
        let source = match self.input.size()?.checked_sub(1) {
            None => SourceId(0),
            Some(index) => *self.sources.get(index).ok_or(Damaged)?,
        };
        *start = start.checked_add(self.input.signed()?).ok_or(Damaged)?;
        let first = u32::try_from(*start).map_err(|_| Damaged)?;
        let length = u32::try_from(self.input.number()?).map_err(|_| Damaged)?;
        Ok(Span { source, start: first, end: first.checked_add(length).ok_or(Damaged)? })
    }

    fn text(&mut self) -> Result<&'a str, Damaged> {
        self.section.strings.get(self.input.size()?).copied().ok_or(Damaged)
    }

    fn name(&mut self) -> Result<Option<Symbol>, Damaged> {
        let Some(index) = self.input.size()?.checked_sub(1) else { return Ok(None) };
        self.section.strings.get(index).map(|text| Some(Symbol::intern(text))).ok_or(Damaged)
    }
}

/// Bytes still to be read.
#[derive(Clone, Copy, Debug)]
struct Input<'a> {
    bytes: &'a [u8],
}

impl<'a> Input<'a> {
    fn byte(&mut self) -> Result<u8, Damaged> {
        let (&first, rest) = self.bytes.split_first().ok_or(Damaged)?;
        self.bytes = rest;
        Ok(first)
    }

    fn number(&mut self) -> Result<u64, Damaged> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(Damaged)
    }

    fn size(&mut self) -> Result<usize, Damaged> {
        usize::try_from(self.number()?).map_err(|_| Damaged)
    }

    /// The number of entries that follow, each of at least a byte: never more than there are bytes.
    fn length(&mut self) -> Result<usize, Damaged> {
        self.size().and_then(|length| if length <= self.bytes.len() { Ok(length) } else { Err(Damaged) })
    }

    fn signed(&mut self) -> Result<i64, Damaged> {
        self.number().map(|folded| (folded >> 1) as i64 ^ -((folded & 1) as i64))
    }

    fn word(&mut self) -> Result<u64, Damaged> {
        let mut present = self.byte()?;
        let mut word = 0;
        while present != 0 {
            word |= u64::from(self.byte()?) << (present.trailing_zeros() * 8);
            present &= present - 1;
        }
        Ok(word)
    }

    fn bytes(&mut self) -> Result<&'a [u8], Damaged> {
        let length = self.length()?;
        let (bytes, rest) = self.bytes.split_at(length);
        self.bytes = rest;
        Ok(bytes)
    }

    fn string(&mut self) -> Result<&'a str, Damaged> {
        self.bytes().and_then(|bytes| std::str::from_utf8(bytes).map_err(|_| Damaged))
    }

    fn list<T>(&mut self, mut entry: impl FnMut(&mut Self) -> Result<T, Damaged>) -> Result<Vec<T>, Damaged> {
        let length = self.length()?;
        let mut list = Vec::with_capacity(length);
        for _ in 0..length {
            list.push(entry(self)?);
        }
        Ok(list)
    }
}
