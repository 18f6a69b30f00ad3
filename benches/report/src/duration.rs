/// A time as people read it: with as many digits as were measured.
pub(crate) fn nanoseconds(time: f64) -> String {
    if time < 1000.0 {
        format!("{time:.0} ns")
    } else {
        format!("{:.2} µs", time / 1000.0)
    }
}

/// A time of seconds.
pub(crate) fn seconds(time: f64) -> String {
    if time < 10.0 {
        format!("{time:.2} s")
    } else {
        format!("{time:.1} s")
    }
}
