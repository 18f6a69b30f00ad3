//! The shutdown from the perspective of handlers.

use axum::BoxError;
use futures_util::{StreamExt, TryStreamExt, stream, stream::BoxStream};
use hardwire::module;
use tokio::task::yield_now;
use tokio_util::sync::CancellationToken;

use crate::claude::TextStream;

#[module]
impl EndingModule {
    /// Notifies handlers of the shutdown.
    #[singleton]
    fn ending() -> Ending {
        Ending::default()
    }
}

/// The state of the shutdown. First the service reports that it is not ready, then it aborts streams.
#[derive(Clone, Default)]
pub(crate) struct Ending {
    begun: CancellationToken,
    streams: CancellationToken,
}

/// A stream was aborted because the service is shutting down.
#[derive(Debug, thiserror::Error)]
#[error("the service is shutting down")]
pub(crate) struct CutOff;

impl Ending {
    /// Marks the service as not ready.
    pub(crate) fn begin(&self) {
        self.begun.cancel();
    }

    /// Aborts all streams, current and future.
    pub(crate) fn end_streams(&self) {
        self.streams.cancel();
    }

    pub(crate) fn has_begun(&self) -> bool {
        self.begun.is_cancelled()
    }

    /// Waits until a stream starts.
    ///
    /// # Errors
    ///
    /// If streams are aborted first.
    pub(crate) async fn unless_cut_off<T>(
        &self,
        beginning: impl Future<Output = T>,
    ) -> Result<T, CutOff> {
        self.streams
            .run_until_cancelled(beginning)
            .await
            .ok_or(CutOff)
    }

    /// The same stream. If it is aborted, it ends with an error: a partial answer must not look complete.
    pub(crate) fn cutting(
        &self,
        texts: TextStream,
    ) -> BoxStream<'static, Result<String, BoxError>> {
        let told = self.streams.clone();
        stream::try_unfold((texts, told), async |(mut texts, told)| {
            let next = tokio::select! {
                biased;
                () = told.cancelled() => None,
                next = texts.try_next() => Some(next?),
            };
            let Some(next) = next else {
                // The server discards buffered output when a body fails. Yield so that it is sent first.
                yield_now().await;
                return Err(CutOff.into());
            };
            Ok(next.map(|text| (text, (texts, told))))
        })
        .boxed()
    }
}

#[cfg(test)]
mod tests {
    use futures_util::{StreamExt, TryStreamExt, stream};

    use super::Ending;

    #[tokio::test]
    async fn a_stream_that_is_not_cut_off_ends_as_it_would() {
        let texts = stream::iter(["a", "b"].map(|text| Ok(text.to_owned())));
        let texts: Vec<_> = Ending::default()
            .cutting(texts.boxed())
            .try_collect()
            .await
            .expect("a clean end");
        assert_eq!(texts, ["a", "b"]);
    }

    #[tokio::test]
    async fn a_stream_that_waits_is_cut_off_with_an_error() {
        let ending = Ending::default();
        let texts = stream::iter([Ok("a".to_owned())]).chain(stream::pending());
        let mut texts = ending.cutting(texts.boxed());
        assert_eq!(
            texts.try_next().await.expect("a text").as_deref(),
            Some("a")
        );
        ending.end_streams();
        assert!(texts.try_next().await.is_err());
    }

    #[tokio::test]
    async fn a_stream_that_has_not_begun_is_cut_off_too() {
        let ending = Ending::default();
        assert!(ending.unless_cut_off(async {}).await.is_ok());
        ending.end_streams();
        let waiting = ending.unless_cut_off(std::future::pending::<()>());
        assert!(waiting.await.is_err());
    }

    #[test]
    fn it_is_ready_until_its_end_begins() {
        let ending = Ending::default();
        assert!(!ending.has_begun());
        ending.begin();
        assert!(ending.has_begun());
    }
}
