//! Random data for property tests: trees as the reader gives them, and texts of graphs whose parts are
//! shared or circular.

use crate::random::Random;
use lambdust_interp::datum::{Datum, Kind};
use lambdust_interp::number::Number;
use lambdust_interp::printer::datum::write_datum;
use lambdust_interp::source::Span;
use lambdust_interp::symbol::Symbol;

/// A datum nested at most so deep.
pub(crate) fn datum(random: &mut Random, depth: usize) -> Datum {
    let kinds = if depth == 0 { 8 } else { 11 };
    let kind = match random.below(kinds) {
        0 => Kind::Symbol(Symbol::intern(&text(random))),
        1 => Kind::Keyword(Symbol::intern(&text(random))),
        2 => Kind::String(text(random).into()),
        3 => Kind::Char(character(random)),
        4 => Kind::Boolean(random.below(2) == 0),
        5 | 6 => Kind::Number(number(random)),
        7 => Kind::Bytes((0..random.below(4)).map(|_| random.bits() as u8).collect()),
        8 => abbreviated(random, depth),
        9 => {
            let items: Vec<Datum> = (0..random.below(4)).map(|_| datum(random, depth - 1)).collect();
            let dotted = !items.is_empty() && random.below(4) == 0;
            let tail = dotted.then(|| datum(random, 0));
            Kind::List(items, tail)
        }
        _ => Kind::Vector((0..random.below(4)).map(|_| datum(random, depth - 1)).collect()),
    };
    Datum::new(kind, Span::NONE)
}

/// The names that have an abbreviation, with it.
const ABBREVIATIONS: [(&str, &str); 4] =
    [("quote", "'"), ("quasiquote", "`"), ("unquote", ","), ("unquote-splicing", ",@")];

/// `(quote x)` or a form of its kin.
fn abbreviated(random: &mut Random, depth: usize) -> Kind {
    let head = Kind::Symbol(Symbol::intern(random.pick(&ABBREVIATIONS).0));
    Kind::List(vec![Datum::new(head, Span::NONE), datum(random, depth - 1)], None)
}

/// A text of the characters that matter, among any others.
fn text(random: &mut Random) -> String {
    let usual = [
        "a", "b", "-", "+", "1", ".", "e", "i", "λ", "#", "|", "\\", "\"", " ", "\n", "'", "(", ";", "é",
        "A", "...", "+i", "1/2", "nan.0", "inf.0", "\u{301}", "\u{feff}", "\0", "x41;", ",@", "`", "#\\",
        "ß", "ſ",
    ];
    let piece = |random: &mut Random| match random.below(4) {
        0 => character(random).to_string(),
        _ => (*random.pick(&usual)).to_owned(),
    };
    (0..random.below(6)).map(|_| piece(random)).collect()
}

fn character(random: &mut Random) -> char {
    let code = random.bits() as u32 >> random.below(32);
    char::from_u32(code % 0x11_0000).unwrap_or('\u{fffd}')
}

/// A number of any kind.
fn number(random: &mut Random) -> Number {
    if random.below(4) > 0 {
        return real(random);
    }
    let (re, im) = match random.below(2) {
        0 => (exact(random), exact(random)),
        _ => (Number::Flonum(flonum(random)), Number::Flonum(flonum(random))),
    };
    Number::rectangular(&re, &im).expect("both parts are real")
}

fn real(random: &mut Random) -> Number {
    match random.below(2) {
        0 => exact(random),
        _ => Number::Flonum(flonum(random)),
    }
}

/// An integer of up to 256 bits, or a quotient of two.
fn exact(random: &mut Random) -> Number {
    let integer = |random: &mut Random| {
        let mut product = Number::from(random.integer());
        for _ in 0..random.below(4) {
            product = product.mul(&Number::from(random.integer())).expect("this is small");
        }
        product
    };
    let (over, under) = (integer(random), integer(random));
    match random.below(2) {
        0 => over,
        _ => over.div(&under).unwrap_or(over),
    }
}

fn flonum(random: &mut Random) -> f64 {
    match random.below(8) {
        0 => {
            *random.pick(&[0.0, -0.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MIN_POSITIVE, 5e-324])
        }
        _ => random.flonum(),
    }
}

/// Whether two data are the same.
pub(crate) fn same(a: &Datum, b: &Datum) -> bool {
    match (a.kind(), b.kind()) {
        (Kind::Symbol(a), Kind::Symbol(b)) | (Kind::Keyword(a), Kind::Keyword(b)) => a == b,
        (Kind::String(a), Kind::String(b)) => a == b,
        (Kind::Char(a), Kind::Char(b)) => a == b,
        (Kind::Boolean(a), Kind::Boolean(b)) => a == b,
        (Kind::Number(a), Kind::Number(b)) => a.eqv(b),
        (Kind::Bytes(a), Kind::Bytes(b)) => a == b,
        (Kind::List(a, a_tail), Kind::List(b, b_tail)) => {
            let tails = match (a_tail, b_tail) {
                (Some(a), Some(b)) => same(a, b),
                (a, b) => a.is_none() && b.is_none(),
            };
            tails && a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Kind::Vector(a), Kind::Vector(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        _ => false,
    }
}

/// The text of a datum as a person might write it: abbreviations, brackets, other names of booleans,
/// blanks and comments of every sort wherever they may stand.
pub(crate) fn free_text(datum: &Datum, random: &mut Random) -> String {
    let mut out = String::new();
    write_free(datum, random, &mut out);
    out
}

fn blank(random: &mut Random, out: &mut String) {
    out.push_str(random.pick::<&str>(&[
        " ",
        "\n",
        "\t",
        "\r\n",
        "  ",
        "; note (\n",
        " #| a #| b |# ( |# ",
        " #;x ",
        " #;(a . \"b)\") ",
        " #;#;a b ",
    ]));
}

fn write_free(datum: &Datum, random: &mut Random, out: &mut String) {
    let brackets = if random.below(4) == 0 { ('[', ']') } else { ('(', ')') };
    match datum.kind() {
        Kind::List(items, None) if random.below(4) > 0 && abbreviation(items).is_some() => {
            out.push_str(abbreviation(items).unwrap_or_default());
            if random.below(4) == 0 {
                blank(random, out);
            }
            write_free(&items[1], random, out);
        }
        Kind::List(items, tail) => {
            out.push(brackets.0);
            write_items(items, random, out);
            // A proper list may be written with a dot as well.
            match tail {
                Some(tail) => write_dotted(|random, out| write_free(tail, random, out), random, out),
                None if !items.is_empty() && random.below(8) == 0 => {
                    write_dotted(|_, out| out.push_str("()"), random, out);
                }
                None => {}
            }
            out.push(brackets.1);
        }
        Kind::Vector(items) => {
            out.push_str("#(");
            write_items(items, random, out);
            out.push(')');
        }
        Kind::Boolean(true) => out.push_str(random.pick::<&str>(&["#t", "#true"])),
        Kind::Boolean(false) => out.push_str(random.pick::<&str>(&["#f", "#false"])),
        _ => write_datum(datum, out),
    }
}

fn write_items(items: &[Datum], random: &mut Random, out: &mut String) {
    for item in items {
        blank(random, out);
        write_free(item, random, out);
    }
    if random.below(4) == 0 {
        blank(random, out);
    }
}

fn write_dotted(tail: impl FnOnce(&mut Random, &mut String), random: &mut Random, out: &mut String) {
    blank(random, out);
    out.push('.');
    blank(random, out);
    tail(random, out);
}

fn abbreviation(items: &[Datum]) -> Option<&'static str> {
    let [head, _] = items else { return None };
    let name = head.symbol()?;
    ABBREVIATIONS.iter().find(|(long, _)| *long == name.as_str()).map(|(_, short)| *short)
}

/// A part of a graph: its own parts are written as numbers of other nodes.
enum Node {
    Leaf(Datum),
    Pair([usize; 2]),
    Vector(Vec<usize>),
}

/// A graph in its written form: every part that occurs twice is labelled, labels count in the order of
/// their appearance.
pub(crate) struct Graph {
    pub(crate) text: String,
    /// Whether some part contains itself.
    pub(crate) is_circular: bool,
}

/// A small graph of pairs, vectors and leaves.
pub(crate) fn graph(random: &mut Random) -> Graph {
    let count = 1 + random.below(9);
    // Leaves are written in full wherever they occur: a string that occurs twice is two strings.
    let circles = random.below(2) == 0;
    let node = |index: usize, random: &mut Random| {
        let lowest = if circles { 0 } else { index + 1 };
        let other = |random: &mut Random| lowest + random.below(count + 6 - lowest);
        match random.below(3) {
            0 => Node::Vector((0..random.below(4)).map(|_| other(random)).collect()),
            _ => Node::Pair([other(random), other(random)]),
        }
    };
    let mut nodes: Vec<Node> = (0..count).map(|index| node(index, random)).collect();
    nodes.extend((0..6).map(|_| Node::Leaf(leaf(random))));
    let mut walk = Walk {
        nodes: &nodes,
        met: vec![0; nodes.len()],
        on_path: vec![false; nodes.len()],
        is_circular: false,
    };
    walk.count(0);
    let shared = walk.met.iter().map(|&times| times > 1).collect();
    let is_circular = walk.is_circular;
    let mut writer =
        Writer { nodes: &nodes, shared, labels: vec![None; nodes.len()], next: 0, out: String::new() };
    writer.node(0);
    Graph { text: writer.out, is_circular }
}

/// A datum without parts that has no identity, so that no two of them are one.
fn leaf(random: &mut Random) -> Datum {
    loop {
        let datum = datum(random, 0);
        if !matches!(datum.kind(), Kind::String(_) | Kind::Bytes(_)) {
            return datum;
        }
    }
}

struct Walk<'a> {
    nodes: &'a [Node],
    met: Vec<usize>,
    on_path: Vec<bool>,
    is_circular: bool,
}

impl Walk<'_> {
    fn count(&mut self, node: usize) {
        let parts: &[usize] = match &self.nodes[node] {
            Node::Leaf(_) => return,
            Node::Pair(parts) => parts,
            Node::Vector(parts) => parts,
        };
        self.is_circular |= self.on_path[node];
        self.met[node] += 1;
        if self.met[node] == 1 {
            self.on_path[node] = true;
            parts.iter().for_each(|&part| self.count(part));
            self.on_path[node] = false;
        }
    }
}

struct Writer<'a> {
    nodes: &'a [Node],
    shared: Vec<bool>,
    labels: Vec<Option<usize>>,
    next: usize,
    out: String,
}

impl Writer<'_> {
    fn node(&mut self, node: usize) {
        if let Some(label) = self.labels[node] {
            self.out.push_str(&format!("#{label}#"));
            return;
        }
        if self.shared[node] {
            self.labels[node] = Some(self.next);
            self.out.push_str(&format!("#{}=", self.next));
            self.next += 1;
        }
        match &self.nodes[node] {
            Node::Leaf(datum) => write_datum(datum, &mut self.out),
            Node::Pair(_) => self.list(node),
            Node::Vector(parts) => {
                self.out.push_str("#(");
                for (index, &part) in parts.iter().enumerate() {
                    self.out.push_str(if index == 0 { "" } else { " " });
                    self.node(part);
                }
                self.out.push(')');
            }
        }
    }

    fn list(&mut self, mut node: usize) {
        self.out.push('(');
        let nodes = self.nodes;
        while let Node::Pair([first, rest]) = &nodes[node] {
            self.node(*first);
            node = *rest;
            match &nodes[node] {
                Node::Pair(_) if !self.shared[node] => self.out.push(' '),
                // The empty list is the end, wherever it comes from.
                Node::Leaf(datum) if is_nil(datum) => break,
                _ => {
                    self.out.push_str(" . ");
                    self.node(node);
                    break;
                }
            }
        }
        self.out.push(')');
    }
}

fn is_nil(datum: &Datum) -> bool {
    matches!(datum.kind(), Kind::List(items, None) if items.is_empty())
}
