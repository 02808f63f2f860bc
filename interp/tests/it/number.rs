//! The numeric tower: tables of `operation arguments => result`, and identities on random numbers.

use crate::golden;
use crate::random::{Random, property};
use lambdust_interp::number::{Error, Number, join_flonum, parse, split_flonum};
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
    trials.extend(property("number::digits_agree_with_machine_words", digits_agree));
    trials.extend(property("number::division_obeys_its_laws", division_obeys_its_laws));
    trials.extend(property("number::bits_obey_their_laws", bits_obey_their_laws));
    trials.extend(property("number::exactness_comes_back", exactness_comes_back));
    trials.extend(property("number::simplest_fraction_is_found", simplest_fraction_is_found));
    trials.extend(property("number::inverse_functions_come_back", inverse_functions_come_back));
    trials.extend(property("number::flonums_split_and_join", flonums_split_and_join));
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

/// Any flonum: of ordinary size, any pattern of bits, a power of two or its neighbour.
fn flonum(random: &mut Random) -> f64 {
    match random.below(4) {
        0 => random.flonum(),
        1 => f64::from_bits(random.bits() & 0x7ff << 52 | random.bits() & 1 << 63),
        2 => f64::from_bits((random.bits() & 0x7ff << 52).wrapping_sub(1) & !(1 << 63)),
        _ => f64::from_bits(random.bits()),
    }
}

fn text_reads_back(seed: u64) -> Result<(), String> {
    let mut random = Random::new(seed);
    let number = match random.below(3) {
        0 => Number::Flonum(flonum(&mut random)),
        1 => Number::rectangular(&Number::Flonum(flonum(&mut random)), &Number::Flonum(flonum(&mut random)))
            .map_err(|problem| problem.to_string())?,
        _ => random_number(&mut random),
    };
    // From nineteen on the `i` of complex numbers is a digit.
    let radixes = if number.is_real() { 35 } else { 17 };
    let radix = if random.below(2) == 0 { 10 } else { 2 + random.below(radixes) as u32 };
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

/// The digits of an integer in ten, sixteen, eight and two are those that Rust prints.
fn digits_agree(seed: u64) -> Result<(), String> {
    let mut random = Random::new(seed);
    let wide = (i128::from(random.bits() as i64) << 64 | i128::from(random.bits())) >> random.below(128);
    let number = Number::from(wide);
    let sign = if wide < 0 { "-" } else { "" };
    let magnitude = wide.unsigned_abs();
    for (radix, digits) in [
        (10, format!("{magnitude}")),
        (16, format!("{magnitude:x}")),
        (8, format!("{magnitude:o}")),
        (2, format!("{magnitude:b}")),
    ] {
        let wanted = format!("{sign}{digits}");
        let text = number.to_text(radix).map_err(|problem| problem.to_string())?;
        claim(text == wanted, || format!("{wanted} is written {text}"))?;
        let read = Number::from_text(&wanted, radix);
        claim(read.is_some_and(|read| read.eqv(&number)), || format!("{wanted} is not read"))?;
    }
    Ok(())
}

/// Quotient and remainder give the dividend back, and the remainder is on the right side of the divisor.
fn division_obeys_its_laws(seed: u64) -> Result<(), String> {
    let mut random = Random::new(seed);
    let (a, b) = (big(&mut random), big(&mut random));
    if b.is_zero() {
        return Ok(());
    }
    let law = || -> Result<bool, Error> {
        let small = |rest: &Number| rest.abs()?.lt(&b.abs()?);
        let (quotient, rest) = a.floor_divide(&b)?;
        let sign = rest.is_zero() || rest.is_negative()? == b.is_negative()?;
        let floor = quotient.mul(&b)?.add(&rest)?.eqv(&a) && small(&rest)? && sign;
        let (quotient, rest) = a.truncate_divide(&b)?;
        let sign = rest.is_zero() || rest.is_negative()? == a.is_negative()?;
        let truncate = quotient.mul(&b)?.add(&rest)?.eqv(&a) && small(&rest)? && sign;
        let (divisor, multiple) = (a.gcd(&b)?, a.lcm(&b)?);
        let (left, right) = (a.div(&divisor)?, b.div(&divisor)?);
        let coprime =
            left.is_exact_integer() && right.is_exact_integer() && left.gcd(&right)?.eqv(&Number::ONE);
        let product = divisor.mul(&multiple)?.eqv(&a.mul(&b)?.abs()?);
        let (root, rest) = a.abs()?.exact_integer_sqrt()?;
        let after = root.add(&Number::ONE)?;
        let rooted = root.mul(&root)?.add(&rest)?.eqv(&a.abs()?) && a.abs()?.lt(&after.mul(&after)?)?;
        Ok(floor && truncate && coprime && product && rooted)
    };
    claim(law() == Ok(true), || format!("{a:?} and {b:?}: {:?}", law()))
}

/// The bits of two's complement against sums, products and divisions by powers of two.
fn bits_obey_their_laws(seed: u64) -> Result<(), String> {
    let mut random = Random::new(seed);
    let (a, b) = (big(&mut random), big(&mut random));
    let count = Number::from(random.below(200));
    let law = || -> Result<bool, Error> {
        let (and, or, xor) = (a.bitwise_and(&b)?, a.bitwise_or(&b)?, a.bitwise_xor(&b)?);
        let sums = and.add(&or)?.eqv(&a.add(&b)?) && or.sub(&and)?.eqv(&xor);
        let not = a.bitwise_not()?.add(&a)?.eqv(&Number::Fixnum(-1));
        let power = Number::Fixnum(2).expt(&count)?;
        let left = a.arithmetic_shift(&count)?.eqv(&a.mul(&power)?);
        let right = a.arithmetic_shift(&count.neg())?;
        let shifted = left && right.eqv(&a.floor_quotient(&power)?);
        let bit = a.is_bit_set(&count)? != right.is_even()?;
        let plain = if a.is_negative()? { a.bitwise_not()? } else { a.clone() };
        let digits = plain.to_text(2)?;
        let ones = digits.matches('1').count();
        let length = if plain.is_zero() { 0 } else { digits.len() };
        let counted =
            a.bit_count()?.eqv(&Number::from(ones)) && a.integer_length()?.eqv(&Number::from(length));
        let first = a.first_set_bit()?;
        let lowest = if a.is_zero() {
            first.eqv(&Number::Fixnum(-1))
        } else {
            a.is_bit_set(&first)? && a.modulo(&Number::Fixnum(2).expt(&first)?)?.is_zero()
        };
        Ok(sums && not && shifted && bit && counted && lowest)
    };
    claim(law() == Ok(true), || format!("{a:?} and {b:?}, {count:?} places: {:?}", law()))
}

/// A finite flonum is the flonum of its exact value; a large integer's is the nearest one, ties to even.
fn exactness_comes_back(seed: u64) -> Result<(), String> {
    let mut random = Random::new(seed);
    let x = Some(flonum(&mut random)).filter(|x| x.is_finite()).unwrap_or(0.25);
    let exact = Number::Flonum(x).exact().map_err(|problem| problem.to_string())?;
    claim(exact.is_exact() && exact.to_f64() == x, || format!("{x:e} is {exact:?} exactly"))?;
    let n = i128::from(random.bits()) << random.below(60) | i128::from(random.below(4) as u32);
    let integer = Number::from(n);
    claim(integer.to_f64() == n as f64, || format!("{n} became {:e}", integer.to_f64()))
}

/// `rationalize` against a search through all denominators.
fn simplest_fraction_is_found(seed: u64) -> Result<(), String> {
    let mut random = Random::new(seed);
    let part = |random: &mut Random, most: usize| random.below(most) as i64;
    let (num, den) = (part(&mut random, 2000) - 1000, 1 + part(&mut random, 1000));
    let (tolerance_num, tolerance_den) = (part(&mut random, 50), 1 + part(&mut random, 1000));
    // |p/q - num/den| <= tolerance, multiplied out.
    let near = |p: i64, q: i64| {
        i128::from((p * den - num * q).abs()) * i128::from(tolerance_den)
            <= i128::from(tolerance_num) * i128::from(q * den)
    };
    let search = || -> Option<(i64, i64)> {
        for q in 1..=den {
            let from = (num * q).div_euclid(den);
            let candidates = if near(0, q) { [0, 0] } else { [from, from + 1] };
            let mut fit: Vec<i64> = candidates.into_iter().filter(|&p| near(p, q)).collect();
            // Of several numerators the smallest: walk towards zero as long as it fits.
            for p in &mut fit {
                while *p != 0 && near(*p - p.signum(), q) {
                    *p -= p.signum();
                }
            }
            if let Some(p) = fit.into_iter().min_by_key(|p| p.abs()) {
                return Some((p, q));
            }
        }
        None
    };
    let fraction = |num: i64, den: i64| Number::from(num).div(&Number::from(den));
    let check = || -> Result<bool, Error> {
        let got = fraction(num, den)?.rationalize(&fraction(tolerance_num, tolerance_den)?)?;
        let Some((p, q)) = search() else { return Ok(false) };
        Ok(got.eqv(&fraction(p, q)?))
    };
    claim(check() == Ok(true), || {
        format!("{num}/{den} within {tolerance_num}/{tolerance_den}: {:?}, {:?}", search(), check())
    })
}

/// Functions of complex numbers undo their inverses, to a few digits less than flonums have.
fn inverse_functions_come_back(seed: u64) -> Result<(), String> {
    let mut random = Random::new(seed);
    let mut part = || Number::Flonum((random.bits() >> 11) as f64 / (1_u64 << 51) as f64 - 2.0);
    let z = Number::rectangular(&part(), &part()).map_err(|problem| problem.to_string())?;
    let near = |w: Number| -> Result<bool, Error> {
        let distance = w.sub(&z)?.magnitude()?;
        distance.lt(&Number::Flonum(1e-12))
    };
    let law = || -> Result<[bool; 6], Error> {
        let root = z.sqrt()?;
        Ok([
            near(z.log()?.exp()?)?,
            near(z.asin()?.sin()?)?,
            near(z.acos()?.cos()?)?,
            near(z.atan()?.tan()?)?,
            near(root.mul(&root)?)?,
            !root.real_part().is_negative()?,
        ])
    };
    claim(law() == Ok([true; 6]), || format!("{z:?}: {:?}", law()))
}

/// A flonum in two parts, against its exact value.
fn flonums_split_and_join(seed: u64) -> Result<(), String> {
    let mut random = Random::new(seed);
    let x = flonum(&mut random);
    let Some((fraction, exponent)) = split_flonum(x) else {
        return claim(x == 0.0 || !x.is_finite(), || format!("{x:e} has no parts"));
    };
    claim((0.5..1.0).contains(&fraction.abs()), || format!("{x:e} has the fraction {fraction}"))?;
    claim(join_flonum(fraction, exponent) == x, || format!("{x:e} is not {fraction} and {exponent}"))?;
    let by = random.below(4400) as i64 - 2200;
    let exact = || -> Result<Number, Error> {
        Number::Flonum(x).exact()?.mul(&Number::Fixnum(2).expt(&Number::from(by))?)
    };
    let wanted = exact().map_err(|problem| problem.to_string())?.to_f64();
    let got = join_flonum(x, by);
    claim(got == wanted, || format!("{x:e} times 2^{by} is {got:e} instead of {wanted:e}"))
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
