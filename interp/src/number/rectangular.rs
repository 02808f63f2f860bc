//! Inexact complex arithmetic on pairs of machine floats: what the transcendental functions need
//! when an argument or a result leaves the real line. Branch cuts are those of R7RS.

use super::Number;
use std::f64::consts::{FRAC_PI_2, LN_2};
use std::ops::Div;

/// An inexact complex number.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Rectangular {
    /// Real part.
    pub(super) re: f64,
    /// Imaginary part.
    pub(super) im: f64,
}

impl Rectangular {
    /// The principal logarithm.
    pub(super) fn ln(self) -> Rectangular {
        let Rectangular { re, im } = self;
        let length = re.hypot(im);
        let ln = if length.is_infinite() && re.is_finite() && im.is_finite() {
            (re / 2.0).hypot(im / 2.0).ln() + LN_2
        } else if length > 0.5 && length < 2.0 {
            // Near the unit circle the logarithm of the length cancels; the larger part goes first.
            let (large, small) = (re.abs().max(im.abs()), re.abs().min(im.abs()));
            ((large - 1.0) * (large + 1.0) + small * small).ln_1p() / 2.0
        } else {
            length.ln()
        };
        Rectangular { re: ln, im: im.atan2(re) }
    }

    /// e to this power.
    pub(super) fn exp(self) -> Rectangular {
        Rectangular { re: self.im.cos(), im: self.im.sin() }.times_exp(self.re)
    }

    /// Both parts, at most 1 in magnitude, times e to a power that alone may overflow. A zero stays one.
    fn times_exp(self, power: f64) -> Rectangular {
        let half = if power.abs() > 700.0 { (power / 2.0).exp() } else { power.exp() };
        let rest = if power.abs() > 700.0 { half } else { 1.0 };
        let part = |x: f64| if x == 0.0 { x } else { x * half * rest };
        Rectangular { re: part(self.re), im: part(self.im) }
    }

    /// The square root with a positive real part, or with none and an imaginary part that is not negative.
    pub(super) fn sqrt(self) -> Rectangular {
        let root = self.root();
        Rectangular { re: root.re, im: if root.re == 0.0 { root.im.abs() } else { root.im } }
    }

    /// The square root of which the sign of a zero among the parts chooses the side of the cut.
    fn root(self) -> Rectangular {
        let Rectangular { re, im } = self;
        if re == 0.0 && im == 0.0 {
            return Rectangular { re: 0.0, im };
        }
        if im.is_infinite() {
            return Rectangular { re: f64::INFINITY, im };
        }
        // Of the two parts the larger is computed directly, the other from it: no cancellation.
        let large = ((re.abs() / 2.0) + (re / 2.0).hypot(im / 2.0)).sqrt();
        let small = im.abs() / (2.0 * large);
        let (root_re, root_im) = if re >= 0.0 { (large, small) } else { (small, large) };
        Rectangular { re: root_re, im: root_im.copysign(im) }
    }

    /// The sine.
    pub(super) fn sin(self) -> Rectangular {
        let (sin, cos) = self.re.sin_cos();
        if self.im.abs() > 700.0 {
            let turned = Rectangular { re: sin / 2.0, im: (cos / 2.0).copysign(cos * self.im) };
            return turned.times_exp(self.im.abs());
        }
        Rectangular { re: sin * self.im.cosh(), im: cos * self.im.sinh() }
    }

    /// The cosine.
    pub(super) fn cos(self) -> Rectangular {
        let (sin, cos) = self.re.sin_cos();
        if self.im.abs() > 700.0 {
            let turned = Rectangular { re: cos / 2.0, im: (sin / 2.0).copysign(-sin * self.im) };
            return turned.times_exp(self.im.abs());
        }
        Rectangular { re: cos * self.im.cosh(), im: -sin * self.im.sinh() }
    }

    /// The tangent; far from the real line it is ±i, where sine and cosine overflow.
    pub(super) fn tan(self) -> Rectangular {
        if self.im.abs() > 350.0 {
            return Rectangular {
                re: 0.0_f64.copysign((2.0 * self.re).sin()),
                im: 1.0_f64.copysign(self.im),
            };
        }
        self.sin() / self.cos()
    }

    /// `√(1 - z)` and `√(1 + z)`, which keep the sign of an imaginary zero: from them the arc sine and
    /// cosine follow by parts, in range and accurate near the cuts (Kahan, "Branch cuts").
    fn roots_around_one(self) -> (Rectangular, Rectangular) {
        let below = Rectangular { re: 1.0 - self.re, im: -self.im };
        let above = Rectangular { re: 1.0 + self.re, im: self.im };
        (below.root(), above.root())
    }

    /// The arc sine: -i ln(iz + sqrt(1 - z²)).
    pub(super) fn asin(self) -> Rectangular {
        let (below, above) = self.roots_around_one();
        let re = self.re.atan2(below.re * above.re - below.im * above.im);
        let im = (below.re * above.im - below.im * above.re).asinh();
        Rectangular { re, im }
    }

    /// The arc cosine: π/2 - asin z.
    pub(super) fn acos(self) -> Rectangular {
        let (below, above) = self.roots_around_one();
        let re = 2.0 * below.re.atan2(above.re);
        let im = (above.re * below.im - above.im * below.re).asinh();
        Rectangular { re, im }
    }

    /// The arc tangent: (ln(1 + iz) - ln(1 - iz)) / 2i.
    pub(super) fn atan(self) -> Rectangular {
        let Rectangular { re, im } = self;
        if re.hypot(im) > 1e150 {
            // π/2 - 1/z, where squares would overflow.
            let inverse = Rectangular { re: 1.0, im: 0.0 } / self;
            return Rectangular { re: FRAC_PI_2.copysign(re) - inverse.re, im: -inverse.im };
        }
        let angle = (2.0 * re).atan2((1.0 - im) * (1.0 + im) - re * re) / 2.0;
        let (far, near) = (re.hypot(1.0 + im.abs()), re.hypot(1.0 - im.abs()));
        // The logarithm of the quotient of the distances from ±i; the first form is for quotients near 1.
        let ln = if 4.0 * im.abs() < near * near {
            (4.0 * im.abs() / (near * near)).ln_1p() / 4.0
        } else {
            (far / near).ln() / 2.0
        };
        Rectangular { re: angle, im: ln.copysign(im) }
    }
}

impl From<&Number> for Rectangular {
    fn from(n: &Number) -> Rectangular {
        Rectangular { re: n.to_f64(), im: n.imag_part().to_f64() }
    }
}

impl From<Rectangular> for Number {
    fn from(n: Rectangular) -> Number {
        Number::Complex(Box::new((Number::Flonum(n.re), Number::Flonum(n.im))))
    }
}

impl Div for Rectangular {
    type Output = Rectangular;
    /// Scales by the larger part of the divisor first, so that its square cannot overflow.
    fn div(self, other: Rectangular) -> Rectangular {
        if other.re.abs() >= other.im.abs() {
            let ratio = other.im / other.re;
            let scale = other.re + other.im * ratio;
            Rectangular { re: (self.re + self.im * ratio) / scale, im: (self.im - self.re * ratio) / scale }
        } else {
            let ratio = other.re / other.im;
            let scale = other.re * ratio + other.im;
            Rectangular { re: (self.re * ratio + self.im) / scale, im: (self.im * ratio - self.re) / scale }
        }
    }
}
