//! Records: what `define-record-type` expands to. Programs use the procedures it defines.

use crate::Value;
use crate::printer::value::{Style, brief, print};
use crate::value::{FromValue, Index, Record, RecordType, Rest, Symbol, Vector};
use crate::vm::primitive::{Cx, Exit, Failure, Outcome};
use macros::builtins;

pub use table::TABLE;

/// The error for an access to a field of what is no such record.
#[cold]
fn not_a_record(cx: &Cx<'_>, object: Value, ty: RecordType, index: usize) -> Exit {
    let name = print(cx.heap, ty.name(), Style::Display);
    let field = match index < ty.fields().len() {
        true => print(cx.heap, ty.fields().get(index), Style::Display),
        false => index.to_string(),
    };
    let message = format!("field `{field}` wanted a record of type {name}, got {}", brief(cx.heap, object));
    Failure::new("type-error", message).irritant(object).into()
}

#[inline]
fn record_of(cx: &Cx<'_>, object: Value, ty: RecordType, index: Index) -> Result<Record, Exit> {
    match Record::from_value(object) {
        Some(record) if record.is_a(ty) && index.0 < ty.fields().len() => Ok(record),
        _ => Err(not_a_record(cx, object, ty, index.0)),
    }
}

#[builtins(library = "lambdust internal")]
mod table {
    use super::*;

    /// A new record type: name, names of its fields, and a mask of those that may change.
    ///
    /// `(%make-record-type 'point '#(x y) 0) ; => #<record-type point>`
    #[builtin("%make-record-type", effect = Writes)]
    fn make_record_type(cx: &mut Cx<'_>, name: Symbol, fields: Vector, mutable: Index) -> Outcome {
        let names = (0..fields.len()).map(|index| fields.get(index));
        if let Some(wrong) = names.into_iter().find(|name| Symbol::from_value(*name).is_none()) {
            return Err(cx.wrong_type(1, "a vector of symbols", wrong));
        }
        Ok(RecordType::new(cx.heap, name.into(), fields, mutable.0 as u64, Value::FALSE).into())
    }

    /// A new record with a value for each field.
    ///
    /// `(%record (%make-record-type 'point '#(x y) 0) 1 2) ; => #<record point x: 1 y: 2>`
    #[builtin("%record", effect = Writes)]
    fn record(cx: &mut Cx<'_>, ty: RecordType, fields: Rest<'_, Value>) -> Outcome {
        let (wanted, got) = (ty.fields().len(), fields.values().len());
        if wanted != got {
            let name = print(cx.heap, ty.name(), Style::Display);
            let message = format!("a record of type {name} has {wanted} fields, got {got}");
            return Err(Failure::new("arity-error", message).into());
        }
        Record::new(cx.heap, ty, fields.values()).map(Value::from)
    }

    /// Whether the value is a record of this type.
    ///
    /// `(%record? 5 (%make-record-type 'point '#(x y) 0)) ; => #f`
    #[builtin("%record?")]
    fn is_record(value: Value, ty: RecordType) -> bool {
        Record::from_value(value).is_some_and(|record| record.is_a(ty))
    }

    /// The field of a record at an index.
    ///
    /// `(let ((t (%make-record-type 'point '#(x y) 0))) (%record-ref (%record t 1 2) t 1)) ; => 2`
    #[builtin("%record-ref", effect = Reads)]
    fn record_ref(cx: &mut Cx<'_>, object: Value, ty: RecordType, index: Index) -> Outcome {
        Ok(record_of(cx, object, ty, index)?.get(index.0))
    }

    /// Replaces the field of a record at an index.
    ///
    /// `(let* ((t (%make-record-type 'cell '#(x) 1)) (r (%record t 1))) (%record-set! r t 0 5) r) ; => #<record cell x: 5>`
    #[builtin("%record-set!", effect = Writes)]
    fn record_set(
        cx: &mut Cx<'_>,
        object: Value,
        ty: RecordType,
        index: Index,
        value: Value,
    ) -> Result<(), Exit> {
        let record = record_of(cx, object, ty, index)?;
        cx.check_mutable(object)?;
        record.set(cx.heap, index.0, value);
        Ok(())
    }
}
