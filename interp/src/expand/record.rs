//! `define-record-type`: the constructor, predicate, accessors and modifiers of a record type are
//! ordinary procedures over a few primitives. They refer to the type by a variable of their own, so a
//! later definition of the type's name does not break them.

use super::body::Body;
use super::definition::integer;
use super::procedure::lambda;
use super::syntax::{Ident, Syntax};
use super::{Expansion, Form, Outcome, Place, Task};
use crate::datum::{Datum, Kind};
use crate::diagnostic::Diagnostic;
use crate::ir::{Clause, Expr, Let, VarId};
use crate::source::Span;
use crate::symbol::Symbol;

/// How many fields a record can have: the mask of its mutable fields is a fixnum.
const FIELDS_MAX: usize = 60;

struct Record {
    /// The name that is bound to the type.
    binding: Syntax,
    /// What instances are called: the name without `<>`.
    name: Symbol,
    /// Its name, and the fields it sets in the order of its arguments.
    constructor: Option<(Syntax, Vec<usize>)>,
    predicate: Option<Syntax>,
    fields: Vec<Field>,
}

struct Field {
    name: Symbol,
    accessor: Option<Syntax>,
    modifier: Option<Syntax>,
}

impl Expansion {
    pub(super) fn define_record_top(&mut self, form: &Syntax, place: Place) -> Outcome {
        let record = self.record(form)?;
        let span = form.span();
        let rtd = self.variable(record.name, span);
        let made = self.record_type(&record, span);
        let mut body = Vec::new();
        for (name, value) in self.record_procedures(&record, rtd, span) {
            if let Some(ident) = name.ident() {
                let global = self.define_global(&ident, &name, place.scope);
                body.push(Expr::DefineGlobal(global, Box::new(value), span));
            }
        }
        body.push(Expr::Unspecified);
        self.leave(Expr::Let(Box::new(Let { bindings: vec![(rtd, made)], body: Expr::Seq(body) })))
    }

    pub(super) fn define_record_inside(&mut self, body: &mut Body, form: &Syntax) -> Outcome {
        let record = self.record(form)?;
        let span = form.span();
        let rtd = self.variable(record.name, span);
        let made = self.record_type(&record, span);
        body.bind(rtd, Task::Then(Box::new(move |x| x.leave(made))));
        for (name, value) in self.record_procedures(&record, rtd, span) {
            if let Some(ident) = name.ident() {
                let var = self.bind_definition(ident, &name, body)?;
                body.bind(var, Task::Then(Box::new(move |x| x.leave(value))));
            }
        }
        Ok(())
    }

    fn record(&self, form: &Syntax) -> Result<Record, Diagnostic> {
        let misuse = |at: &Syntax, message: &str| Err(self.misuse(Form::DefineRecordType, at, message));
        let parts = self.parts(Form::DefineRecordType, form, 2, usize::MAX)?;
        let (constructor, rest) = (&parts[1], &parts[2..]);
        // As in SRFI 131, the name may stand in a list, where the name of a parent would follow.
        let binding = match parts[0].as_proper_list().as_deref() {
            None => parts[0].clone(),
            Some([name]) => name.clone(),
            Some(_) => return misuse(&parts[0], "a type that extends another is not supported"),
        };
        let Some(ident) = binding.ident() else { return misuse(&binding, "the type needs a name") };
        let text = ident.symbol().as_str();
        let name = text.strip_prefix('<').and_then(|text| text.strip_suffix('>')).unwrap_or(text);
        let predicate = match rest.first() {
            None => None,
            Some(predicate) if predicate.ident().is_some() => Some(predicate.clone()),
            Some(predicate) => match boolean(predicate) {
                Some(true) => Some(renamed(&binding, &ident, &format!("{name}?"))),
                Some(false) => None,
                None => return misuse(predicate, "the predicate is a name, #t for the usual name, or #f"),
            },
        };
        let specs = rest.get(1..).unwrap_or_default();
        if specs.len() > FIELDS_MAX {
            return misuse(form, &format!("a record has at most {FIELDS_MAX} fields, got {}", specs.len()));
        }
        let mut fields: Vec<Field> = Vec::with_capacity(specs.len());
        for spec in specs {
            let field = self.record_field(spec)?;
            if fields.iter().any(|other| other.name == field.name) {
                return misuse(spec, &format!("the field `{}` is declared twice", field.name));
            }
            fields.push(field);
        }
        let constructor = match boolean(constructor) {
            Some(true) => self.constructor(&renamed(&binding, &ident, &format!("make-{name}")), &fields)?,
            _ => self.constructor(constructor, &fields)?,
        };
        Ok(Record { binding, name: Symbol::intern(name), constructor, predicate, fields })
    }

    fn record_field(&self, spec: &Syntax) -> Result<Field, Diagnostic> {
        let names = match spec.ident() {
            Some(_) => vec![spec.clone()],
            None => spec.as_proper_list().unwrap_or_default(),
        };
        let ident = names.first().and_then(Syntax::ident);
        match ident {
            Some(ident) if names.len() <= 3 && names.iter().all(|name| name.ident().is_some()) => Ok(Field {
                name: ident.symbol(),
                accessor: names.get(1).cloned(),
                modifier: names.get(2).cloned(),
            }),
            _ => Err(self.misuse(
                Form::DefineRecordType,
                spec,
                "a field is (name accessor) or (name accessor modifier)",
            )),
        }
    }

    fn constructor(
        &self,
        spec: &Syntax,
        fields: &[Field],
    ) -> Result<Option<(Syntax, Vec<usize>)>, Diagnostic> {
        if boolean(spec) == Some(false) {
            return Ok(None);
        }
        if spec.ident().is_some() {
            return Ok(Some((spec.clone(), (0..fields.len()).collect())));
        }
        let parts = spec.as_proper_list().unwrap_or_default();
        let [name, args @ ..] = parts.as_slice() else {
            return Err(self.misuse(
                Form::DefineRecordType,
                spec,
                "the constructor is (name field …), a name, #t for the usual name, or #f",
            ));
        };
        if name.ident().is_none() {
            return Err(self.misuse(Form::DefineRecordType, name, "the constructor needs a name"));
        }
        let mut positions = Vec::with_capacity(args.len());
        for arg in args {
            let wanted = arg.ident().map(|ident| ident.symbol());
            let Some(position) = fields.iter().position(|field| Some(field.name) == wanted) else {
                let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
                let message = match wanted {
                    Some(name) => format!(
                        "the constructor sets `{name}`, which is not a field; the fields are: {}",
                        names.join(" ")
                    ),
                    None => "a constructor takes the names of fields".to_string(),
                };
                return Err(self.misuse(Form::DefineRecordType, arg, message));
            };
            if positions.contains(&position) {
                return Err(self.misuse(
                    Form::DefineRecordType,
                    arg,
                    "the constructor sets this field twice",
                ));
            }
            positions.push(position);
        }
        Ok(Some((name.clone(), positions)))
    }

    /// `(%make-record-type 'name '#(field …) mask)`; bit n of the mask is set when field n is mutable.
    fn record_type(&self, record: &Record, span: Span) -> Expr {
        let symbol = |name: Symbol| Datum::new(Kind::Symbol(name), span);
        let names = record.fields.iter().map(|field| symbol(field.name)).collect();
        let mask = record.fields.iter().zip(0..).filter(|(field, _)| field.modifier.is_some());
        let mask = mask.fold(0, |mask: i64, (_, nth)| mask | 1 << nth);
        let fields = Datum::new(Kind::Vector(names), span);
        let args = vec![Expr::Const(symbol(record.name)), Expr::Const(fields), integer(mask)];
        self.core_call("%make-record-type", args, span)
    }

    /// The names that the form defines, with their values.
    fn record_procedures(&mut self, record: &Record, rtd: VarId, span: Span) -> Vec<(Syntax, Expr)> {
        let mut defined = vec![(record.binding.clone(), Expr::Local(rtd, span))];
        if let Some((name, positions)) = &record.constructor {
            let params: Vec<VarId> =
                positions.iter().map(|&at| self.variable(record.fields[at].name, span)).collect();
            let mut args = vec![Expr::Unspecified; record.fields.len()];
            for (&position, &var) in positions.iter().zip(&params) {
                args[position] = Expr::Local(var, span);
            }
            args.insert(0, Expr::Local(rtd, span));
            defined.push((name.clone(), self.record_procedure(name, params, "%record", args, span)));
        }
        let object = |x: &mut Expansion| x.variable(record.name, span);
        if let Some(name) = &record.predicate {
            let var = object(self);
            let args = vec![Expr::Local(var, span), Expr::Local(rtd, span)];
            defined.push((name.clone(), self.record_procedure(name, vec![var], "%record?", args, span)));
        }
        for (field, nth) in record.fields.iter().zip(0..) {
            if let Some(name) = &field.accessor {
                let var = object(self);
                let args = vec![Expr::Local(var, span), Expr::Local(rtd, span), integer(nth)];
                defined
                    .push((name.clone(), self.record_procedure(name, vec![var], "%record-ref", args, span)));
            }
            if let Some(name) = &field.modifier {
                let (var, new) = (object(self), self.variable(field.name, span));
                let args = vec![
                    Expr::Local(var, span),
                    Expr::Local(rtd, span),
                    integer(nth),
                    Expr::Local(new, span),
                ];
                defined.push((
                    name.clone(),
                    self.record_procedure(name, vec![var, new], "%record-set!", args, span),
                ));
            }
        }
        defined
    }

    fn record_procedure(
        &self,
        name: &Syntax,
        params: Vec<VarId>,
        primitive: &str,
        args: Vec<Expr>,
        span: Span,
    ) -> Expr {
        let body = self.core_call(primitive, args, span);
        lambda(name.ident().map(|ident| ident.symbol()), vec![Clause { params, rest: None, body }], span)
    }
}

fn boolean(syntax: &Syntax) -> Option<bool> {
    match syntax.as_plain()?.kind() {
        Kind::Boolean(value) => Some(*value),
        _ => None,
    }
}

/// A name made of the name of the type. It belongs to whoever wrote that one.
fn renamed(binding: &Syntax, ident: &Ident, text: &str) -> Syntax {
    let name = Symbol::intern(text);
    match ident.as_alias() {
        None => Syntax::Plain(Datum::new(Kind::Symbol(name), binding.span())),
        Some(alias) => {
            let of = Ident::plain(name);
            Syntax::Alias(Ident::alias(of, alias.home, alias.by.clone()), binding.span())
        }
    }
}
