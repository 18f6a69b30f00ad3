//! One event as one line of JSON, in the shape of the original's log.

use std::fmt::{self, Debug};

use serde::Serialize;
use serde_json::{Map, Value, json};
use tracing::{
    Event, Subscriber,
    field::{Field, Visit},
};
use tracing_subscriber::{
    fmt::{
        FmtContext, FormatEvent, FormatFields,
        format::Writer,
        time::{FormatTime, SystemTime},
    },
    registry::LookupSpan,
};

/// A field that is logged as JSON instead of as a string.
pub(crate) struct AsJson<'a, T>(pub(crate) &'a T);

impl<T: Serialize> Debug for AsJson<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string(self.0).map_err(|_| fmt::Error)?)
    }
}

/// Writes the fields of the event first, then its location, level, time and message.
pub(super) struct JsonLine;

impl<S, N> FormatEvent<S, N> for JsonLine
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
{
    fn format_event(
        &self,
        _: &FmtContext<'_, S, N>,
        mut writer: Writer<'_>,
        event: &Event<'_>,
    ) -> fmt::Result {
        let mut fields = Fields(Map::new());
        event.record(&mut fields);
        let Fields(mut line) = fields;
        let message = line.shift_remove("message").unwrap_or_default();
        line.insert("logger".to_owned(), json!(event.metadata().target()));
        line.insert(
            "level".to_owned(),
            json!(event.metadata().level().as_str().to_ascii_lowercase()),
        );
        line.insert("type".to_owned(), json!("mlops"));
        line.insert("stage".to_owned(), json!("main"));
        line.insert("timestamp".to_owned(), json!(now()?));
        line.insert("message".to_owned(), message);
        writeln!(writer, "{}", Value::Object(line))
    }
}

fn now() -> Result<String, fmt::Error> {
    let mut text = String::new();
    SystemTime.format_time(&mut Writer::new(&mut text))?;
    Ok(text)
}

struct Fields(Map<String, Value>);

impl Fields {
    fn keep(&mut self, field: &Field, value: Value) {
        self.0.insert(field.name().to_owned(), value);
    }
}

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let text = format!("{value:?}");
        // Only collections are parsed: a message that happens to be a number stays a string.
        let collection = Some(&text)
            .filter(|text| text.starts_with(['[', '{']))
            .and_then(|text| serde_json::from_str(text).ok());
        self.keep(field, collection.unwrap_or(Value::String(text)));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.keep(field, json!(value));
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.keep(field, json!(value));
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.keep(field, json!(value));
    }

    fn record_f64(&mut self, field: &Field, value: f64) {
        self.keep(field, json!(value));
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.keep(field, json!(value));
    }
}
