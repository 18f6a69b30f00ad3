//! The end of the service, as its handlers see it.

use axum::BoxError;
use futures_util::{StreamExt, TryStreamExt, stream, stream::BoxStream};
use hardwire::module;
use tokio::task::yield_now;
use tokio_util::sync::CancellationToken;

use crate::claude::TextStream;

#[module]
impl EndingModule {
    /// Whether the service is ending.
    #[singleton]
    fn ending() -> Ending {
        Ending::default()
    }
}

/// Whether the service is ending. It ends in two steps: new requests are sent elsewhere, then streams are cut off.
#[derive(Clone, Default)]
pub(crate) struct Ending {
    begun: CancellationToken,
    streams: CancellationToken,
}

/// The stream was cut off because the service is ending.
#[derive(Debug, thiserror::Error)]
#[error("the service is ending")]
pub(crate) struct CutOff;

impl Ending {
    /// From now on the service is not ready for more requests.
    pub(crate) fn begin(&self) {
        self.begun.cancel();
    }

    /// From now on no stream goes on.
    pub(crate) fn end_streams(&self) {
        self.streams.cancel();
    }

    pub(crate) fn has_begun(&self) -> bool {
        self.begun.is_cancelled()
    }

    /// What a stream begins with, unless streams are cut off before it is there.
    pub(crate) async fn unless_cut_off<T>(
        &self,
        beginning: impl Future<Output = T>,
    ) -> Result<T, CutOff> {
        self.streams
            .run_until_cancelled(beginning)
            .await
            .ok_or(CutOff)
    }

    /// The same texts. If they are cut off, they end with an error, so that half an answer does not look like a whole
    /// one.
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
                // The server drops what it has not sent yet when a body fails: let it send that first.
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
