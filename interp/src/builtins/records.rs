//! Records: what `define-record-type` expands to, and what there is to know of record types. Programs use
//! the procedures it defines, and those of `(srfi 99)`.

use crate::Value;
use crate::printer::value::{Style, brief, print};
use crate::value::{FromValue, Index, List, Record, RecordType, Rest, Symbol, Vector};
use crate::vm::primitive::{Cx, Exit, Failure, Outcome, wrong_type};
use macros::builtins;

pub use table::TABLE;

/// More arguments than any call passes; a longer list is circular.
const ROOM: usize = 1 << 24;

fn shown(cx: &Cx<'_>, value: Value) -> String {
    print(cx.heap, value, Style::Display)
}

/// The error for an access to a field of what is no such record. An accessor or modifier that has a name
/// gives it, else the field is named.
#[cold]
fn not_a_record(cx: &Cx<'_>, object: Value, ty: RecordType, index: usize, who: Option<Symbol>) -> Exit {
    let name = shown(cx, ty.name());
    if let Some(who) = who {
        return wrong_type(cx.heap, who.name(cx.heap), 0, &format!("a record of type {name}"), object);
    }
    let field = match index < ty.fields().len() {
        true => shown(cx, ty.fields().get(index)),
        false => index.to_string(),
    };
    let message = format!("field `{field}` wanted a record of type {name}, got {}", brief(cx.heap, object));
    Failure::new("type-error", message).irritant(object).into()
}

#[inline]
fn record_of(
    cx: &Cx<'_>,
    object: Value,
    ty: RecordType,
    index: Index,
    who: Option<Symbol>,
) -> Result<Record, Exit> {
    match Record::from_value(object) {
        Some(record) if record.is_a(ty) && index.0 < ty.fields().len() => Ok(record),
        _ => Err(not_a_record(cx, object, ty, index.0, who)),
    }
}

/// All fields of a type that adds some to those of its parent, and the mask of those that may change.
fn extended(cx: &mut Cx<'_>, parent: RecordType, own: Vector, mask: u64) -> Result<(Vector, u64), Exit> {
    let inherited = parent.fields();
    let (start, total) = (inherited.len(), inherited.len() + own.len());
    if total > RecordType::FIELDS_MAX {
        let message = format!("a record has at most {} fields, got {total}", RecordType::FIELDS_MAX);
        return Err(Failure::new("range-error", message).into());
    }
    let names = (0..start).map(|at| inherited.get(at)).chain((0..own.len()).map(|at| own.get(at)));
    let names: Vec<Value> = names.collect();
    Ok((Vector::from_slice(cx.heap, &names)?, parent.mutable() | (mask << start)))
}

/// Where a field is. The fields of a type hide those of its parent, which come first.
fn position(ty: RecordType, field: Value) -> Option<usize> {
    (0..ty.fields().len()).rev().find(|&at| ty.fields().get(at) == field)
}

/// The error for a constructor that sets what is not a field.
#[cold]
fn not_a_field(cx: &Cx<'_>, who: Symbol, ty: RecordType, field: Value) -> Exit {
    let names: Vec<String> = (0..ty.fields().len()).map(|at| shown(cx, ty.fields().get(at))).collect();
    let message = format!(
        "`{}` sets `{}`, which is not a field of {}; the fields are: {}",
        who.name(cx.heap),
        shown(cx, field),
        shown(cx, ty.name()),
        names.join(" ")
    );
    Failure::new("type-error", message).irritant(field).into()
}

/// The error of a constructor for a wrong number of arguments.
#[cold]
fn wrong_number(cx: &Cx<'_>, who: Value, ty: RecordType, wanted: usize, got: usize) -> Exit {
    let who = match Symbol::from_value(who) {
        Some(name) => format!("`{}`", name.name(cx.heap)),
        None => format!("the constructor of {}", shown(cx, ty.name())),
    };
    let arguments = if wanted == 1 { "argument" } else { "arguments" };
    Failure::new("arity-error", format!("{who} wanted {wanted} {arguments}, got {got}")).into()
}

#[builtins(library = "lambdust internal")]
mod table {
    use super::*;

    /// A new record type: name, names of its fields, a mask of those that may change, and the type it
    /// extends, `#f` for none.
    ///
    /// `(%make-record-type 'point '#(x y) 0) ; => #<record-type point>`
    #[builtin("%make-record-type", effect = Writes)]
    fn make_record_type(
        cx: &mut Cx<'_>,
        name: Symbol,
        fields: Vector,
        mutable: Index,
        parent: Option<Value>,
    ) -> Outcome {
        let names = (0..fields.len()).map(|index| fields.get(index));
        if let Some(wrong) = names.into_iter().find(|name| Symbol::from_value(*name).is_none()) {
            return Err(cx.wrong_type(1, "a vector of symbols", wrong));
        }
        let mask = mutable.0 as u64;
        let parent = parent.unwrap_or(Value::FALSE);
        if parent == Value::FALSE {
            return Ok(RecordType::new(cx.heap, name.into(), fields, mask, parent).into());
        }
        let Some(extends) = RecordType::from_value(parent) else {
            let message = format!(
                "the parent of {} has to be a record type, got {}",
                name.name(cx.heap),
                brief(cx.heap, parent)
            );
            return Err(Failure::new("type-error", message).irritant(parent).into());
        };
        let (fields, mask) = extended(cx, extends, fields, mask)?;
        Ok(RecordType::new(cx.heap, name.into(), fields, mask, parent).into())
    }

    /// A new record with a value for each field.
    ///
    /// `(%record (%make-record-type 'point '#(x y) 0) 1 2) ; => #<record point x: 1 y: 2>`
    #[builtin("%record", effect = Writes)]
    fn record(cx: &mut Cx<'_>, ty: RecordType, fields: Rest<'_, Value>) -> Outcome {
        let (wanted, got) = (ty.fields().len(), fields.values().len());
        if wanted != got {
            let name = shown(cx, ty.name());
            let message = format!("a record of type {name} has {wanted} fields, got {got}");
            return Err(Failure::new("arity-error", message).into());
        }
        Record::new(cx.heap, ty, fields.values()).map(Value::from)
    }

    /// A new record from a list of values for the fields at these positions, or for all with `#f`; the other
    /// fields are unspecified. `who` is the name of the constructor, or `#f`.
    ///
    /// `(%record-from 'make (%make-record-type 'point '#(x y) 0) #f '(1 2)) ; => #<record point x: 1 y: 2>`
    #[builtin("%record-from", effect = Writes)]
    fn record_from(cx: &mut Cx<'_>, who: Value, ty: RecordType, positions: Value, values: List) -> Outcome {
        let total = ty.fields().len();
        let Some(values) = values.items(ROOM) else {
            return Err(cx.wrong_type(3, "a list of values", values.0));
        };
        let Some(positions) = Vector::from_value(positions) else {
            if values.len() != total {
                return Err(wrong_number(cx, who, ty, total, values.len()));
            }
            return Record::new(cx.heap, ty, &values).map(Value::from);
        };
        if values.len() != positions.len() {
            return Err(wrong_number(cx, who, ty, positions.len(), values.len()));
        }
        let mut fields = vec![Value::UNSPECIFIED; total];
        for (at, &value) in values.iter().enumerate() {
            match Index::from_value(positions.get(at)) {
                Some(Index(position)) if position < total => fields[position] = value,
                _ => return Err(cx.wrong_type(2, "positions of fields", positions.into())),
            }
        }
        Record::new(cx.heap, ty, &fields).map(Value::from)
    }

    /// Where the fields are that a constructor sets.
    ///
    /// `(%record-positions (%make-record-type 'point '#(x y) 0) '#(y) 'make) ; => #(1)`
    #[builtin("%record-positions")]
    fn record_positions(cx: &mut Cx<'_>, ty: RecordType, fields: Vector, who: Symbol) -> Outcome {
        let mut positions = Vec::with_capacity(fields.len());
        for field in (0..fields.len()).map(|at| fields.get(at)) {
            match position(ty, field) {
                Some(at) => positions.push(Value::fixnum(at as i64)),
                None => return Err(not_a_field(cx, who, ty, field)),
            }
        }
        Vector::from_slice(cx.heap, &positions).map(Value::from)
    }

    /// Whether the value is a record of this type.
    ///
    /// `(%record? 5 (%make-record-type 'point '#(x y) 0)) ; => #f`
    #[builtin("%record?")]
    fn is_record(value: Value, ty: RecordType) -> bool {
        Record::from_value(value).is_some_and(|record| record.is_a(ty))
    }

    /// The field of a record at an index; `who` is the name of the accessor.
    ///
    /// `(let ((t (%make-record-type 'point '#(x y) 0))) (%record-ref (%record t 1 2) t 1)) ; => 2`
    #[builtin("%record-ref", effect = Reads)]
    fn record_ref(
        cx: &mut Cx<'_>,
        object: Value,
        ty: RecordType,
        index: Index,
        who: Option<Symbol>,
    ) -> Outcome {
        Ok(record_of(cx, object, ty, index, who)?.get(index.0))
    }

    /// Replaces the field of a record at an index; `who` is the name of the modifier.
    ///
    /// `(let* ((t (%make-record-type 'cell '#(x) 1)) (r (%record t 1))) (%record-set! r t 0 5) r) ; => #<record cell x: 5>`
    #[builtin("%record-set!", effect = Writes)]
    fn record_set(
        cx: &mut Cx<'_>,
        object: Value,
        ty: RecordType,
        index: Index,
        value: Value,
        who: Option<Symbol>,
    ) -> Result<(), Exit> {
        let record = record_of(cx, object, ty, index, who)?;
        cx.check_mutable(object)?;
        record.set(cx.heap, index.0, value);
        Ok(())
    }

    /// Whether the value is a record type.
    ///
    /// `(%record-type? 5) ; => #f`
    #[builtin("%record-type?")]
    fn is_record_type(value: Value) -> bool {
        RecordType::from_value(value).is_some()
    }

    /// The type of a record, `#f` for everything else.
    ///
    /// `(%record-type 5) ; => #f`
    #[builtin("%record-type")]
    fn record_type(value: Value) -> Value {
        Record::from_value(value).map_or(Value::FALSE, |record| record.record_type().into())
    }

    /// The name of a record type.
    ///
    /// `(%record-type-name (%make-record-type 'point '#(x y) 0)) ; => point`
    #[builtin("%record-type-name")]
    fn record_type_name(ty: RecordType) -> Value {
        ty.name()
    }

    /// The type that a record type extends, or `#f`.
    ///
    /// `(%record-type-parent (%make-record-type 'point '#(x y) 0)) ; => #f`
    #[builtin("%record-type-parent")]
    fn record_type_parent(ty: RecordType) -> Value {
        ty.parent()
    }

    /// The names of all fields of a record type, those of its parent first.
    ///
    /// `(%record-type-fields (%make-record-type 'point '#(x y) 0)) ; => #(x y)`
    #[builtin("%record-type-fields")]
    fn record_type_fields(ty: RecordType) -> Value {
        ty.fields().into()
    }

    /// How many fields a record type has from its parent.
    ///
    /// `(%record-type-start (%make-record-type 'point '#(x y) 0)) ; => 0`
    #[builtin("%record-type-start")]
    fn record_type_start(ty: RecordType) -> Value {
        let parent = RecordType::from_value(ty.parent());
        Value::fixnum(parent.map_or(0, |parent| parent.fields().len() as i64))
    }

    /// How many fields a record can have.
    ///
    /// `(%record-fields-max) ; => 60`
    #[builtin("%record-fields-max")]
    fn record_fields_max() -> usize {
        RecordType::FIELDS_MAX
    }

    /// The index of a field, `#f` when the type has none of this name.
    ///
    /// `(%record-field (%make-record-type 'point '#(x y) 0) 'y) ; => 1`
    #[builtin("%record-field")]
    fn record_field(ty: RecordType, name: Value) -> Value {
        position(ty, name).map_or(Value::FALSE, |at| Value::fixnum(at as i64))
    }

    /// Whether the field at an index may change.
    ///
    /// `(%record-field-mutable? (%make-record-type 'point '#(x y) 2) 1) ; => #t`
    #[builtin("%record-field-mutable?")]
    fn is_record_field_mutable(ty: RecordType, index: Index) -> bool {
        index.0 < RecordType::FIELDS_MAX && (ty.mutable() >> index.0) & 1 == 1
    }
}
