//! Charts of a program's own data.

use super::display::{show, wrong_data};
use interp::Value;
use interp::builtins;
use interp::value::{Text, real};
use interp::vm::primitive::{Cx, Exit};
use viz::{Bar, Bars};

pub(super) use table::TABLE;

/// So many bars may be given; the chart groups what does not fit.
const BARS_MAX: usize = 10_000;

#[builtins(library = "lambdust notebook")]
mod table {
    use super::*;

    /// Draws a bar for each pair of a label and a number, below the cell.
    ///
    /// `(bar-chart "Fruit" "kg" '(("apples" . 3) ("pears" . 1.5))) ; prints nothing`
    #[builtin("bar-chart", effect = Io)]
    fn bar_chart(cx: &mut Cx<'_>, title: Text, unit: Text, bars: Value) -> Result<(), Exit> {
        let mut data = Vec::new();
        let mut rest = bars;
        while let (Some(item), Some(next)) = (rest.car(), rest.cdr()) {
            if data.len() == BARS_MAX {
                return Err(cx.failure("limit-exceeded", format!("draws at most {BARS_MAX} bars")).into());
            }
            data.push(bar(cx, item)?);
            rest = next;
        }
        if rest != Value::NIL {
            return Err(cx.wrong_type(2, "a list of pairs of a label and a number", bars));
        }
        show(cx, &viz::bundle(&Bars::new(title.to_rust(), unit.to_rust()).bars(data)));
        Ok(())
    }
}

fn bar(cx: &Cx<'_>, item: Value) -> Result<Bar, Exit> {
    let parts = item.car().and_then(interp::value::Text::string_of).zip(item.cdr().and_then(real));
    match parts {
        Some((label, value)) => Ok(Bar::new(label, value.to_f64())),
        None => {
            Err(wrong_data(cx, "pairs of a label (a string) and a number, such as (\"apples\" . 3)", item))
        }
    }
}
