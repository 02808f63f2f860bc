//! Several values on their way from `values` to a receiver. One value is itself; any other number
//! travels as an object that only receivers and the echo of a cell look into.

use crate::heap::{Kind, Mutator, NeedSpace, Value};

/// One word for these values.
pub fn pack(heap: &mut Mutator, values: &[Value]) -> Result<Value, NeedSpace> {
    if let [only] = values {
        return Ok(*only);
    }
    let object = heap.alloc_any(Kind::Values, 2 + values.len())?;
    object.set_word(1, Value::fixnum(values.len() as i64).bits());
    for (index, value) in values.iter().enumerate() {
        heap.write(object, 2 + index, *value);
    }
    Ok(object)
}

/// The values behind a word.
pub fn unpack(value: Value) -> Vec<Value> {
    if !value.is_kind(Kind::Values) {
        return vec![value];
    }
    let count = value.slot(1).as_fixnum().unwrap_or(0) as usize;
    (0..count).map(|index| value.slot(2 + index)).collect()
}
