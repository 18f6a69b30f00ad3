//! Every form of a teardown can refuse.

#![allow(clippy::unused_self, reason = "teardowns are methods with a receiver")]

use std::marker::PhantomData;
use std::sync::Arc;

use axum::http::StatusCode;
use hardwire::{Outcome, container, inject};
use hardwire_tests::{get, send};

struct Value<const FORM: u8>;

impl Value<0> {
    fn by_value(self) -> Result<(), StatusCode> {
        Err(StatusCode::CONFLICT)
    }
}

impl Value<1> {
    fn by_reference(&self) -> Result<(), StatusCode> {
        Err(StatusCode::CONFLICT)
    }
}

impl Value<2> {
    fn exclusive(&mut self, _: Outcome) -> Result<(), StatusCode> {
        Err(StatusCode::CONFLICT)
    }
}

impl Value<3> {
    async fn later(self) -> Result<(), StatusCode> {
        tokio::task::yield_now().await;
        Err(StatusCode::CONFLICT)
    }
}

impl Value<4> {
    async fn later_by_reference(&self, _: Outcome) -> Result<(), StatusCode> {
        tokio::task::yield_now().await;
        Err(StatusCode::CONFLICT)
    }
}

impl Value<5> {
    async fn later_exclusive(&mut self) -> Result<(), StatusCode> {
        tokio::task::yield_now().await;
        Err(StatusCode::CONFLICT)
    }
}

type Ended = Result<(), StatusCode>;

impl Value<6> {
    async fn by_another_name(&self) -> Ended {
        Err(StatusCode::CONFLICT)
    }
}

impl Value<7> {
    async fn shared(&self) -> Result<(), StatusCode> {
        Err(StatusCode::CONFLICT)
    }
}

struct Generic<T>(PhantomData<T>);

impl<T: Send> Generic<T> {
    async fn close(self) -> Result<(), StatusCode> {
        Err(StatusCode::CONFLICT)
    }
}

#[container]
impl App {
    #[request(teardown = Value::by_value)]
    fn zero() -> Value<0> {
        Value
    }

    #[request(teardown = Value::by_reference)]
    fn one() -> Value<1> {
        Value
    }

    #[request(teardown = Value::exclusive)]
    fn two() -> Value<2> {
        Value
    }

    #[request(teardown = Value::later)]
    fn three() -> Value<3> {
        Value
    }

    #[request(teardown = Value::later_by_reference)]
    fn four() -> Value<4> {
        Value
    }

    #[request(teardown = Value::later_exclusive)]
    fn five() -> Value<5> {
        Value
    }

    #[request(teardown = Value::by_another_name)]
    fn six() -> Value<6> {
        Value
    }

    #[request(teardown = Value::shared)]
    fn seven() -> Arc<Value<7>> {
        Arc::new(Value)
    }

    #[request(teardown = Generic::close)]
    fn generic<T: Send>() -> Generic<T> {
        Generic(PhantomData)
    }
}

macro_rules! refuses {
    ($($test:ident: $type:ty)*) => {$(
        #[tokio::test]
        async fn $test() {
            #[inject]
            async fn handler(_: &$type) -> StatusCode {
                StatusCode::CREATED
            }

            let app = App::build().await.unwrap();
            let (status, _) = send(handler, &app, get("/")).await;
            assert_eq!(status, StatusCode::CONFLICT);
        }
    )*};
}

refuses! {
    a_function_of_the_value_refuses: Value<0>
    a_function_of_a_reference_refuses: Value<1>
    a_function_of_an_exclusive_reference_refuses: Value<2>
    an_async_function_of_the_value_refuses: Value<3>
    an_async_function_of_a_reference_refuses: Value<4>
    an_async_function_of_an_exclusive_reference_refuses: Value<5>
    a_result_by_another_name_refuses: Value<6>
    a_function_of_what_is_in_an_arc_refuses: Value<7>
    that_of_a_generic_provider_refuses: Generic<u8>
}
