//! Inside brackets: the items of lists, vectors and bytevectors, and the dot of a pair.

use super::lexer::{Bracket, Form};
use super::structure::{Builder, FrameKind, Progress};
use crate::datum::{Datum, Kind};
use crate::number::Element;
use crate::source::Span;

/// An open list, vector or bytevector.
pub(super) struct Sequence {
    pub(super) bracket: Bracket,
    pub(super) form: Form,
    pub(super) items: Vec<Datum>,
    tail: Tail,
    /// How many of the items were read before this bracket: `(a . (b))` is collected as one list,
    /// the inner bracket taking over the items of the outer one.
    inherited: Option<usize>,
}

enum Tail {
    None,
    /// The dot was read.
    Expected(Span),
    Read(Datum),
    /// A list was behind the dot, and its items are already among ours.
    Spliced,
}

impl Builder<'_, '_> {
    pub(super) fn open_sequence(&mut self, bracket: Bracket, form: Form, span: Span) -> Progress {
        let (mut items, mut inherited) = (Vec::new(), None);
        if form == Form::List
            && let Some(outer) = self.sequence()
            && matches!(outer.tail, Tail::Expected(_))
        {
            items = std::mem::take(&mut outer.items);
            inherited = Some(items.len());
        }
        self.push(FrameKind::Sequence(Sequence { bracket, form, items, tail: Tail::None, inherited }), span)
    }

    /// The innermost open thing, if it is a sequence.
    fn sequence(&mut self) -> Option<&mut Sequence> {
        match self.stack.last_mut().map(|frame| &mut frame.kind) {
            Some(FrameKind::Sequence(sequence)) => Some(sequence),
            _ => None,
        }
    }

    pub(super) fn place_in_sequence(&mut self, datum: Datum) -> Progress {
        let Some(sequence) = self.sequence() else { return Progress::More };
        match sequence.tail {
            Tail::None => sequence.items.push(datum),
            Tail::Expected(_) => sequence.tail = tail_of(&mut sequence.items, datum),
            Tail::Read(_) | Tail::Spliced => {
                let message = "only one datum may follow the dot";
                return self.mistake(datum.span(), message, "close the list before this, or remove the dot");
            }
        }
        Progress::More
    }

    pub(super) fn dot(&mut self, span: Span) -> Progress {
        let Some(sequence) = self.sequence() else {
            return self.mistake(
                span,
                "this dot stands outside a list",
                "a dot joins the last two parts of a pair: (a . b)",
            );
        };
        let before = sequence.items.len() - sequence.inherited.unwrap_or(0);
        match (sequence.form, &sequence.tail) {
            (Form::Vector | Form::Numbers(_), _) => {
                self.mistake(span, "a vector cannot contain a dot", "separate its items by blanks")
            }
            (Form::List, Tail::None) if before > 0 => {
                sequence.tail = Tail::Expected(span);
                Progress::More
            }
            (Form::List, Tail::None) => {
                self.mistake(span, "nothing stands before this dot", "a pair is written (a . b)")
            }
            (Form::List, _) => self.mistake(span, "a list can have only one dot", "remove this one"),
        }
    }

    pub(super) fn finish_sequence(&mut self, sequence: Sequence, span: Span) -> Progress {
        let Sequence { form, items, tail, inherited, .. } = sequence;
        if let Tail::Expected(dot) = tail {
            self.mistake(dot, "nothing follows this dot", "a pair is written (a . b)");
        }
        let tail = match tail {
            Tail::Read(datum) => Some(datum),
            _ => None,
        };
        if inherited.is_some()
            && let Some(outer) = self.sequence()
        {
            outer.items = items;
            outer.tail = tail.map_or(Tail::Spliced, Tail::Read);
            return Progress::More;
        }
        let kind = match form {
            Form::List => Kind::List(items, tail),
            Form::Vector => Kind::Vector(items),
            Form::Numbers(Element::U8) => Kind::Bytes(self.numbers(Element::U8, &items).into()),
            Form::Numbers(element) => Kind::Numbers(element, self.numbers(element, &items).into()),
        };
        self.place(Datum::new(kind, span))
    }

    /// The bytes of the elements of a vector of numbers of one type.
    fn numbers(&mut self, element: Element, items: &[Datum]) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(items.len() * element.size());
        for item in items {
            let bits = match item.kind() {
                Kind::Number(number) => element.encode(number),
                // The placeholder of a token that has been reported already.
                Kind::Unspecified => continue,
                _ => None,
            };
            match bits {
                Some(bits) => bytes.extend_from_slice(&bits.to_le_bytes()[..element.size()]),
                None => {
                    let (message, hint) = describe_element(element);
                    self.mistake(item.span(), message, &hint);
                }
            }
        }
        bytes
    }
}

/// What is said of something that is no element of such a vector.
fn describe_element(element: Element) -> (String, String) {
    let name = element.name();
    let (kind, bits) = name.split_at(1);
    match (kind, name) {
        (_, "u8") => ("this is not a byte".into(), "a bytevector holds exact integers from 0 to 255".into()),
        ("s", _) => (
            format!("this is not an integer of {bits} bits"),
            format!("`#{name}(…)` holds exact integers from -2^{0} to 2^{0}-1", element.size() * 8 - 1),
        ),
        ("u", _) => (
            format!("this is not an integer of {bits} bits without a sign"),
            format!("`#{name}(…)` holds exact integers from 0 to 2^{bits}-1"),
        ),
        ("f", _) => ("this is not a real number".into(), format!("`#{name}(…)` holds real numbers")),
        _ => ("this is not a number".into(), format!("`#{name}(…)` holds numbers")),
    }
}

/// What becomes of the datum behind a dot. Only `'x` and its relatives are lists here; their two
/// items join the list, since `(a . 'b)` is the same datum as `(a quote b)`.
fn tail_of(items: &mut Vec<Datum>, datum: Datum) -> Tail {
    match datum.kind() {
        Kind::List(inner, tail) => {
            items.extend(inner.iter().cloned());
            tail.clone().map_or(Tail::Spliced, Tail::Read)
        }
        _ => Tail::Read(datum),
    }
}
