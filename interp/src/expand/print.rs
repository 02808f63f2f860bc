//! Core language as text, for tests and for looking at what the expander made; and data, shortened, for
//! messages. Nothing reads this text back.

use crate::datum::{Datum, Kind};
use crate::ir::{Clause, Expr, Globals, Let, Unit, VarId};
use crate::printer::datum::write_datum;
use crate::symbol::Symbol;

/// A form in a message is cut after about so many characters.
const SHORT_MAX: usize = 60;

/// A datum on one line, cut when it is long.
pub(crate) fn short(datum: &Datum) -> String {
    let mut text = String::new();
    write_data(datum, SHORT_MAX, &mut text);
    text
}

/// How a macro is used: its name before the rest of a pattern.
pub(crate) fn usage(name: Symbol, arguments: &Datum) -> String {
    let text = short(arguments);
    match text.strip_prefix('(') {
        Some(")") => format!("({name})"),
        Some(rest) => format!("({name} {rest}"),
        None => format!("({name} . {text})"),
    }
}

enum Piece<'a> {
    Datum(&'a Datum),
    Text(&'static str),
}

fn write_data(datum: &Datum, max: usize, out: &mut String) {
    let start = out.len();
    let mut pieces = vec![Piece::Datum(datum)];
    while let Some(piece) = pieces.pop() {
        if out.len() - start > max {
            out.push('…');
            return;
        }
        let (open, items, tail) = match piece {
            Piece::Text(text) => {
                out.push_str(text);
                continue;
            }
            Piece::Datum(datum) => match datum.kind() {
                Kind::List(items, tail) => ("(", items, tail.as_ref()),
                Kind::Vector(items) => ("#(", items, None),
                _ => {
                    write_datum(datum, out);
                    continue;
                }
            },
        };
        out.push_str(open);
        pieces.push(Piece::Text(")"));
        if let Some(tail) = tail {
            pieces.extend([Piece::Datum(tail), Piece::Text(" . ")]);
        }
        for (nth, item) in items.iter().enumerate().take(max).rev() {
            pieces.push(Piece::Datum(item));
            if nth > 0 {
                pieces.push(Piece::Text(" "));
            }
        }
    }
}

enum Part<'a> {
    Text(String),
    Expr(&'a Expr),
}

/// The text of a unit: locals as `name.number`, globals by name.
pub fn unit_text(unit: &Unit, globals: &Globals) -> String {
    let printer = Printer { unit, globals };
    let mut out = String::new();
    let mut parts = vec![Part::Expr(&unit.body)];
    while let Some(part) = parts.pop() {
        match part {
            Part::Text(text) => out.push_str(&text),
            Part::Expr(expr) => {
                let mut pieces = printer.pieces(expr);
                pieces.reverse();
                parts.append(&mut pieces);
            }
        }
    }
    out
}

struct Printer<'a> {
    unit: &'a Unit,
    globals: &'a Globals,
}

impl<'a> Printer<'a> {
    fn var(&self, var: VarId) -> String {
        format!("{}.{}", self.unit.vars[var.0 as usize].name, var.0)
    }

    fn pieces(&self, expr: &'a Expr) -> Vec<Part<'a>> {
        let global = |id| self.globals.info(id).name.to_string();
        match expr {
            Expr::Const(datum) => vec![Part::Text(constant(datum))],
            Expr::Unspecified => vec![Part::Text("#<unspecified>".into())],
            Expr::Local(var, _) => vec![Part::Text(self.var(*var))],
            Expr::Global(id, _) => vec![Part::Text(global(*id))],
            Expr::SetLocal(var, value, _) => form(format!("set! {}", self.var(*var)), [&**value]),
            Expr::SetGlobal(id, value, _) => form(format!("set! {}", global(*id)), [&**value]),
            Expr::DefineGlobal(id, value, _) => form(format!("define {}", global(*id)), [&**value]),
            Expr::If(parts) => form("if".into(), parts.iter()),
            Expr::And(parts) => form("and".into(), parts),
            Expr::Or(parts) => form("or".into(), parts),
            Expr::Seq(parts) => form("begin".into(), parts),
            Expr::Call(call) => {
                let mut pieces = vec![Part::Text("(".into()), Part::Expr(&call.callee)];
                pieces.extend(call.args.iter().flat_map(spaced));
                pieces.push(Part::Text(")".into()));
                pieces
            }
            Expr::Lambda(lambda) => match lambda.clauses.as_slice() {
                [clause] => self.clause(clause, "(lambda "),
                clauses => {
                    let mut pieces = vec![Part::Text("(case-lambda".into())];
                    pieces.extend(clauses.iter().flat_map(|clause| self.clause(clause, " (")));
                    pieces.push(Part::Text(")".into()));
                    pieces
                }
            },
            Expr::Let(bindings) => self.bindings("(let (", bindings),
            Expr::Letrec(bindings) => self.bindings("(letrec (", bindings),
        }
    }

    fn clause(&self, clause: &'a Clause, open: &str) -> Vec<Part<'a>> {
        let params: Vec<String> = clause.params.iter().map(|&var| self.var(var)).collect();
        let params = params.join(" ");
        let formals = match clause.rest {
            None => format!("({params})"),
            Some(rest) if params.is_empty() => self.var(rest),
            Some(rest) => format!("({params} . {})", self.var(rest)),
        };
        vec![Part::Text(format!("{open}{formals} ")), Part::Expr(&clause.body), Part::Text(")".into())]
    }

    fn bindings(&self, open: &str, bindings: &'a Let) -> Vec<Part<'a>> {
        let mut pieces = vec![Part::Text(open.into())];
        for (nth, (var, value)) in bindings.bindings.iter().enumerate() {
            let space = if nth == 0 { "" } else { " " };
            pieces.push(Part::Text(format!("{space}({} ", self.var(*var))));
            pieces.extend([Part::Expr(value), Part::Text(")".into())]);
        }
        pieces.extend([Part::Text(") ".into()), Part::Expr(&bindings.body), Part::Text(")".into())]);
        pieces
    }
}

fn form<'a>(head: String, parts: impl IntoIterator<Item = &'a Expr>) -> Vec<Part<'a>> {
    let mut pieces = vec![Part::Text(format!("({head}"))];
    pieces.extend(parts.into_iter().flat_map(spaced));
    pieces.push(Part::Text(")".into()));
    pieces
}

fn spaced(expr: &Expr) -> [Part<'_>; 2] {
    [Part::Text(" ".into()), Part::Expr(expr)]
}

fn constant(datum: &Datum) -> String {
    let mut text = String::new();
    if matches!(datum.kind(), Kind::Symbol(_) | Kind::List(..)) {
        text.push('\'');
    }
    write_data(datum, usize::MAX, &mut text);
    text
}
