/// Formats a time with a suitable unit and as many digits as are significant.
pub(crate) fn nanoseconds(time: f64) -> String {
    if time < 1000.0 {
        format!("{time:.0} ns")
    } else {
        format!("{:.2} µs", time / 1000.0)
    }
}

/// Formats a time in seconds.
pub(crate) fn seconds(time: f64) -> String {
    if time < 10.0 {
        format!("{time:.2} s")
    } else {
        format!("{time:.1} s")
    }
}
