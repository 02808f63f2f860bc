//! The numeric tower: tables of `operation arguments => result`, and identities on random numbers.

use crate::golden;
use crate::random::{Random, property};
use lambdust_interp::number::{Error, Number, parse};
use libtest_mimic::Trial;

/// All tests of numbers.
pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = golden::trials("number", table);
    trials.extend(property("number::text_reads_back", text_reads_back));
    trials.extend(property("number::integers_agree_with_machine_words", integers_agree));
    trials.extend(property("number::flonums_agree_with_the_machine", flonums_agree));
    trials.extend(property("number::fractions_obey_the_laws", fractions_obey_the_laws));
    trials.extend(property("number::conversion_is_correctly_rounded", conversion_is_correctly_rounded));
    trials.extend(property("number::comparison_is_exact", comparison_is_exact));
    trials.extend(property("number::garbage_is_refused", garbage_is_refused));
    trials.push(Trial::test("number::limit", || limit().map_err(Into::into)));
    trials
}

/// Appends its result to each line of a table; a line is an operation and its arguments.
fn table(lines: &str) -> String {
    let mut out = String::new();
    for line in lines.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let result = match words.split_first() {
            None => String::new(),
            Some((&"read", [text])) => match parse(text, 10) {
                Ok(number) => format!("{line} => {}", show(&number)),
                Err(problem) => format!("{line} => {problem:?}"),
            },
            Some((operation, arguments)) => format!("{line} => {}", apply(operation, arguments)),
        };
        out.push_str(&result);
        out.push('\n');
    }
    out
}

fn show(number: &Number) -> String {
    number.to_text(10).expect("every number has a decimal text")
}

fn apply(operation: &str, arguments: &[&str]) -> String {
    let arguments: Vec<Number> =
        arguments.iter().map(|text| parse(text, 10).expect("an argument is a number")).collect();
    match result(operation, &arguments) {
        Ok(text) => text,
        Err(problem) => format!("error: {problem}"),
    }
}

fn result(operation: &str, arguments: &[Number]) -> Result<String, Error> {
    let boolean = |truth: bool| Ok(if truth { "#t" } else { "#f" }.to_owned());
    let pair = |(a, b): (Number, Number)| Ok(format!("{} {}", show(&a), show(&b)));
    let number = match (operation, arguments) {
        ("+", [a, b]) => a.add(b),
        ("-", [a, b]) => a.sub(b),
        ("*", [a, b]) => a.mul(b),
        ("/", [a, b]) => a.div(b),
        ("=", [a, b]) => return boolean(a.num_eq(b)),
        ("<", [a, b]) => return boolean(a.lt(b)?),
        ("<=", [a, b]) => return boolean(a.le(b)?),
        ("eqv?", [a, b]) => return boolean(a.eqv(b)),
        ("even?", [a]) => return boolean(a.is_even()?),
        ("integer?", [a]) => return boolean(a.is_integer()),
        ("rational?", [a]) => return boolean(a.is_rational()),
        ("exact?", [a]) => return boolean(a.is_exact()),
        ("max", [a, b]) => a.max(b),
        ("min", [a, b]) => a.min(b),
        ("abs", [a]) => a.abs(),
        ("floor/", [a, b]) => return pair(a.floor_divide(b)?),
        ("truncate/", [a, b]) => return pair(a.truncate_divide(b)?),
        ("gcd", [a, b]) => a.gcd(b),
        ("lcm", [a, b]) => a.lcm(b),
        ("exact-integer-sqrt", [a]) => return pair(a.exact_integer_sqrt()?),
        ("numerator", [a]) => a.numerator(),
        ("denominator", [a]) => a.denominator(),
        ("floor", [a]) => a.floor(),
        ("ceiling", [a]) => a.ceiling(),
        ("truncate", [a]) => a.truncate(),
        ("round", [a]) => a.round(),
        ("rationalize", [a, b]) => a.rationalize(b),
        ("exact", [a]) => a.exact(),
        ("inexact", [a]) => Ok(a.inexact()),
        ("expt", [a, b]) => a.expt(b),
        ("sqrt", [a]) => a.sqrt(),
        ("exp", [a]) => a.exp(),
        ("log", [a]) => a.log(),
        ("log", [a, b]) => a.log_base(b),
        ("sin", [a]) => a.sin(),
        ("cos", [a]) => a.cos(),
        ("tan", [a]) => a.tan(),
        ("asin", [a]) => a.asin(),
        ("acos", [a]) => a.acos(),
        ("atan", [a]) => a.atan(),
        ("atan", [y, x]) => y.atan2(x),
        ("make-rectangular", [a, b]) => Number::rectangular(a, b),
        ("make-polar", [a, b]) => Number::polar(a, b),
        ("magnitude", [a]) => a.magnitude(),
        ("angle", [a]) => a.angle(),
        ("bitwise-and", [a, b]) => a.bitwise_and(b),
        ("bitwise-ior", [a, b]) => a.bitwise_or(b),
        ("bitwise-xor", [a, b]) => a.bitwise_xor(b),
        ("bitwise-not", [a]) => a.bitwise_not(),
        ("arithmetic-shift", [a, b]) => a.arithmetic_shift(b),
        ("bit-count", [a]) => a.bit_count(),
        ("integer-length", [a]) => a.integer_length(),
        ("first-set-bit", [a]) => a.first_set_bit(),
        ("bit-set?", [index, a]) => return boolean(a.is_bit_set(index)?),
        ("number->string", [a, radix]) => return a.to_text(radix.fixnum().unwrap_or(0) as u32),
        _ => panic!("no such operation: {operation}"),
    };
    number.map(|number| show(&number))
}

fn random_number(random: &mut Random) -> Number {
    match random.below(6) {
        0 => Number::from(random.integer()),
        1 => big(random),
        2 => ratio(random),
        3 => Number::Flonum(random.flonum()),
        4 => Number::rectangular(&ratio(random), &ratio(random)).expect("both parts are real"),
        _ => Number::rectangular(&Number::Flonum(random.flonum()), &Number::Flonum(random.flonum()))
            .expect("both parts are real"),
    }
}

fn big(random: &mut Random) -> Number {
    (0..random.below(5)).fold(Number::from(random.integer()), |product, _| {
        product.mul(&Number::from(random.integer())).expect("the product is small")
    })
}

fn ratio(random: &mut Random) -> Number {
    let (num, den) = (big(random), big(random));
    num.div(&den).unwrap_or(num)
}

fn claim(truth: bool, what: impl FnOnce() -> String) -> Result<(), String> {
    if truth { Ok(()) } else { Err(what()) }
}

fn text_reads_back(seed: u64) -> Result<(), String> {
    let mut random = Random::new(seed);
    let number = random_number(&mut random);
    let radix = if number.is_exact() { 2 + random.below(16) as u32 } else { 10 };
    let text = number.to_text(radix).map_err(|problem| problem.to_string())?;
    let back = Number::from_text(&text, radix).ok_or_else(|| format!("{text} is not read"))?;
    claim(back.eqv(&number), || format!("{number:?} is written {text} and read as {back:?}"))
}

fn integers_agree(seed: u64) -> Result<(), String> {
    let mut random = Random::new(seed);
    let (a, b) = (random.integer(), random.integer());
    let (wide_a, wide_b) = (i128::from(a), i128::from(b));
    let (x, y) = (Number::from(a), Number::from(b));
    let equal = |name: &str, got: Result<Number, Error>, wanted: i128| {
        let same = matches!(&got, Ok(got) if got.eqv(&Number::from(wanted)));
        claim(same, || format!("{a} {name} {b}: {got:?} instead of {wanted}"))
    };
    equal("+", x.add(&y), wide_a + wide_b)?;
    equal("-", x.sub(&y), wide_a - wide_b)?;
    equal("*", x.mul(&y), wide_a * wide_b)?;
    equal("and", x.bitwise_and(&y), wide_a & wide_b)?;
    equal("ior", x.bitwise_or(&y), wide_a | wide_b)?;
    equal("xor", x.bitwise_xor(&y), wide_a ^ wide_b)?;
    equal("shift", x.arithmetic_shift(&Number::from(b % 60)), shifted(wide_a, b % 60))?;
    claim(x.compare(&y) == Ok(Some(a.cmp(&b))), || format!("order of {a} and {b}"))?;
    if b != 0 {
        equal("quotient", x.quotient(&y), wide_a / wide_b)?;
        equal("remainder", x.remainder(&y), wide_a % wide_b)?;
        equal("modulo", x.modulo(&y), (wide_a % wide_b + wide_b) % wide_b)?;
    }
    Ok(())
}

fn shifted(n: i128, count: i64) -> i128 {
    if count >= 0 { n << count } else { n >> -count }
}

fn flonums_agree(seed: u64) -> Result<(), String> {
    let mut random = Random::new(seed);
    let (a, b) = (random.flonum(), random.flonum());
    let (x, y) = (Number::Flonum(a), Number::Flonum(b));
    for (got, wanted) in [(x.add(&y), a + b), (x.sub(&y), a - b), (x.mul(&y), a * b), (x.div(&y), a / b)] {
        let same = matches!(&got, Ok(got) if got.eqv(&Number::Flonum(wanted)));
        claim(same, || format!("{a:e} and {b:e}: {got:?} instead of {wanted:e}"))?;
    }
    let exact = x.exact().map_err(|problem| problem.to_string())?;
    claim(exact.to_f64() == a, || format!("{a:e} is {exact:?} exactly"))
}

fn fractions_obey_the_laws(seed: u64) -> Result<(), String> {
    let mut random = Random::new(seed);
    let (a, b, c) = (ratio(&mut random), ratio(&mut random), ratio(&mut random));
    let law = || -> Result<bool, Error> {
        let distributes = a.mul(&b.add(&c)?)?.eqv(&a.mul(&b)?.add(&a.mul(&c)?)?);
        let cancels = a.add(&b)?.sub(&b)?.eqv(&a);
        let divides = b.is_zero() || a.div(&b)?.mul(&b)?.eqv(&a);
        let parts = a.numerator()?.div(&a.denominator()?)?.eqv(&a);
        let (low, high) = (a.floor()?, a.ceiling()?);
        let rounds = low.le(&a)? && a.le(&high)? && high.sub(&low)?.le(&Number::ONE)?;
        let root = a.mul(&a)?.sqrt()?.eqv(&a.abs()?);
        Ok(distributes && cancels && divides && parts && rounds && root)
    };
    claim(law() == Ok(true), || format!("{a:?} {b:?} {c:?}: {:?}", law()))
}

/// The flonum of a fraction is nearer to it than either neighbour.
fn conversion_is_correctly_rounded(seed: u64) -> Result<(), String> {
    let mut random = Random::new(seed);
    let fraction = ratio(&mut random);
    let near = fraction.to_f64();
    let distance = |x: f64| {
        let exact = Number::Flonum(x).exact()?;
        exact.sub(&fraction)?.abs()
    };
    let nearest = || -> Result<bool, Error> {
        let here = distance(near)?;
        Ok(here.le(&distance(near.next_up())?)? && here.le(&distance(near.next_down())?)?)
    };
    claim(nearest() == Ok(true), || format!("{fraction:?} became {near:e}"))
}

/// A flonum compares with an exact number as its exact value does.
fn comparison_is_exact(seed: u64) -> Result<(), String> {
    let mut random = Random::new(seed);
    let exact = if random.below(2) == 0 { ratio(&mut random) } else { big(&mut random) };
    let near = exact.to_f64();
    let flonum = Number::Flonum(*random.pick(&[near, near.next_up(), near.next_down(), -near]));
    let wanted = flonum.exact().and_then(|value| value.compare(&exact));
    let got = flonum.compare(&exact);
    claim(got == wanted, || format!("{flonum:?} and {exact:?}: {got:?} instead of {wanted:?}"))
}

/// Random texts are numbers or not, but never a panic, and what is a number has a text.
fn garbage_is_refused(seed: u64) -> Result<(), String> {
    let mut random = Random::new(seed);
    let pieces =
        ["#x", "#e", "#i", "+", "-", ".", "e", "/", "@", "i", "0", "1", "9", "a", "f", "inf.0", "nan.0", "#"];
    let text: String = (0..1 + random.below(8)).map(|_| *random.pick(&pieces)).collect();
    let radix = *random.pick(&[2, 10, 16, 36]);
    match parse(&text, radix) {
        Ok(number) => {
            let again = parse(&show(&number), 10).map_err(|problem| format!("{text}: {problem:?}"))?;
            claim(again.eqv(&number), || format!("{text} is {number:?}, then {again:?}"))
        }
        Err(_) => Ok(()),
    }
}

/// Results are computed up to the largest size and refused beyond it.
fn limit() -> Result<(), String> {
    let power = |exponent: i64| Number::Fixnum(2).arithmetic_shift(&Number::from(exponent));
    let most = lambdust_interp::number::MAX_BITS as i64 - 2;
    let largest = power(most).map_err(|problem| problem.to_string())?;
    claim(power(most + 1).err() == Some(Error::TooLarge), || "a shift passes the limit".into())?;
    let twice = largest.add(&largest);
    claim(matches!(twice, Err(Error::TooLarge)), || "a sum passes the limit".into())?;
    claim(largest.sub(&Number::ONE).is_ok(), || "a difference at the limit is refused".into())?;
    let square = Number::Fixnum(10).expt(&Number::from(1_i64 << 40));
    claim(matches!(square, Err(Error::TooLarge)), || "a power passes the limit".into())
}
