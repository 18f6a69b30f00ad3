//! Fits a line through the counts, and finds the exponent of their growth.

/// The instructions for one size.
#[derive(Clone, Copy, Debug)]
pub(super) struct Point {
    pub(super) size: usize,
    pub(super) instructions: u64,
}

/// `intercept + slope * size`, and the exponent of the instructions that the size adds: 1 is linear, 2 is quadratic.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fit {
    pub(super) slope: f64,
    pub(super) intercept: f64,
    pub(super) exponent: f64,
}

impl Fit {
    /// `None` without a point of size 0 and at least two others.
    pub(super) fn of(points: &[Point]) -> Option<Self> {
        let (base, grown) = points.split_first().filter(|(base, _)| base.size == 0)?;
        if grown.len() < 2 {
            return None;
        }
        let all = points.iter();
        let (slope, intercept) = line(all.map(|point| (number(point.size), count(point))));
        let added = grown.iter().map(|point| {
            let added = (count(point) - count(base)).max(1.0);
            (number(point.size).ln(), added.ln())
        });
        let (exponent, _) = line(added);
        Some(Self {
            slope,
            intercept,
            exponent,
        })
    }
}

/// The slope and the intercept by least squares.
fn line(points: impl Iterator<Item = (f64, f64)>) -> (f64, f64) {
    let points: Vec<_> = points.collect();
    let number = number(points.len());
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / number;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let products = points.iter().map(|point| (point.0 - x) * (point.1 - y));
    let squares = points.iter().map(|point| (point.0 - x).powi(2));
    let slope = products.sum::<f64>() / squares.sum::<f64>();
    (slope, slope.mul_add(-x, y))
}

#[allow(clippy::cast_precision_loss, reason = "sizes are small")]
fn number(size: usize) -> f64 {
    size as f64
}

#[allow(clippy::cast_precision_loss, reason = "a fit has few digits")]
fn count(point: &Point) -> f64 {
    point.instructions as f64
}

#[cfg(test)]
mod tests {
    use super::{Fit, Point};

    /// The fit of 1000 instructions, and these for each size.
    fn fit(cost: impl Fn(u64) -> u64) -> Fit {
        let point = |size: usize| Point {
            size,
            instructions: 1000 + cost(size as u64),
        };
        Fit::of(&[0, 10, 100, 1000].map(point)).unwrap()
    }

    #[test]
    fn what_grows_in_a_line_has_exponent_one() {
        let fit = fit(|size| 7 * size);
        assert!((fit.exponent - 1.0).abs() < 0.001, "{fit:?}");
        assert!((fit.slope - 7.0).abs() < 0.001, "{fit:?}");
        assert!((fit.intercept - 1000.0).abs() < 0.001, "{fit:?}");
    }

    #[test]
    fn what_grows_in_squares_has_exponent_two() {
        let fit = fit(|size| size * size);
        assert!((fit.exponent - 2.0).abs() < 0.001, "{fit:?}");
    }

    #[test]
    fn one_size_is_no_growth() {
        let points = [0, 10].map(|size| Point {
            size,
            instructions: 1000,
        });
        assert!(Fit::of(&points).is_none());
    }
}
