//! `define-record-type`: the constructor, predicate, accessors and modifiers of a record type are
//! ordinary procedures over a few primitives. They refer to the type by a variable of their own, so a
//! later definition of the type's name does not break them. Of a type that extends another the fields of
//! the parent are known only when it is made; then the procedures ask it where the fields are.

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
pub(crate) const FIELDS_MAX: usize = 60;

struct Record {
    /// The name that is bound to the type.
    binding: Syntax,
    /// What instances are called: the name without `<>`.
    name: Symbol,
    /// An expression for the type that it extends.
    parent: Option<Syntax>,
    constructor: Option<Constructor>,
    predicate: Option<Syntax>,
    fields: Vec<Field>,
}

struct Constructor {
    name: Syntax,
    sets: Sets,
}

/// The fields that a constructor sets, in the order of its arguments.
enum Sets {
    /// Fields of a type without parent, by their positions.
    Own(Vec<usize>),
    /// Fields that may be a parent's: their positions are known when the type is made.
    Named(Vec<Symbol>),
    /// All fields, those of a parent first.
    All,
}

struct Field {
    name: Symbol,
    accessor: Syntax,
    modifier: Option<Syntax>,
}

/// The variables that the procedures of a type refer to.
struct Hidden {
    rtd: VarId,
    /// How many fields come from the parent, if there is one.
    start: Option<VarId>,
    /// The positions of the fields that the constructor names.
    positions: Option<VarId>,
}

impl Expansion {
    pub(super) fn define_record_top(&mut self, form: &Syntax, place: Place) -> Outcome {
        let record = self.record(form)?;
        let span = form.span();
        let Some(parent) = record.parent.clone() else {
            let defined = self.record_top(&record, None, span, place);
            return self.leave(defined);
        };
        self.build([Task::Expr(parent, place.deeper(2))], move |x, [parent]| {
            x.record_top(&record, Some(parent), span, place)
        });
        Ok(())
    }

    fn record_top(&mut self, record: &Record, parent: Option<Expr>, span: Span, place: Place) -> Expr {
        let hidden = self.hidden(record, span);
        let made = self.record_type(record, parent, span);
        let layout = self.layout(record, &hidden, span);
        let mut body = Vec::new();
        for (name, value) in self.record_procedures(record, &hidden) {
            if let Some(ident) = name.ident() {
                let global = self.define_global(&ident, &name, place.scope);
                body.push(Expr::DefineGlobal(global, Box::new(value), span));
            }
        }
        body.push(Expr::Unspecified);
        let body = match layout.is_empty() {
            true => Expr::Seq(body),
            false => Expr::Let(Box::new(Let { bindings: layout, body: Expr::Seq(body) })),
        };
        Expr::Let(Box::new(Let { bindings: vec![(hidden.rtd, made)], body }))
    }

    pub(super) fn define_record_inside(&mut self, body: &mut Body, form: &Syntax) -> Outcome {
        let record = self.record(form)?;
        let span = form.span();
        let hidden = self.hidden(&record, span);
        let layout = self.layout(&record, &hidden, span);
        let procedures = self.record_procedures(&record, &hidden);
        let place = body.place().deeper(2);
        let made = move |x: &mut Expansion| match record.parent.clone() {
            None => x.leave(x.record_type(&record, None, span)),
            Some(parent) => {
                x.build([Task::Expr(parent, place)], move |x, [parent]| {
                    x.record_type(&record, Some(parent), span)
                });
                Ok(())
            }
        };
        body.bind(hidden.rtd, Task::Then(Box::new(made)));
        for (var, value) in layout {
            body.bind(var, Task::Then(Box::new(move |x| x.leave(value))));
        }
        for (name, value) in procedures {
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
        let (binding, parent) = match parts[0].as_proper_list().as_deref() {
            None => (parts[0].clone(), None),
            Some([name]) => (name.clone(), None),
            Some([name, parent]) => (name.clone(), Some(parent.clone())),
            Some(_) => return misuse(&parts[0], "the type is a name or (name parent)"),
        };
        let parent = parent.filter(|parent| boolean(parent) != Some(false));
        let Some(ident) = binding.ident() else { return misuse(&binding, "the type needs a name") };
        let text = ident.symbol().as_str();
        let name = text.strip_prefix('<').and_then(|text| text.strip_suffix('>')).unwrap_or(text);
        let predicate = match rest.first() {
            None => None,
            Some(predicate) if predicate.ident().is_some() => Some(predicate.clone()),
            Some(predicate) => match boolean(predicate) {
                Some(true) => Some(renamed(&binding, &ident, &format!("{text}?"))),
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
            let field =
                self.record_field(spec, &|rest| renamed(&binding, &ident, &format!("{text}-{rest}")))?;
            if fields.iter().any(|other| other.name == field.name) {
                return misuse(spec, &format!("the field `{}` is declared twice", field.name));
            }
            fields.push(field);
        }
        let constructor = match boolean(constructor) {
            Some(true) => {
                let name = renamed(&binding, &ident, &format!("make-{text}"));
                self.constructor(&name, &fields, parent.is_some())?
            }
            _ => self.constructor(constructor, &fields, parent.is_some())?,
        };
        Ok(Record { binding, name: Symbol::intern(name), parent, constructor, predicate, fields })
    }

    /// A field; `implied` makes a name from the name of the type and this text.
    fn record_field(&self, spec: &Syntax, implied: &dyn Fn(&str) -> Syntax) -> Result<Field, Diagnostic> {
        let names = match spec.ident() {
            Some(_) => vec![spec.clone()],
            None => spec.as_proper_list().unwrap_or_default(),
        };
        let ident = names.first().and_then(Syntax::ident);
        let Some(ident) =
            ident.filter(|_| names.len() <= 3 && names.iter().all(|name| name.ident().is_some()))
        else {
            return Err(self.misuse(
                Form::DefineRecordType,
                spec,
                "a field is (name accessor), (name accessor modifier), or name or (name) for the usual names",
            ));
        };
        let name = ident.symbol();
        let accessor = names.get(1).cloned().unwrap_or_else(|| implied(name.as_str()));
        let modifier = match spec.ident() {
            None if names.len() == 1 => Some(implied(&format!("{name}-set!"))),
            _ => names.get(2).cloned(),
        };
        Ok(Field { name, accessor, modifier })
    }

    fn constructor(
        &self,
        spec: &Syntax,
        fields: &[Field],
        extends: bool,
    ) -> Result<Option<Constructor>, Diagnostic> {
        if boolean(spec) == Some(false) {
            return Ok(None);
        }
        if spec.ident().is_some() {
            let sets = if extends { Sets::All } else { Sets::Own((0..fields.len()).collect()) };
            return Ok(Some(Constructor { name: spec.clone(), sets }));
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
        let names = self.constructor_fields(args)?;
        let sets = match extends {
            true => Sets::Named(names),
            false => Sets::Own(self.constructor_positions(args, &names, fields)?),
        };
        Ok(Some(Constructor { name: name.clone(), sets }))
    }

    /// The names of the fields that a constructor sets, each once.
    fn constructor_fields(&self, args: &[Syntax]) -> Result<Vec<Symbol>, Diagnostic> {
        let misuse = |at: &Syntax, message: &str| Err(self.misuse(Form::DefineRecordType, at, message));
        let mut names = Vec::with_capacity(args.len());
        for arg in args {
            match arg.ident().map(|ident| ident.symbol()) {
                None => return misuse(arg, "a constructor takes the names of fields"),
                Some(name) if names.contains(&name) => {
                    return misuse(arg, "the constructor sets this field twice");
                }
                Some(name) => names.push(name),
            }
        }
        Ok(names)
    }

    fn constructor_positions(
        &self,
        args: &[Syntax],
        names: &[Symbol],
        fields: &[Field],
    ) -> Result<Vec<usize>, Diagnostic> {
        let mut positions = Vec::with_capacity(args.len());
        for (arg, name) in args.iter().zip(names) {
            let Some(position) = fields.iter().position(|field| field.name == *name) else {
                let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
                let message = format!(
                    "the constructor sets `{name}`, which is not a field; the fields are: {}",
                    names.join(" ")
                );
                return Err(self.misuse(Form::DefineRecordType, arg, message));
            };
            positions.push(position);
        }
        Ok(positions)
    }

    fn hidden(&mut self, record: &Record, span: Span) -> Hidden {
        let rtd = self.variable(record.name, span);
        let start = record.parent.as_ref().map(|_| self.variable(Symbol::intern("start"), span));
        let positions = match &record.constructor {
            Some(Constructor { sets: Sets::Named(_), .. }) => {
                Some(self.variable(Symbol::intern("positions"), span))
            }
            _ => None,
        };
        Hidden { rtd, start, positions }
    }

    /// `(%make-record-type 'name '#(field …) mask)`, and the parent if there is one; bit n of the mask is set
    /// when field n is mutable.
    fn record_type(&self, record: &Record, parent: Option<Expr>, span: Span) -> Expr {
        let names: Vec<Symbol> = record.fields.iter().map(|field| field.name).collect();
        let mask = record.fields.iter().zip(0..).filter(|(field, _)| field.modifier.is_some());
        let mask = mask.fold(0, |mask: i64, (_, nth)| mask | 1 << nth);
        let mut args = vec![quoted(record.name, span), quoted_vector(&names, span), integer(mask)];
        args.extend(parent);
        self.core_call("%make-record-type", args, span)
    }

    /// What is known of an extended type once it is made.
    fn layout(&self, record: &Record, hidden: &Hidden, span: Span) -> Vec<(VarId, Expr)> {
        let rtd = Expr::Local(hidden.rtd, span);
        let mut bindings = Vec::new();
        if let Some(start) = hidden.start {
            bindings.push((start, self.core_call("%record-type-start", vec![rtd.clone()], span)));
        }
        if let (Some(var), Some(Constructor { name, sets: Sets::Named(names) })) =
            (hidden.positions, &record.constructor)
        {
            let args = vec![rtd, quoted_vector(names, span), quoted_name(name, span)];
            bindings.push((var, self.core_call("%record-positions", args, span)));
        }
        bindings
    }

    /// The names that the form defines, with their values. Nothing in them has a place in the program, so that
    /// errors have that of the call.
    fn record_procedures(&mut self, record: &Record, hidden: &Hidden) -> Vec<(Syntax, Expr)> {
        let span = Span::NONE;
        let rtd = Expr::Local(hidden.rtd, span);
        let mut defined = vec![(record.binding.clone(), rtd.clone())];
        if let Some(constructor) = &record.constructor {
            defined.push((constructor.name.clone(), self.record_maker(record, constructor, hidden)));
        }
        let object = |x: &mut Expansion| x.variable(record.name, span);
        if let Some(name) = &record.predicate {
            let var = object(self);
            let args = vec![Expr::Local(var, span), rtd.clone()];
            defined.push((name.clone(), self.record_procedure(name, vec![var], "%record?", args)));
        }
        for (field, nth) in record.fields.iter().zip(0..) {
            let index = match hidden.start {
                None => integer(nth),
                Some(start) => self.core_call("+", vec![Expr::Local(start, span), integer(nth)], span),
            };
            // Without a parent the access is one instruction, whose errors name the procedure it stands in.
            let who = |name| hidden.start.map(|_| quoted_name(name, span));
            let (name, var) = (&field.accessor, object(self));
            let mut args = vec![Expr::Local(var, span), rtd.clone(), index.clone()];
            args.extend(who(name));
            defined.push((name.clone(), self.record_procedure(name, vec![var], "%record-ref", args)));
            if let Some(name) = &field.modifier {
                let (var, new) = (object(self), self.variable(field.name, span));
                let mut args = vec![Expr::Local(var, span), rtd.clone(), index, Expr::Local(new, span)];
                args.extend(who(name));
                let modifier = self.record_procedure(name, vec![var, new], "%record-set!", args);
                defined.push((name.clone(), modifier));
            }
        }
        defined
    }

    /// The constructor of a record type.
    fn record_maker(&mut self, record: &Record, constructor: &Constructor, hidden: &Hidden) -> Expr {
        let span = Span::NONE;
        let name = &constructor.name;
        let rtd = Expr::Local(hidden.rtd, span);
        match &constructor.sets {
            Sets::Own(positions) => {
                let params: Vec<VarId> =
                    positions.iter().map(|&at| self.variable(record.fields[at].name, span)).collect();
                let mut args = vec![Expr::Unspecified; record.fields.len()];
                for (&position, &var) in positions.iter().zip(&params) {
                    args[position] = Expr::Local(var, span);
                }
                args.insert(0, rtd);
                self.record_procedure(name, params, "%record", args)
            }
            Sets::Named(names) => {
                let params: Vec<VarId> = names.iter().map(|&name| self.variable(name, span)).collect();
                let values = params.iter().map(|&var| Expr::Local(var, span)).collect();
                let values = self.core_call("list", values, span);
                let positions = hidden.positions.map_or(Expr::Unspecified, |var| Expr::Local(var, span));
                let args = vec![quoted_name(name, span), rtd, positions, values];
                self.record_procedure(name, params, "%record-from", args)
            }
            Sets::All => {
                let values = self.variable(Symbol::intern("values"), span);
                let all = Expr::Const(Datum::new(Kind::Boolean(false), span));
                let args = vec![quoted_name(name, span), rtd, all, Expr::Local(values, span)];
                let body = self.core_call("%record-from", args, span);
                let clause = Clause { params: Vec::new(), rest: Some(values), body };
                lambda(name.ident().map(|ident| ident.symbol()), vec![clause], span)
            }
        }
    }

    fn record_procedure(&self, name: &Syntax, params: Vec<VarId>, primitive: &str, args: Vec<Expr>) -> Expr {
        let body = self.core_call(primitive, args, Span::NONE);
        let clause = Clause { params, rest: None, body };
        lambda(name.ident().map(|ident| ident.symbol()), vec![clause], Span::NONE)
    }
}

fn quoted(name: Symbol, span: Span) -> Expr {
    Expr::Const(Datum::new(Kind::Symbol(name), span))
}

/// The name itself, for the errors of what it names.
fn quoted_name(name: &Syntax, span: Span) -> Expr {
    name.ident().map_or(Expr::Unspecified, |ident| quoted(ident.symbol(), span))
}

fn quoted_vector(names: &[Symbol], span: Span) -> Expr {
    let names = names.iter().map(|&name| Datum::new(Kind::Symbol(name), span)).collect();
    Expr::Const(Datum::new(Kind::Vector(names), span))
}

fn boolean(syntax: &Syntax) -> Option<bool> {
    match syntax.as_plain()?.kind() {
        Kind::Boolean(value) => Some(*value),
        _ => None,
    }
}

/// A name made of the name of the type. It belongs to whoever wrote that one.
fn renamed(binding: &Syntax, ident: &Ident, text: &str) -> Syntax {
    match ident.renamed(Symbol::intern(text)) {
        plain if plain.as_alias().is_none() => {
            Syntax::Plain(Datum::new(Kind::Symbol(plain.symbol()), binding.span()))
        }
        alias => Syntax::Alias(alias, binding.span()),
    }
}
